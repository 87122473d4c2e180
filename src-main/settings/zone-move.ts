import { titleOf, type Booking } from '../../src-shared/domain/booking.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import { rezoned, type Rezoned, type ZonePreview } from '../../src-shared/domain/zone-change.ts';
import { putBooking, readNames, upcomingBookings } from '../bookings/booking-repo.ts';
import { writeBooking } from '../bookings/booking-writer.ts';
import { overlapsOf } from '../clashes/clash-finder.ts';
import type { Db, Tx } from '../database/schema.ts';
import type { ItemChanged } from '../history/item-changed.ts';

export type ZoneMove = { from: string; to: string; now: number };

type Candidate = { booking: Booking; move: Exclude<Rezoned, { kind: 'same' }> };

/** The bookings that have not begun and whose hour is meant in the zone that is left. */
async function candidates(db: Db, { from, to, now }: ZoneMove): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (const booking of await upcomingBookings(db, now, 'all')) {
    const move = rezoned(booking.when, from, to);
    const hasBegun = !booking.when.allDay && booking.when.startAt <= now;
    if (move.kind !== 'same' && !hasBegun) found.push({ booking, move });
  }
  return found;
}

/** What a change of the zone would touch. */
export async function previewZoneMove(db: Db, move: ZoneMove): Promise<ZonePreview> {
  const coming = await candidates(db, move);
  const unclear: ZonePreview['unclear'] = [];
  for (const one of coming) {
    if (one.move.kind === 'moved') continue;
    const { clientName, serviceName } = await readNames(db, one.booking);
    const title = titleOf(one.booking, clientName, serviceName);
    unclear.push({ id: one.booking.id, title, start: one.move.start, kind: one.move.kind });
  }
  return { coming: coming.length, unclear };
}

/**
 * Gives every coming booking the same hour in the new zone, and answers how each was and is. Refused while an hour is
 * unclear there: which is meant only the person knows. They move together, so that they do not get in each other's
 * way; what then still overlaps a booking of another zone was accepted with the move.
 */
export async function keepClock(
  tx: Tx,
  itemChanged: ItemChanged,
  move: ZoneMove,
): Promise<{ before: Booking; after: Booking }[]> {
  const moved = (await candidates(tx, move)).map(({ booking, move: found }) => {
    if (found.kind !== 'moved') refuseUnclear();
    return { before: booking, after: { ...booking, when: found.when } };
  });
  for (const { after } of moved) await putBooking(tx, after);
  const written: { before: Booking; after: Booking }[] = [];
  for (const { before, after } of moved) {
    const overlapAccepted = (await overlapsOf(tx, after, after.id)).length > 0;
    const step = { source: 'person' as const, kind: 'zone-changed', at: move.now };
    const next = { ...after, overlapAccepted };
    written.push({ before, after: await writeBooking(tx, itemChanged, before, next, step) });
  }
  return written;
}

function refuseUnclear(): never {
  throw new ExpectedError(
    'not-allowed',
    'Some coming bookings would be at an hour that does not exist there on their day, or exists twice. Nothing was changed. Move those first, or keep all bookings at their moment.',
    { field: 'practiceTimeZone' },
  );
}
