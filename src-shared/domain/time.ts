import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { t } from '../words/words.ts';

/** An instant: whole milliseconds since 1970-01-01T00:00Z, within the years 1900 to 2199. */
export const Instant = z
  .number()
  .int()
  .min(Date.UTC(1900, 0, 1))
  .max(Date.UTC(2200, 0, 1));

/** A calendar day without a time, `YYYY-MM-DD`. */
export const Day = z.iso.date();
export type Day = z.output<typeof Day>;

/** A wall-clock time without a zone, `YYYY-MM-DDTHH:mm` (seconds are not kept in an appointment book). */
export const WallTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, { error: () => t('refusals:input.wallTime') });
export type WallTime = z.output<typeof WallTime>;

/** An IANA time zone that this machine's time zone database knows. */
export const TimeZone = z
  .string()
  .min(1)
  .max(64)
  .refine(isTimeZone, { error: () => t('refusals:input.timeZone') });

/** Tells whether the zone is an IANA name known here; offsets like `+02:00` are not names. */
export function isTimeZone(timeZone: string): boolean {
  const known = zonesAsked.get(timeZone);
  if (known !== undefined) return known;
  const isKnown = isKnownToIntl(timeZone);
  if (zonesAsked.size < 1000) zonesAsked.set(timeZone, isKnown);
  return isKnown;
}

/** Answers that never change, kept because asking `Intl` costs more than all else there is to a time. */
const zonesAsked = new Map<string, boolean>();

function isKnownToIntl(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    // A few old names (PST, ACT) are known to Intl only: what can't be calculated with is not known.
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
    return !/^[+-]/.test(timeZone);
  } catch {
    return false;
  }
}

/** The half-open interval [fromAt, toAt) of instants. */
export const TimeRange = z
  .object({ fromAt: Instant, toAt: Instant })
  .refine((range) => range.fromAt < range.toAt, { error: () => t('refusals:input.range') });
export type TimeRange = z.output<typeof TimeRange>;

/**
 * When something happens. Timed: two instants, and the zone whose wall clock the person meant.
 * All-day: calendar days, the end exclusive (RFC 5545 DTEND), bound to no zone.
 */
export const When = z.discriminatedUnion('allDay', [
  z
    .object({ allDay: z.literal(false), startAt: Instant, endAt: Instant, timeZone: TimeZone })
    .refine((when) => when.startAt < when.endAt, {
      error: () => t('refusals:input.endAfterStart'),
    }),
  z
    .object({ allDay: z.literal(true), startDay: Day, endDay: Day })
    .refine((when) => when.startDay < when.endDay, {
      error: () => t('refusals:input.endAfterStart'),
    }),
]);
export type When = z.output<typeof When>;

/** Tells whether two times are the same appointment time: same instants and zone, or same days. */
export function sameWhen(a: When, b: When): boolean {
  if (a.allDay) return b.allDay && a.startDay === b.startDay && a.endDay === b.endDay;
  return !b.allDay && a.startAt === b.startAt && a.endAt === b.endAt && a.timeZone === b.timeZone;
}

const dayMs = 24 * 3600_000;

/** How far a zone's clock is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const there = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  return there.offsetNanoseconds / 1_000_000;
}

/** By zone and day of UTC: what its clock is ahead all day long, or null on a day on which it is changed. */
const dayOffsets = new Map<string, Map<number, number | null>>();
const mostDays = 5_000;

/**
 * The same, asked of the time zone database once a day and zone: a calendar says the times of a few days again and again.
 * No zone changes its clock twice in a day, and back.
 */
function offsetOf(instant: number, timeZone: string): number {
  const day = Math.floor(instant / dayMs);
  let known = dayOffsets.get(timeZone);
  if (known === undefined) dayOffsets.set(timeZone, (known = new Map<number, number | null>()));
  let offset = known.get(day);
  if (offset === undefined) {
    const [first, last] = [day * dayMs, (day + 1) * dayMs - 1];
    const atFirst = offsetAt(first, timeZone);
    offset = offsetAt(last, timeZone) === atFirst ? atFirst : null;
    if (known.size >= mostDays) known.clear();
    known.set(day, offset);
  }
  return offset ?? offsetAt(instant, timeZone);
}

/** What a zone's clock and calendar show at an instant, as ISO 8601 without an offset. */
const shownAt = (instant: number, timeZone: string): string =>
  new Date(instant + offsetOf(instant, timeZone)).toISOString();

/** The wall-clock time of an instant in a zone, to the minute. */
export function wallTimeOf(instant: number, timeZone: string): WallTime {
  return shownAt(instant, timeZone).slice(0, 16);
}

/** The day on which an instant falls in a zone. */
export function dayOf(instant: number, timeZone: string): Day {
  return shownAt(instant, timeZone).slice(0, 10);
}

/** The first instant of a day in a zone (not always midnight: some zones skip it). */
export function startOfDay(day: Day, timeZone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;
}

/** A day as a number that can be counted with: its midnight in UTC, where every day is as long as any other. */
const counted = (day: Day): number => Date.parse(day);
const dayAt = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

/** The day some days later (or earlier). */
export function addDays(day: Day, days: number): Day {
  return dayAt(counted(day) + days * dayMs);
}

/** How many days the second day is after the first. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((counted(to) - counted(from)) / dayMs);
}

/** ISO weekday number: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(counted(day)).getUTCDay() || 7;
}

/** The week a day is in, from its first day (ISO weekday number, 1 is Monday) to the first day after it. */
export function weekAround(day: Day, weekStartsOn: number): { startDay: Day; endDay: Day } {
  const startDay = addDays(day, -((weekdayOf(day) - weekStartsOn + 7) % 7));
  return { startDay, endDay: addDays(startDay, 7) };
}

export type ResolvedWallTime =
  | { kind: 'exact'; instant: number }
  | { kind: 'gap' }
  | { kind: 'overlap'; earlier: number; later: number };

/**
 * The instant a wall-clock time means in a zone, or why it means none (`gap`: the clocks jump over it)
 * or two (`overlap`: the clocks go back through it). Never guesses.
 */
export function resolveWallTime(wallTime: WallTime, timeZone: string): ResolvedWallTime {
  const plain = Temporal.PlainDateTime.from(wallTime);
  const earlier = plain.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = plain.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) {
    return { kind: 'exact', instant: earlier.epochMilliseconds };
  }
  if (!earlier.toPlainDateTime().equals(plain)) return { kind: 'gap' };
  return {
    kind: 'overlap',
    earlier: earlier.epochMilliseconds,
    later: later.epochMilliseconds,
  };
}

/**
 * The instants a wall-clock time may mean, the earlier first: both where it comes twice; where the clocks jump over
 * it, those as long before and after the jump as it would be.
 */
export function nearestTo(wallTime: WallTime, timeZone: string): number[] {
  const plain = Temporal.PlainDateTime.from(wallTime);
  const instants = (['earlier', 'later'] as const).map(
    (disambiguation) => plain.toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds,
  );
  return [...new Set(instants)];
}

/** The interval of instants a time covers; all-day times cover their days in the given zone. */
export function spanOf(when: When, zoneForDays: string): { startAt: number; endAt: number } {
  if (!when.allDay) return { startAt: when.startAt, endAt: when.endAt };
  return {
    startAt: startOfDay(when.startDay, zoneForDays),
    endAt: startOfDay(when.endDay, zoneForDays),
  };
}
