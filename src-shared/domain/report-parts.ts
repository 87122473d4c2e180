import { Temporal } from 'temporal-polyfill';
import type { Span } from './opening.ts';
import { startOfWeek } from './revenue.ts';
import type { ReportSpan } from './report.ts';
import { addDays, startOfDay, type Day } from './time.ts';

/** A week or month of a report, named by its first day, which may lie before the part of it that counts. */
export type Part = Span & { day: Day };

/** The weeks that a report touches, in order, the first and the last cut off at its ends. */
export function weeksOf(span: ReportSpan, timeZone: string, weekStartsOn: number): Part[] {
  return partsOf(span, timeZone, startOfWeek(span.firstDay, weekStartsOn), (day) =>
    addDays(day, 7),
  );
}

/** The months that a report touches, likewise. */
export function monthsOf(span: ReportSpan, timeZone: string): Part[] {
  return partsOf(span, timeZone, monthOf(span.firstDay), (day) => monthOf(addDays(day, 31)));
}

function monthOf(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}

function partsOf(
  { firstDay, lastDay }: ReportSpan,
  timeZone: string,
  from: Day,
  next: (day: Day) => Day,
): Part[] {
  const endDay = addDays(lastDay, 1);
  const days: Day[] = [];
  for (let day = from; day < endDay; day = next(day)) days.push(day);
  const starts = startsOfDays([firstDay, ...days.slice(1), endDay], timeZone);
  return days.map((day, index) => ({
    day,
    startAt: starts[index] ?? 0,
    endAt: starts[index + 1] ?? 0,
  }));
}

/** When some days begin, in order; asks the zone only where its clocks change, since that takes long. */
function startsOfDays(days: readonly Day[], timeZone: string): number[] {
  let known = { offset: 0, fromAt: Infinity, untilAt: -Infinity };
  return days.map((day) => {
    const likely = Date.parse(day) - known.offset;
    if (known.fromAt <= likely && likely < known.untilAt) return likely;
    const startAt = startOfDay(day, timeZone);
    const zoned = Temporal.Instant.fromEpochMilliseconds(startAt).toZonedDateTimeISO(timeZone);
    known = {
      offset: zoned.offsetNanoseconds / 1_000_000,
      fromAt: startAt,
      untilAt: zoned.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity,
    };
    return startAt;
  });
}

/** Those of some spans, in order and apart from each other, that share time with another one. */
export function touched<Item extends Span>(spans: readonly Item[], other: Span): Item[] {
  const first = firstEndingAfter(spans, other.startAt);
  let end = first;
  while (end < spans.length && (spans[end]?.startAt ?? 0) < other.endAt) end += 1;
  return spans.slice(first, end);
}

/** The one of some spans, in order and apart from each other, that an instant is in. */
export function spanAt<Item extends Span>(spans: readonly Item[], at: number): Item | null {
  const span = spans[firstEndingAfter(spans, at)];
  return span !== undefined && span.startAt <= at ? span : null;
}

function firstEndingAfter(spans: readonly Span[], at: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.endAt ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How long two spans go on together, in milliseconds. */
export function sharedMs(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.endAt, b.endAt) - Math.max(a.startAt, b.startAt));
}

/** How much of a span some others cover, which are in order and apart from each other. */
export function coveredMs(span: Span, others: readonly Span[]): number {
  let ms = 0;
  for (const other of touched(others, span)) ms += sharedMs(span, other);
  return ms;
}
