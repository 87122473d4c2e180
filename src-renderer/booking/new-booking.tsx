import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Service } from '../../src-shared/domain/service.ts';
import type { Settings } from '../../src-shared/domain/settings.ts';
import { positionNow, shownDaysNow } from '../calendar/position-store.ts';
import { useServices } from '../store/services-store.ts';
import { useSettings } from '../store/settings-store.ts';
import { now } from '../ui/clock.ts';
import { tellFailure } from '../ui/notify.tsx';
import { BookingForm } from './booking-form.tsx';
import type { Beginning, NewBookingDialog } from './dialog-store.ts';
import { firstDay, firstFreeStart } from './first-start.ts';
import { newValues, withService } from './form-values.ts';
import type { FormValues, Preset } from './form-values.ts';
import { findLastService } from './last-service.ts';
import type { Likely } from './use-filling.ts';

type Start = { values: FormValues; likely: Likely | null };

/** The fields to begin with, with the service that was asked for; for a client that is known already, what they came for last time. */
async function beginWith(
  { beginning, lengthIsMeant, client, service, waitingId }: NewBookingDialog,
  settings: Settings,
  services: readonly Service[],
): Promise<Start> {
  const isOpen = client !== null && service === null && waitingId === null;
  const asked = 'day' in beginning ? services.find(({ id }) => id === service?.id) : undefined;
  const usual = isOpen ? await findLastService(client.id, services) : (asked ?? null);
  const { time, likely } = await timeOf(beginning, settings, usual);
  const values = newValues({ time, client, service }, settings.practiceTimeZone);
  return { values: usual === null ? values : withService(values, usual, lengthIsMeant), likely };
}

/** The time to begin with: where only a day is given, its first free one, and where none is, the next there is. */
async function timeOf(
  beginning: Beginning,
  settings: Settings,
  service: Service | null,
): Promise<{ time: Preset['time']; likely: Likely | null }> {
  if (!('day' in beginning)) return { time: beginning, likely: null };
  const shown = positionNow().day === null ? null : shownDaysNow();
  const first = firstDay(beginning.day, shown, settings, now());
  const start = await firstFreeStart(first, settings, service);
  return { time: { start }, likely: { day: first.isMeant ? first.day : null } };
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
  const [start, setStart] = useState<Start | null>(null);

  useEffect(() => {
    beginWith(dialog, settings, services).then(setStart).catch(tellFailure);
    // oxlint-disable-next-line react/exhaustive-deps -- once, when it opens: what is typed later must stay
  }, []);

  if (start === null) return null;
  return (
    <BookingForm
      booking={null}
      initial={start.values}
      lengthIsMeant={dialog.lengthIsMeant}
      likely={start.likely}
      isServiceFilled={dialog.service === null && start.values.service !== null}
      waitingId={dialog.waitingId}
      timeZone={settings.practiceTimeZone}
      onDirty={onDirty}
      onClose={onClose}
    />
  );
}
