import { titleOf, type Booking } from '../../src-shared/domain/booking.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { BookingId, SlotId } from '../../src-shared/domain/ids.ts';
import { slotTitleOf, type Slot } from '../../src-shared/domain/slot.ts';
import { rezoned, type Rezoned, type ZonePreview } from '../../src-shared/domain/zone-change.ts';
import { comingSlots } from '../availability/slot-repo.ts';
import { slotImage, weeklyImage } from '../availability/slot-undo.ts';
import { writeSlot } from '../availability/slot-writer.ts';
import { putWeeklySlot, weeklySlotsInZone } from '../availability/weekly-slot-repo.ts';
import { putBooking, readNames, upcomingBookings } from '../bookings/booking-repo.ts';
import { writeBooking } from '../bookings/booking-writer.ts';
import { overlapsOf } from '../clashes/clash-finder.ts';
import type { Db, Tx } from '../database/schema.ts';
import type { ItemChanged } from '../history/item-changed.ts';
import { putSeries, seriesInZone } from '../series/series-repo.ts';
import type { UndoStep } from '../undo/undo-step.ts';
import { t } from '../../src-shared/words/words.ts';

export type ZoneMove = { from: string; to: string; now: number };

type Found = Exclude<Rezoned, { kind: 'same' }>;
type Candidate = { booking: Booking; move: Found };
type SlotCandidate = { slot: Slot; move: Found };

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

/** The openings of which the same is true. */
async function slotCandidates(db: Db, { from, to, now }: ZoneMove): Promise<SlotCandidate[]> {
  return (await comingSlots(db, now)).flatMap((slot) => {
    const move = rezoned(slot.when, from, to);
    return move.kind === 'same' ? [] : [{ slot, move }];
  });
}

/** What a change of the zone would touch. */
export async function previewZoneMove(db: Db, move: ZoneMove): Promise<ZonePreview> {
  const coming = await candidates(db, move);
  const openings = await slotCandidates(db, move);
  const unclear: ZonePreview['unclear'] = [];
  for (const one of coming) {
    if (one.move.kind === 'moved') continue;
    const { clientName, serviceName } = await readNames(db, one.booking);
    const title = titleOf(one.booking, clientName, serviceName);
    unclear.push({ id: one.booking.id, title, start: one.move.start, kind: one.move.kind });
  }
  for (const { slot, move: found } of openings) {
    if (found.kind === 'moved') continue;
    unclear.push({ id: slot.id, title: slotTitleOf(slot), start: found.start, kind: found.kind });
  }
  return { coming: coming.length, openings: openings.length, unclear };
}

/** What kept its hour, as a step remembers it, and which items are to be sent again. */
export type KeptClock = { parts: UndoStep['parts']; bookingIds: BookingId[]; slotIds: SlotId[] };

/**
 * Gives all that is to come the same hour in the new zone: bookings, the series and weekly openings from which further
 * ones are made, and openings. Refused while an hour is unclear there: which is meant only the person knows.
 */
export async function keepClock(
  tx: Tx,
  itemChanged: ItemChanged,
  move: ZoneMove,
): Promise<KeptClock> {
  const bookings = await moveBookings(tx, itemChanged, move);
  const slots = await moveSlots(tx, itemChanged, move);
  const moved = bookings.flatMap(({ after }) => after.seriesId ?? []);
  return {
    parts: [
      ...(await moveSeries(tx, move, moved)),
      ...(await moveWeekly(tx, move)),
      ...slots,
      ...bookings.map((one) => ({ kind: 'booking', id: one.after.id, ...one })),
    ],
    bookingIds: bookings.map(({ after }) => after.id),
    slotIds: slots.map(({ id }) => id),
  };
}

/**
 * The bookings move together, so that they do not get in each other's way; what then still overlaps a booking of
 * another zone was accepted with the move.
 */
async function moveBookings(
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

async function moveSlots(tx: Tx, itemChanged: ItemChanged, move: ZoneMove) {
  const parts: (UndoStep['parts'][number] & { id: SlotId })[] = [];
  for (const { slot, move: found } of await slotCandidates(tx, move)) {
    if (found.kind !== 'moved') refuseUnclear();
    const step = { kind: 'zone-changed', at: move.now };
    const after = await writeSlot(tx, itemChanged, slot, { ...slot, when: found.when }, step);
    parts.push({ kind: 'slot', id: slot.id, before: slotImage(slot), after: slotImage(after) });
  }
  return parts;
}

/** The series that go on, and those that ended of which a booking moved. */
async function moveSeries(
  tx: Tx,
  { from, to, now }: ZoneMove,
  moved: readonly string[],
): Promise<UndoStep['parts']> {
  const parts: UndoStep['parts'] = [];
  for (const before of await seriesInZone(tx, from, moved)) {
    const rule = { ...before.rule, timeZone: to };
    const after = { ...before, rule, revision: before.revision + 1, changedAt: now };
    await putSeries(tx, after);
    parts.push({ kind: 'series', id: before.id, before, after });
  }
  return parts;
}

async function moveWeekly(tx: Tx, { from, to }: ZoneMove): Promise<UndoStep['parts']> {
  const parts: UndoStep['parts'] = [];
  for (const before of await weeklySlotsInZone(tx, from)) {
    const after = { ...before, timeZone: to };
    await putWeeklySlot(tx, after);
    const images = { before: weeklyImage(before), after: weeklyImage(after) };
    parts.push({ kind: 'weekly-slot', id: before.id, ...images });
  }
  return parts;
}

function refuseUnclear(): never {
  throw new ExpectedError('not-allowed', t('refusals:hours.unclear'), {
    field: 'practiceTimeZone',
  });
}
