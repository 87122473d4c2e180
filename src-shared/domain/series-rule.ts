import { z } from 'zod';
import { readRule } from './recurrence-rule.ts';
import { startsOfRule } from './recurrence-starts.ts';
import {
  type Day,
  Day as DayText,
  resolveWallTime,
  TimeZone,
  WallTime,
  type When,
} from './time.ts';
import { t } from '../words/words.ts';

const Weekday = z.number().int().min(1).max(7);

/** The first (1) to the fourth (4) of a weekday in its month, or the last (-1): every month has those. */
const Nth = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(-1)]);

/** How a series comes back. ISO weekday numbers, 1 is Monday. */
export const Repeat = z.discriminatedUnion('unit', [
  z.object({ unit: z.literal('day'), every: z.number().int().min(1).max(365) }),
  z.object({
    unit: z.literal('week'),
    every: z.number().int().min(1).max(52),
    weekdays: z
      .array(Weekday)
      .min(1, { error: () => t('refusals:input.weekday') })
      .max(7)
      .refine((days) => new Set(days).size === days.length, {
        error: () => t('refusals:input.weekdayTwice'),
      }),
  }),
  z.object({
    unit: z.literal('month'),
    every: z.number().int().min(1).max(24),
    on: z.discriminatedUnion('by', [
      /** A day of the month; months that do not have it are left out (RFC 5545 3.3.10). -1 is the last one. */
      z.object({
        by: z.literal('day'),
        day: z.union([z.literal(-1), z.number().int().min(1).max(31)]),
      }),
      z.object({ by: z.literal('weekday'), nth: Nth, weekday: Weekday }),
    ]),
  }),
]);
export type Repeat = z.output<typeof Repeat>;

/** When a series comes to its end by itself; the last day is part of it. */
export const SeriesEnd = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('never') }),
  z.object({ kind: z.literal('until'), day: DayText }),
  z.object({ kind: z.literal('count'), count: z.number().int().min(1).max(500) }),
]);
export type SeriesEnd = z.output<typeof SeriesEnd>;

/** What a series is on the wall clock: it keeps its time of day whatever the clocks do. */
export const SeriesRule = z.object({
  repeat: Repeat,
  /** The first day on which it may take place, and the time of day of each. */
  start: WallTime.refine(isOnTheClock, { error: () => t('refusals:input.noSuchTime') }),
  timeZone: TimeZone,
  lengthMinutes: z
    .number()
    .int()
    .min(1)
    .max(24 * 60),
  end: SeriesEnd,
});
export type SeriesRule = z.output<typeof SeriesRule>;

/** When an occurrence takes place, or why only the person can say: its time is skipped, or comes twice. */
export type OccurrenceTime =
  | { kind: 'clear'; when: When }
  | { kind: 'gap' }
  | { kind: 'twice'; earlier: When; later: When };

export type Occurrence = {
  /** The start the rule gave it, on the wall clock of the series' zone (RFC 5545 RECURRENCE-ID). */
  recurrenceId: WallTime;
  time: OccurrenceTime;
};

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** More than one for each day of the longest range that is ever asked for. */
const mostOccurrences = 1000;

const weekdayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The starts of a series from one day up to another (exclusive), in order of time. */
export function recurrenceIdsOf(rule: SeriesRule, fromDay: Day, toDay: Day): WallTime[] {
  const read = readRule(recurrenceText(rule));
  if (typeof read === 'string') throw new Error(`a series' own rule can't be read: ${read}`);
  const until =
    rule.end.kind === 'until' ? Date.parse(rule.end.day) + dayMs : Number.POSITIVE_INFINITY;
  const range = {
    from: Date.parse(fromDay),
    to: Math.min(Date.parse(toDay), until) - minuteMs,
  };
  if (range.to < range.from) return [];
  const options = { most: mostOccurrences, withStart: false };
  return startsOfRule(read, wallOf(rule.start), range, options).walls.map(textOf);
}

/** The occurrences of a series from one day up to another (exclusive); what the clocks leave open is not guessed. */
export function occurrencesOf(rule: SeriesRule, fromDay: Day, toDay: Day): Occurrence[] {
  return recurrenceIdsOf(rule, fromDay, toDay).map((recurrenceId) => ({
    recurrenceId,
    time: timeOf(rule, recurrenceId),
  }));
}

/** When an occurrence that the rule puts at a wall-clock time takes place. */
export function timeOf(
  { timeZone, lengthMinutes }: Pick<SeriesRule, 'timeZone' | 'lengthMinutes'>,
  recurrenceId: WallTime,
): OccurrenceTime {
  const at = (startAt: number): When => ({
    allDay: false,
    startAt,
    endAt: startAt + lengthMinutes * minuteMs,
    timeZone,
  });
  const resolved = resolveWallTime(recurrenceId, timeZone);
  switch (resolved.kind) {
    case 'exact':
      return { kind: 'clear', when: at(resolved.instant) };
    case 'gap':
      return { kind: 'gap' };
    case 'overlap':
      return { kind: 'twice', earlier: at(resolved.earlier), later: at(resolved.later) };
  }
}

/** The rule's way of coming back as RFC 5545 writes it, with its count but without its last day. */
function recurrenceText({ repeat, end }: SeriesRule): string {
  const count = end.kind === 'count' ? `;COUNT=${end.count}` : '';
  switch (repeat.unit) {
    case 'day':
      return `FREQ=DAILY;INTERVAL=${repeat.every}${count}`;
    case 'week': {
      const days = repeat.weekdays.map((day) => weekdayNames[day - 1]).join(',');
      return `FREQ=WEEKLY;INTERVAL=${repeat.every};BYDAY=${days}${count}`;
    }
    case 'month': {
      const { on } = repeat;
      const part =
        on.by === 'day' ? `BYMONTHDAY=${on.day}` : `BYDAY=${on.nth}${weekdayNames[on.weekday - 1]}`;
      return `FREQ=MONTHLY;INTERVAL=${repeat.every};${part}${count}`;
    }
  }
}

/** A wall-clock time as milliseconds of its digits, read as if they were UTC. */
function wallOf(time: WallTime): number {
  return Date.parse(`${time}Z`);
}

function textOf(wall: number): WallTime {
  return new Date(wall).toISOString().slice(0, 16);
}

function isOnTheClock(time: string): boolean {
  const wall = Date.parse(`${time}Z`);
  return !Number.isNaN(wall) && textOf(wall) === time;
}

/** The day so many days later. */
export function dayAfter(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}
