import type { FieldChange } from '../../src-shared/domain/field-changes.ts';
import type { BookingId } from '../../src-shared/domain/ids.ts';
import type { Tx } from '../database/schema.ts';
import type { ItemChanged } from '../history/item-changed.ts';
import { upcomingBookings, type Upcoming } from './booking-repo.ts';
import { writeBooking } from './booking-writer.ts';

/**
 * Gives the bookings that are not over yet, nor cancelled, a new revision, because what the calendar gets to see
 * of them changed though they themselves did not. Answers which they are.
 */
export async function resendUpcoming(
  tx: Tx,
  itemChanged: ItemChanged,
  which: Upcoming,
  step: { at: number; kind: string; changes: FieldChange[] },
): Promise<BookingId[]> {
  const bookings = await upcomingBookings(tx, step.at, which);
  for (const booking of bookings) {
    await writeBooking(tx, itemChanged, booking, booking, { ...step, source: 'person' });
  }
  return bookings.map((booking) => booking.id);
}
