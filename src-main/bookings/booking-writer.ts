import type { Booking } from '../../src-shared/domain/booking.ts';
import { changesBetween } from '../../src-shared/domain/booking-changes.ts';
import type { FieldChange } from '../../src-shared/domain/field-changes.ts';
import type { Tx } from '../database/schema.ts';
import { recordHistory, type HistoryEntry } from '../history/history-repo.ts';
import type { ItemChanged } from '../history/item-changed.ts';
import { deleteBooking, findDeletedBooking, putBooking } from './booking-repo.ts';

export type BookingStep = Pick<HistoryEntry, 'source' | 'kind' | 'at'> & {
  /** What the history says when it is not the difference of the booking's own fields. */
  changes?: FieldChange[];
};

/**
 * Stores the next state of a booking with all that belongs to it: the risen revision, its history and its calendar
 * link. One that was deleted comes back under its id, and its revision goes on rising.
 */
export async function writeBooking(
  tx: Tx,
  itemChanged: ItemChanged,
  before: Booking | null,
  after: Booking,
  step: BookingStep,
): Promise<Booking> {
  const earlier = before ?? (await findDeletedBooking(tx, after.id));
  const next = { ...after, revision: (earlier?.revision ?? 0) + 1, changedAt: step.at };
  await putBooking(tx, next);
  await recordHistory(tx, {
    itemKind: 'booking',
    itemId: next.id,
    revision: next.revision,
    at: step.at,
    source: step.source,
    kind: step.kind,
    changes: step.changes ?? changesBetween(before, next),
  });
  await itemChanged(tx, 'booking', next.id);
  return next;
}

/** Takes a booking out of the book; its event goes from the calendar, and its history and its row stay. */
export async function removeBooking(
  tx: Tx,
  itemChanged: ItemChanged,
  booking: Booking,
  step: BookingStep,
): Promise<void> {
  const gone = { ...booking, revision: booking.revision + 1 };
  await deleteBooking(tx, gone, step.at);
  await recordHistory(tx, {
    itemKind: 'booking',
    itemId: gone.id,
    revision: gone.revision,
    at: step.at,
    source: step.source,
    kind: step.kind,
    changes: step.changes ?? [],
  });
  await itemChanged(tx, 'booking', gone.id);
}
