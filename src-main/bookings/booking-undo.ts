import { Booking } from '../../src-shared/domain/booking.ts';
import { claimsTime, takesTime } from '../../src-shared/domain/booking-changes.ts';
import type { FieldChange } from '../../src-shared/domain/field-changes.ts';
import { spanOf, When } from '../../src-shared/domain/time.ts';
import type { Db, Tx } from '../database/schema.ts';
import { readTimeline } from '../history/history-repo.ts';
import type { ItemChanged } from '../history/item-changed.ts';
import { readPracticeTimeZone } from '../settings/settings-repo.ts';
import { describeItemChange } from '../undo/describe-change.ts';
import { readImage } from '../undo/read-image.ts';
import type { Settling, UndoKind } from '../undo/undo-kind.ts';
import { findBooking } from './booking-repo.ts';
import { removeBooking, writeBooking } from './booking-writer.ts';
import { overlapsOf, type BookingClash } from '../clashes/clash-finder.ts';
import { refuseClashes } from '../clashes/settle-clashes.ts';
import { refuseAgainstLife } from './life-rule.ts';

/** How steps that changed bookings are taken back: field by field, never onto a time that was given away since. */
export function bookingUndo(itemChanged: ItemChanged): UndoKind {
  return {
    kind: 'booking',
    derived: ['overlapAccepted'],
    read: findBooking,
    settle: settleClash,
    describeChange: (db, id, fields) => describeItemChange(db, 'booking', id, fields),

    async write(tx, id, after, at, way) {
      const before = await findBooking(tx, id);
      const step = { source: 'person' as const, kind: way, at };
      if (after !== null) {
        const whole = before === null ? { changes: [deletedIs(false)] } : {};
        const image = readImage(Booking, after);
        await refuseAgainstLife(tx, before, image, at);
        await writeBooking(tx, itemChanged, before, image, { ...step, ...whole });
      } else if (before !== null) {
        await removeBooking(tx, itemChanged, before, { ...step, changes: [deletedIs(true)] });
      }
    },
  };
}

/** What the history keeps of a booking that went or came back as a whole; no revert can do that. */
function deletedIs(deleted: boolean): FieldChange {
  return { field: 'deleted', from: !deleted, to: deleted };
}

/**
 * A booking goes back to a time that it held before: what shared that time then was accepted then. Only what came
 * there since is in the way, whoever put it there.
 */
async function settleClash(tx: Tx, settling: Settling): Promise<unknown> {
  if (settling.next === null) return null;
  const current = settling.current === null ? null : readImage(Booking, settling.current);
  const next = readImage(Booking, settling.next);
  if (!claimsTime(current, next)) return next;
  const others = await overlapsOf(tx, next, next.id);
  const news: BookingClash[] = [];
  for (const other of others) {
    if (settling.together.has(other.id)) continue;
    if (!(await wasInTheWay(tx, other.id, next, settling.historyMark))) news.push(other);
  }
  if (news.length === 0) return next;
  if (!settling.bookAnyway) refuseClashes(news);
  return { ...next, overlapAccepted: true };
}

/** Tells whether another booking shared the time already when the histories were at a mark. */
async function wasInTheWay(
  db: Db,
  otherId: string,
  next: Booking,
  historyMark: number,
): Promise<boolean> {
  const other = await findBooking(db, otherId);
  if (other === null) return false;
  let then: Booking = other;
  let wasThere = true;
  for (const entry of await readTimeline(db, 'booking', other.id)) {
    if (entry.id <= historyMark) break;
    if (entry.kind === 'created' || entry.kind === 'adopted') wasThere = false;
    for (const { field, from } of entry.changes) {
      if (field === 'deleted') wasThere = from !== true;
      if (timeFields.has(field)) then = { ...then, [field]: from };
    }
  }
  if (!wasThere || !takesTime(then) || !When.safeParse(then.when).success) return false;
  const zone = await readPracticeTimeZone(db);
  const [a, b] = [takenSpan(then, zone), takenSpan(next, zone)];
  return a.startAt < b.endAt && b.startAt < a.endAt;
}

const timeFields: ReadonlySet<string> = new Set([
  'when',
  'status',
  'bufferBeforeMinutes',
  'bufferAfterMinutes',
]);

function takenSpan(booking: Booking, zone: string): { startAt: number; endAt: number } {
  const { startAt, endAt } = spanOf(booking.when, zone);
  return {
    startAt: startAt - booking.bufferBeforeMinutes * 60_000,
    endAt: endAt + booking.bufferAfterMinutes * 60_000,
  };
}
