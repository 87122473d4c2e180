import type { Booking } from '../../src-shared/domain/booking.ts';
import type { OpeningRules } from '../../src-shared/domain/availability.ts';
import type { Clash } from '../../src-shared/domain/clash.ts';
import { spanIndex } from '../../src-shared/domain/intervals.ts';
import { closedReason, openSpans, type Span } from '../../src-shared/domain/opening.ts';
import type { BusyBlock } from '../../src-shared/domain/sync-views.ts';
import { spanOf } from '../../src-shared/domain/time.ts';
import type { TimeRange } from '../../src-shared/domain/time.ts';
import { readOpeningRules } from '../availability/opening-repo.ts';
import { readBusyBlocks } from '../calendars/busy-service.ts';
import type { Db } from '../database/schema.ts';
import { readPracticeTimeZone } from '../settings/settings-repo.ts';
import { takenTimes, type TakenTime } from './taken-repo.ts';

const minuteMs = 60_000;

/** A time with what is kept free around it. */
export type Taking = Pick<Booking, 'when'> & {
  bufferBeforeMinutes?: number | undefined;
  bufferAfterMinutes?: number | undefined;
};

/** Another booking in the way. */
export type BookingClash = Extract<Clash, { kind: 'booking' }>;

/** Everything that can be in the way of times within some range, read once for any number of them. */
export type Surroundings = {
  rules: OpeningRules;
  /** In order of time. */
  bookings: readonly TakenTime[];
  bookingsAt(span: Span): TakenTime[];
  busyAt(span: Span): BusyBlock[];
  isOpenAt(span: Span): boolean;
};

/** A time with its buffers, as instants; days count in the zone of the practice. */
function takenSpanOf(taking: Taking, timeZone: string): Span {
  const { startAt, endAt } = spanOf(taking.when, timeZone);
  return {
    startAt: startAt - (taking.bufferBeforeMinutes ?? 0) * minuteMs,
    endAt: endAt + (taking.bufferAfterMinutes ?? 0) * minuteMs,
  };
}

/** Reads what can be in the way of times within a range, inside a transaction too. */
export async function readSurroundings(db: Db, range: TimeRange): Promise<Surroundings> {
  const rules = await readOpeningRules(db);
  const bookings = await takenTimes(db, range);
  const busy = await readBusyBlocks(db, range);
  const openAt = spanIndex(openSpans(rules, range.fromAt, range.toAt));
  return {
    rules,
    bookings,
    bookingsAt: spanIndex(bookings),
    busyAt: spanIndex(busy.map((block) => ({ ...block, ...spanOf(block.when, rules.timeZone) }))),
    isOpenAt: (span) =>
      openAt(span).some((open) => open.startAt <= span.startAt && span.endAt <= open.endAt),
  };
}

/** What is in the way of a time within the range: other bookings, then busy times, then that the practice is closed. */
export function clashesIn(around: Surroundings, taking: Taking, exceptId: string | null): Clash[] {
  const { timeZone } = around.rules;
  const taken = takenSpanOf(taking, timeZone);
  const others = around.bookingsAt(taken).filter(({ id }) => id !== exceptId);
  const busy = around.busyAt(taken);
  // What is kept free around a time may lie outside the open hours: that is when one prepares.
  const itself = spanOf(taking.when, timeZone);
  const closed = around.isOpenAt(itself) ? null : closedReason(around.rules, itself);
  return [
    ...others.map(bookingClash),
    ...busy.map(({ calendarId, title, when }) => ({
      kind: 'busy' as const,
      calendarId,
      title,
      when,
    })),
    ...(closed === null ? [] : [closed]),
  ];
}

/** Everything that is in the way of a time, buffers included; `exceptId` is the booking that is to have it. */
export async function clashesOf(db: Db, taking: Taking, exceptId: string | null): Promise<Clash[]> {
  const { startAt, endAt } = takenSpanOf(taking, await readPracticeTimeZone(db));
  const around = await readSurroundings(db, { fromAt: startAt, toAt: endAt });
  return clashesIn(around, taking, exceptId);
}

/** Only the other bookings in the way: what no calendar may overrule. */
export async function overlapsOf(
  db: Db,
  taking: Taking,
  exceptId: string | null,
): Promise<BookingClash[]> {
  const { startAt, endAt } = takenSpanOf(taking, await readPracticeTimeZone(db));
  const others = await takenTimes(db, { fromAt: startAt, toAt: endAt });
  return others.filter(({ id }) => id !== exceptId).map(bookingClash);
}

function bookingClash({ id, title, when }: TakenTime): BookingClash {
  return { kind: 'booking', id, title, when };
}
