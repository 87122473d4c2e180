import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { keepBooking } from '../store/bookings-store.ts';
import { tellFailure } from '../ui/notify.tsx';
import { usePackages } from './use-packages.ts';

/** Lets a booking use up a session of one of the client's packages; not there when the client has none that fits. */
export function PackageChoice({
  booking,
  isDisabled,
}: {
  booking: BookingView;
  isDisabled: boolean;
}): ReactNode {
  const packages = usePackages(booking.clientId) ?? [];
  const fitting = packages.filter(
    (owned) =>
      owned.id === booking.packageId ||
      (owned.left > 0 && (owned.serviceId === null || owned.serviceId === booking.serviceId)),
  );
  if (fitting.length === 0) return null;

  function choose(packageId: string | null): void {
    const { id, revision } = booking;
    const owned = fitting.find((one) => one.id === packageId) ?? null;
    const changes = { packageId: owned?.id ?? null };
    ask('bookings.change', { id, revision, changes, bookAnyway: booking.overlapAccepted })
      .then(keepBooking)
      .catch(tellFailure);
  }

  return (
    <Select
      label={t('money:packageChoice.label')}
      placeholder={t('money:packageChoice.none')}
      clearable
      clearButtonProps={{ 'aria-label': t('money:packageChoice.clear') }}
      disabled={isDisabled}
      value={booking.packageId}
      onChange={choose}
      data={fitting.map((owned) => ({
        value: owned.id,
        label: t('money:packageChoice.left', { name: owned.name, count: owned.left }),
      }))}
    />
  );
}
