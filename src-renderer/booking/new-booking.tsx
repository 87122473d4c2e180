import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Client } from '../../src-shared/domain/client.ts';
import { startOfDay } from '../../src-shared/domain/time.ts';
import type { WallTime, When } from '../../src-shared/domain/time.ts';
import { ask } from '../bridge.ts';
import { positionNow } from '../calendar/position-store.ts';
import { useSettings } from '../store/settings-store.ts';
import { now } from '../ui/clock.ts';
import { addDays } from '../ui/format.ts';
import { BookingForm } from './booking-form.tsx';
import { firstFreeStart, likelyDay } from './first-start.ts';
import { newValues } from './form-values.ts';
import type { FormValues } from './form-values.ts';

type Props = {
  dialog: {
    when: When | null;
    startAsked: WallTime | null;
    lengthIsMeant: boolean;
    client: Client | null;
  };
  onDirty: (isDirty: boolean) => void;
  onClose: () => void;
};

/** The fields of a new booking, at the time the person pointed at, else at the first free one. */
export function NewBooking({ dialog, onDirty, onClose }: Props): ReactNode {
  const settings = useSettings((state) => state.settings);
  const timeZone = settings.practiceTimeZone;
  const [initial, setInitial] = useState<FormValues | null>(null);

  useEffect(() => {
    const { when, startAsked, client } = dialog;
    if (when !== null) setInitial(newValues({ time: { when }, client }, timeZone));
    else if (startAsked !== null)
      setInitial(newValues({ time: { start: startAsked }, client }, timeZone));
    else {
      const day = likelyDay(positionNow(), settings, now());
      const range = {
        fromAt: startOfDay(day, timeZone),
        toAt: startOfDay(addDays(day, 1), timeZone),
      };
      void ask('bookings.inRange', range)
        .catch(() => [])
        .then((bookings) =>
          setInitial(
            newValues(
              { time: { start: firstFreeStart(day, bookings, settings, now()) }, client },
              timeZone,
            ),
          ),
        );
    }
    // oxlint-disable-next-line react/exhaustive-deps -- once, when it opens: what is typed later must stay
  }, []);

  if (initial === null) return null;
  return (
    <BookingForm
      booking={null}
      initial={initial}
      lengthIsMeant={dialog.lengthIsMeant}
      timeZone={timeZone}
      onDirty={onDirty}
      onClose={onClose}
    />
  );
}
