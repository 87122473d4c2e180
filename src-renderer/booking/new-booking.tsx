import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Settings } from '../../src-shared/domain/settings.ts';
import type { WallTime, When } from '../../src-shared/domain/time.ts';
import { positionNow } from '../calendar/position-store.ts';
import { useSettings } from '../store/settings-store.ts';
import { now } from '../ui/clock.ts';
import { tellFailure } from '../ui/notify.tsx';
import { BookingForm } from './booking-form.tsx';
import type { Beginning, NewBookingDialog } from './dialog-store.ts';
import { firstFreeStart, likelyDay } from './first-start.ts';
import { newValues } from './form-values.ts';
import type { FormValues } from './form-values.ts';

/** The time to begin with; where only a day is given, its first free one. */
async function timeOf(
  beginning: Beginning,
  settings: Settings,
): Promise<{ when: When } | { start: WallTime }> {
  if (!('day' in beginning)) return beginning;
  const day = beginning.day ?? likelyDay(positionNow(), settings, now());
  return { start: await firstFreeStart(day, settings) };
}

type Props = {
  dialog: NewBookingDialog;
  onDirty: (isDirty: boolean) => void;
  onClose: () => void;
};

/** The fields of a new booking, at the time the person pointed at, else at the first free one. */
export function NewBooking({ dialog, onDirty, onClose }: Props): ReactNode {
  const settings = useSettings((state) => state.settings);
  const timeZone = settings.practiceTimeZone;
  const [initial, setInitial] = useState<FormValues | null>(null);

  useEffect(() => {
    const { beginning, client, service } = dialog;
    timeOf(beginning, settings)
      .then((time) => setInitial(newValues({ time, client, service }, timeZone)))
      .catch(tellFailure);
    // oxlint-disable-next-line react/exhaustive-deps -- once, when it opens: what is typed later must stay
  }, []);

  if (initial === null) return null;
  return (
    <BookingForm
      booking={null}
      initial={initial}
      lengthIsMeant={dialog.lengthIsMeant}
      waitingId={dialog.waitingId}
      timeZone={timeZone}
      onDirty={onDirty}
      onClose={onClose}
    />
  );
}
