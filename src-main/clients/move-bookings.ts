import { changedForCalendar } from '../../src-shared/domain/event-content.ts';
import type { Booking } from '../../src-shared/domain/booking.ts';
import type { Client } from '../../src-shared/domain/client.ts';
import type { BookingId } from '../../src-shared/domain/ids.ts';
import { spanOf } from '../../src-shared/domain/time.ts';
import { writeBooking } from '../bookings/booking-writer.ts';
import type { Tx } from '../database/schema.ts';
import { recordHistory } from '../history/history-repo.ts';
import type { ItemChanged } from '../history/item-changed.ts';
import { readPracticeTimeZone } from '../settings/settings-repo.ts';
import { readItems } from '../sync/item-repo.ts';
import { moveQuietly } from './client-merge-repo.ts';

type Move = { bookings: readonly Booking[]; from: Client; to: Client; kind: string; at: number };

/**
 * Gives bookings to another client. Only a coming one of which the calendar then says something else gets a new
 * revision, and is sent again; each has the step in its history. Answers those that are sent again.
 */
export async function moveBookings(
  tx: Tx,
  itemChanged: ItemChanged,
  { bookings, from, to, kind, at }: Move,
): Promise<BookingId[]> {
  const keys = bookings.map(({ id }) => ({ kind: 'booking' as const, id }));
  const zone = await readPracticeTimeZone(tx);
  const before = await readItems(tx, keys);
  await moveQuietly(
    tx,
    keys.map(({ id }) => id),
    to.id,
    at,
  );
  const after = await readItems(tx, keys);
  // Not the booking's own field: the step is taken back with the merge, never by itself.
  const changes = [{ field: 'clientName', from: from.name, to: to.name }];
  const sent: BookingId[] = [];
  for (const booking of bookings) {
    const isComing = spanOf(booking.when, zone).endAt > at;
    const isSeen = changedForCalendar(
      before.get(booking.id)?.wanted ?? null,
      after.get(booking.id)?.wanted ?? null,
    );
    if (isComing && isSeen) {
      const moved = { ...booking, clientId: to.id };
      await writeBooking(tx, itemChanged, booking, moved, { source: 'person', kind, at, changes });
      sent.push(booking.id);
      continue;
    }
    await recordHistory(tx, {
      itemKind: 'booking',
      itemId: booking.id,
      revision: booking.revision,
      at,
      source: 'person',
      kind,
      changes,
    });
  }
  return sent;
}
