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
  const parts: Part[] = [];
  for (let day = from; day < endDay; day = next(day)) {
    const dayAfter = next(day);
    parts.push({
      day,
      startAt: startOfDay(day < firstDay ? firstDay : day, timeZone),
      endAt: startOfDay(dayAfter < endDay ? dayAfter : endDay, timeZone),
    });
  }
  return parts;
}

/** Those of some spans, in order and apart from each other, that share time with another one. */
export function* touched<Item extends Span>(spans: readonly Item[], other: Span): Generator<Item> {
  for (let at = firstEndingAfter(spans, other.startAt); at < spans.length; at += 1) {
    const span = spans[at];
    if (span === undefined || span.startAt >= other.endAt) return;
    yield span;
  }
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
