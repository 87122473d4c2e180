import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Service } from '../../src-shared/domain/service.ts';
import type { Settings } from '../../src-shared/domain/settings.ts';
import type { WallTime, When } from '../../src-shared/domain/time.ts';
import { positionNow, shownDaysNow } from '../calendar/position-store.ts';
import { useServices } from '../store/services-store.ts';
import { useSettings } from '../store/settings-store.ts';
import { now } from '../ui/clock.ts';
import { tellFailure } from '../ui/notify.tsx';
import { BookingForm } from './booking-form.tsx';
import type { Beginning, NewBookingDialog } from './dialog-store.ts';
import { firstFreeStart, likelyDay } from './first-start.ts';
import { newValues, withService } from './form-values.ts';
import type { FormValues } from './form-values.ts';
import { findLastService } from './last-service.ts';

/** The time to begin with: where only a day is given, its first free one, and where none is, the next there is. */
async function timeOf(
  beginning: Beginning,
  settings: Settings,
  service: Service | null,
): Promise<{ when: When } | { start: WallTime }> {
  if (!('day' in beginning)) return beginning;
  const shown = positionNow().day === null ? null : shownDaysNow();
  const day = beginning.day ?? likelyDay(shown, settings, now());
  const first = { day, isMeant: beginning.day !== null };
  return { start: await firstFreeStart(first, settings, service) };
}

/** The fields to begin with, with the service that was asked for; for a client that is known already, what they came for last time. */
async function beginWith(
  { beginning, lengthIsMeant, client, service, waitingId }: NewBookingDialog,
  settings: Settings,
  services: readonly Service[],
): Promise<FormValues> {
  const isOpen = client !== null && service === null && waitingId === null;
  const asked = 'day' in beginning ? services.find(({ id }) => id === service?.id) : undefined;
  const usual = isOpen ? await findLastService(client.id, services) : (asked ?? null);
  const time = await timeOf(beginning, settings, usual);
  const values = newValues({ time, client, service }, settings.practiceTimeZone);
  return usual === null ? values : withService(values, usual, lengthIsMeant);
}

type Props = {
  dialog: NewBookingDialog;
  onDirty: (isDirty: boolean) => void;
  onClose: () => void;
};

/** The fields of a new booking, at the time the person pointed at, else at the first free one. */
export function NewBooking({ dialog, onDirty, onClose }: Props): ReactNode {
  const settings = useSettings((state) => state.settings);
  const services = useServices((state) => state.services);
  const [initial, setInitial] = useState<FormValues | null>(null);
  const { beginning } = dialog;

  useEffect(() => {
    beginWith(dialog, settings, services).then(setInitial).catch(tellFailure);
    // oxlint-disable-next-line react/exhaustive-deps -- once, when it opens: what is typed later must stay
  }, []);

  if (initial === null) return null;
  return (
    <BookingForm
      booking={null}
      initial={initial}
      lengthIsMeant={dialog.lengthIsMeant}
      likely={'day' in beginning ? beginning : null}
      isServiceFilled={dialog.service === null && initial.service !== null}
      waitingId={dialog.waitingId}
      timeZone={settings.practiceTimeZone}
      onDirty={onDirty}
      onClose={onClose}
    />
  );
}
