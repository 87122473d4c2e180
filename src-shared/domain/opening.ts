import { Temporal } from 'temporal-polyfill';
import type { OpeningRules, OpenHours } from './availability.ts';
import type { Clash } from './clash.ts';
import type { Day } from './time.ts';

/** A stretch of time, [startAt, endAt). */
export type Span = { startAt: number; endAt: number };

/** Why the practice is not open, as a clash names it. */
export type ClosedReason = Extract<Clash, { kind: 'closed' | 'time-off' | 'holiday' }>;

/** A day's windows, in no particular order, and why it is closed outside them. */
export type DayOpening = { hours: readonly OpenHours[]; otherwise: ClosedReason };

const minuteMs = 60_000;
const dayMs = 86_400_000;
const wholeDay: readonly OpenHours[] = [{ from: '00:00', to: '24:00' }];

/** What rules a day: its time off, else its exception, else its holiday, else the hours of its weekday. */
export function openingOf(rules: OpeningRules, day: Day): DayOpening {
  const off = rules.timeOff.find(({ startDay, endDay }) => startDay <= day && day < endDay);
  if (off !== undefined) return { hours: [], otherwise: { kind: 'time-off', label: off.label } };
  const exception = rules.exceptions.find((some) => some.day === day);
  if (exception !== undefined) return { hours: exception.hours, otherwise: { kind: 'closed' } };
  const holiday = rules.holidays.find((some) => some.day === day);
  if (holiday !== undefined) {
    return { hours: [], otherwise: { kind: 'holiday', name: holiday.name } };
  }
  if (rules.weekly.length === 0) return { hours: wholeDay, otherwise: { kind: 'closed' } };
  return { hours: weeklyHoursOn(rules, day), otherwise: { kind: 'closed' } };
}

/** Whether nothing is open on a day by time off, a holiday or an exception, and not merely by the weekly hours. */
export function isDayOff(rules: OpeningRules, day: Day): boolean {
  const { hours, otherwise } = openingOf(rules, day);
  const isException = rules.exceptions.some((exception) => exception.day === day);
  return hours.length === 0 && (otherwise.kind !== 'closed' || isException);
}

function weeklyHoursOn({ weekly }: OpeningRules, day: Day): OpenHours[] {
  const weekday = weekdayOf(Date.parse(day));
  return weekly
    .filter(
      ({ weekday: some, validFrom, validUntil }) =>
        some === weekday &&
        (validFrom === null || validFrom <= day) &&
        (validUntil === null || day <= validUntil),
    )
    .map(({ hours }) => hours);
}

/**
 * When the practice is open within [fromAt, toAt): disjoint, in order, windows that touch joined into one.
 * The clock on its wall decides: what the clocks jump over is no time, and what they show twice is open twice.
 */
export function openSpans(rules: OpeningRules, fromAt: number, toAt: number): Span[] {
  const spans: Span[] = [];
  eachWallDay(rules.timeZone, fromAt, toAt, (day, part, midnightAt) => {
    for (const { from, to } of openingOf(rules, day).hours) {
      const startAt = Math.max(part.startAt, midnightAt + minutesOf(from) * minuteMs);
      const endAt = Math.min(part.endAt, midnightAt + minutesOf(to) * minuteMs);
      if (startAt < endAt) spans.push({ startAt, endAt });
    }
  });
  return joined(spans);
}

/**
 * Why the practice is not open during all of a span, or null when it is. Of several reasons the most telling:
 * time off, else a holiday, else that it is closed.
 */
export function closedReason(rules: OpeningRules, { startAt, endAt }: Span): ClosedReason | null {
  const found: ClosedReason[] = [];
  let seenUntil = startAt;
  for (const open of [...openSpans(rules, startAt, endAt), { startAt: endAt, endAt }]) {
    if (seenUntil < open.startAt) {
      eachWallDay(rules.timeZone, seenUntil, open.startAt, (day) => {
        found.push(openingOf(rules, day).otherwise);
      });
    }
    seenUntil = open.endAt;
  }
  return (
    found.find(({ kind }) => kind === 'time-off') ??
    found.find(({ kind }) => kind === 'holiday') ??
    found[0] ??
    null
  );
}

/** The ISO weekday number, 1 for Monday, of a wall-clock time given as if it were UTC. */
function weekdayOf(wallMs: number): number {
  const daysSinceMonday = (Math.floor(wallMs / dayMs) + 3) % 7; // 1970-01-01 was a Thursday
  return ((daysSinceMonday + 7) % 7) + 1;
}

function minutesOf(clockTime: string): number {
  return Number(clockTime.slice(0, 2)) * 60 + Number(clockTime.slice(3));
}

/**
 * Goes through a range day by day of the wall clock, in pieces within which it runs without a jump. `midnightAt` is
 * the instant of the day's midnight by the clock of that piece, even where the clock never showed it. A day comes
 * twice when the clocks change on it, and again after its successor began when they go back over midnight.
 */
function eachWallDay(
  timeZone: string,
  fromAt: number,
  toAt: number,
  visit: (day: Day, part: Span, midnightAt: number) => void,
): void {
  let startAt = fromAt;
  while (startAt < toAt) {
    const zoned = Temporal.Instant.fromEpochMilliseconds(startAt).toZonedDateTimeISO(timeZone);
    const change = zoned.getTimeZoneTransition('next')?.epochMilliseconds ?? toAt;
    const endAt = Math.min(change, toAt);
    const offset = zoned.offsetNanoseconds / 1_000_000;
    const firstDay = Math.floor((startAt + offset) / dayMs) * dayMs;
    for (let wall = firstDay; wall < endAt + offset; wall += dayMs) {
      const part = {
        startAt: Math.max(startAt, wall - offset),
        endAt: Math.min(endAt, wall + dayMs - offset),
      };
      visit(new Date(wall).toISOString().slice(0, 10), part, wall - offset);
    }
    startAt = endAt;
  }
}

/** The same time as spans in order that neither overlap nor touch. */
export function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.startAt - b.startAt)) {
    const last = result.at(-1);
    if (last === undefined || last.endAt < span.startAt) result.push({ ...span });
    else last.endAt = Math.max(last.endAt, span.endAt);
  }
  return result;
}
