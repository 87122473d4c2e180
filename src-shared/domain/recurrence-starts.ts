import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import type { RecurrenceRule } from './recurrence-rule.ts';

/** Wall-clock times are milliseconds as if they were UTC: in them every day has 24 hours and rules know no zone. */
export type WallRange = { from: number; to: number };

export type RuleStarts = {
  walls: number[];
  /** There were more than asked for: only the first ones of the range are here. */
  isCut: boolean;
};

const dayMs = 86_400_000;

/** Longest range asked of a rule without times of its own, in days: what it starts in there fits the work limits. */
const mostDays = 4_000;

/** Work the library may do for one rule before it gives up: enough for decades of days, little enough not to be felt. */
const workLimits = { maxIterations: 20_000, maxCandidateEvaluations: 50_000 };

/**
 * The starts of a rule within a range (both ends included), without its UNTIL; `withStart` also gives the start itself
 * where the rule does not. Of a rule that repeats within the day, what comes after about `most` starts is cut off, and no
 * time is spent on it. Throws when the rule asks for more work than any calendar needs.
 */
export function startsOfRule(
  rule: RecurrenceRule,
  start: number,
  range: WallRange,
  { most, withStart }: { most: number; withStart: boolean },
): RuleStarts {
  const days = rule.mostPerDay <= 1 ? mostDays : most / rule.mostPerDay;
  const longest = Math.max(1000, Math.floor(days * dayMs));
  const last = lastStart(rule, start);
  const from = Math.max(range.from, start);
  const isCut = range.to - from > longest;
  const to = Math.min(isCut ? from + longest : range.to, last);
  if (to < from) return { walls: [], isCut: false };
  return { walls: startsBetween(rule, start, { from, to }, withStart), isCut: isCut && to < last };
}

function startsBetween(
  rule: RecurrenceRule,
  start: number,
  range: WallRange,
  withStart: boolean,
): number[] {
  // Nearly all series in people's calendars are of these two kinds, which need no library and a hundredth of its time.
  if (rule.evenStep !== null) return evenStarts(start, rule.evenStep, range);
  const count = countMatters(rule, start, range.to) ? rule.count : null;
  if (rule.weekdays !== null)
    return weeklyStarts(rule, rule.weekdays, start, range, count, withStart);
  const mayLackStart = withStart && (range.from === start || count !== null);
  if (!mayLackStart || libraryStarts(rule.pattern, start, { from: start, to: start }).length > 0) {
    return libraryStarts(withCount(rule.pattern, count), start, range);
  }
  // The start is the first of those that are counted, though the pattern does not have it.
  const left = count === null ? null : count - 1;
  const others = left === 0 ? [] : libraryStarts(withCount(rule.pattern, left), start, range);
  return range.from === start ? [start, ...others] : others;
}

/** The starts within a range of a rule whose steps are all alike. */
function evenStarts(start: number, step: number, { from, to }: WallRange): number[] {
  const walls: number[] = [];
  for (let n = Math.ceil((from - start) / step); start + n * step <= to; n += 1)
    walls.push(start + n * step);
  return walls;
}

/** The starts within a range of a rule that names days of the week. */
function weeklyStarts(
  { interval, weekStart }: RecurrenceRule,
  weekdays: readonly number[],
  start: number,
  { from, to }: WallRange,
  count: number | null,
  withStart: boolean,
): number[] {
  const daysIntoWeek = (weekday: number): number => (weekday - weekStart + 7) % 7;
  const ownDay = daysIntoWeek(weekdayOf(start));
  const days = [...new Set(weekdays.map(daysIntoWeek))].toSorted((a, b) => a - b);
  const firstWeek = start - ownDay * dayMs;
  const step = interval * 7 * dayMs;
  const walls: number[] = [];
  let counted = 0;
  const take = (wall: number): void => {
    counted += 1;
    if (wall >= from && wall <= to) walls.push(wall);
  };
  if (withStart && !days.includes(ownDay)) take(start);
  // Who counts must begin at the beginning.
  const skipped = count === null ? Math.max(0, Math.floor((from - firstWeek) / step)) : 0;
  for (let week = firstWeek + skipped * step; week <= to; week += step) {
    for (const day of days) {
      if (count !== null && counted >= count) return walls;
      if (week + day * dayMs >= start) take(week + day * dayMs);
    }
  }
  return walls;
}

/** The starts of a pattern within a range, as the library finds them. */
function libraryStarts(pattern: string, start: number, { from, to }: WallRange): number[] {
  // The library keeps no fractions of a second.
  const fraction = start % 1000;
  const dtstart = Temporal.Instant.fromEpochMilliseconds(start - fraction).toZonedDateTimeISO(
    'UTC',
  );
  const rule = new RRuleTemporal({
    rruleString: `RRULE:${pattern}`,
    dtstart,
    cache: false,
    ...workLimits,
  });
  const found = rule.between(new Date(from - fraction), new Date(to - fraction), true);
  return found.map((time) => time.epochMilliseconds + fraction);
}

function withCount(pattern: string, count: number | null): string {
  return count === null ? pattern : `${pattern};COUNT=${count}`;
}

/** Of a counted rule with even steps the last start is known without counting. */
function lastStart({ count, evenStep }: RecurrenceRule, start: number): number {
  return count === null || evenStep === null
    ? Number.POSITIVE_INFINITY
    : start + (count - 1) * evenStep;
}

/** A count that can't be reached within the range need not be counted to, which would mean to start at the beginning. */
function countMatters({ count, mostPerDay }: RecurrenceRule, start: number, to: number): boolean {
  return count !== null && count < (Math.ceil((to - start) / dayMs) + 2) * mostPerDay;
}

/** ISO number of the weekday of a wall-clock time; 1970 began with a Thursday. */
function weekdayOf(wall: number): number {
  return ((((Math.floor(wall / dayMs) + 3) % 7) + 7) % 7) + 1;
}
