import type { BookingId } from '../../src-shared/domain/ids.ts';
import type { Service } from '../../src-shared/domain/service.ts';
import { resendUpcoming } from '../bookings/resend.ts';
import type { Tx } from '../database/schema.ts';
import type { ItemChanged } from '../history/item-changed.ts';
import { putService } from './service-repo.ts';

/**
 * Stores the next state of a service with the risen revision; a new name also goes out with the coming bookings whose
 * title follows it. Answers those.
 */
export async function writeService(
  tx: Tx,
  itemChanged: ItemChanged,
  before: Service | null,
  after: Service,
  at: number,
): Promise<{ service: Service; bookingIds: BookingId[] }> {
  const service = { ...after, revision: (before?.revision ?? 0) + 1 };
  await putService(tx, service, at);
  if (before === null || before.name === service.name) return { service, bookingIds: [] };
  const bookingIds = await resendUpcoming(
    tx,
    itemChanged,
    { following: { serviceId: service.id } },
    {
      at,
      kind: 'service-renamed',
      changes: [{ field: 'serviceName', from: before.name, to: service.name }],
    },
  );
  return { service, bookingIds };
}
