import type { Booking } from '../../src-shared/domain/booking.ts';
import { bookingOf } from '../bookings/booking-repo.ts';
import type { Db } from '../database/schema.ts';

/** The bookings of a service that begin after an instant, whatever their state, in order of time. */
export async function comingOfService(db: Db, serviceId: string, now: number): Promise<Booking[]> {
  const rows = await db
    .selectFrom('booking')
    .selectAll()
    .where('service_id', '=', serviceId)
    .where('start_at', '>', now)
    .where('deleted_at', 'is', null)
    .orderBy('start_at')
    .orderBy('seq')
    .execute();
  return rows.map(bookingOf);
}
