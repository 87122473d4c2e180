import type { BookingView } from '../../src-shared/domain/booking.ts';
import type { BusyBlock } from '../../src-shared/domain/sync-views.ts';
import { spanOf } from '../../src-shared/domain/time.ts';

type Span = { startAt: number; endAt: number };

/** What a day is made of, in order of time. */
export type DayEntry =
  | ({ kind: 'booking'; booking: BookingView } & Span)
  | ({ kind: 'busy'; block: BusyBlock } & Span)
  | ({ kind: 'free' } & Span);

type Day = {
  bookings: readonly BookingView[];
  busy: readonly BusyBlock[];
  /** When the practice is open; free time is looked for only there. */
  open: readonly Span[];
  timeZone: string;
};

/** Shorter gaps are a breather, and no time to be offered. */
const shortestGapMs = 20 * 60_000;
const minuteMs = 60_000;

/** The day in a list: bookings, other people's events, and the gaps between them that are long enough to be booked. */
export function dayPlan({ bookings, busy, open, timeZone }: Day): DayEntry[] {
  const booked = bookings
    .filter(({ status }) => status !== 'cancelled')
    .map((booking) => ({ kind: 'booking' as const, booking, ...spanOf(booking.when, timeZone) }));
  const others = busy.map((block) => ({
    kind: 'busy' as const,
    block,
    ...spanOf(block.when, timeZone),
  }));
  const taken = [
    ...booked.map(({ booking, startAt, endAt }) => ({
      startAt: startAt - booking.bufferBeforeMinutes * minuteMs,
      endAt: endAt + booking.bufferAfterMinutes * minuteMs,
    })),
    ...others,
  ];
  const free = open
    .flatMap((span) => gapsIn(span, taken))
    .filter(({ startAt, endAt }) => endAt - startAt >= shortestGapMs)
    .map((gap) => ({ kind: 'free' as const, ...gap }));
  return [...booked, ...others, ...free].toSorted(
    (a, b) => a.startAt - b.startAt || a.endAt - b.endAt,
  );
}

const quarterMs = 15 * minuteMs;

/**
 * The day as it can still be used: what is free begins with the next quarter of an hour, since nobody books a time that
 * has begun, and is left out once less than a quarter of it is to come.
 */
export function stillToCome(entries: readonly DayEntry[], now: number): DayEntry[] {
  const soonest = Math.ceil(now / quarterMs) * quarterMs;
  return entries
    .map((entry) =>
      entry.kind === 'free' ? { ...entry, startAt: Math.max(entry.startAt, soonest) } : entry,
    )
    .filter(({ kind, startAt, endAt }) => kind !== 'free' || endAt - startAt >= quarterMs);
}

/** The parts of a span that none of some others touches, in order. */
function gapsIn({ startAt, endAt }: Span, taken: readonly Span[]): Span[] {
  const gaps: Span[] = [];
  let from = startAt;
  for (const other of taken.toSorted((a, b) => a.startAt - b.startAt)) {
    if (other.startAt >= endAt) break;
    if (other.startAt > from) gaps.push({ startAt: from, endAt: other.startAt });
    from = Math.max(from, other.endAt);
  }
  if (from < endAt) gaps.push({ startAt: from, endAt });
  return gaps;
}

/** The booking that is going on, and the next one that has not begun; null where there is none. */
export function nowAndNext(
  entries: readonly DayEntry[],
  now: number,
): { running: BookingView | null; next: (Span & { booking: BookingView }) | null } {
  const booked = entries.filter((entry) => entry.kind === 'booking' && !entry.booking.when.allDay);
  const bookings = booked.flatMap((entry) => (entry.kind === 'booking' ? [entry] : []));
  return {
    running: bookings.find(({ startAt, endAt }) => startAt <= now && now < endAt)?.booking ?? null,
    next: bookings.find(({ startAt }) => startAt > now) ?? null,
  };
}
