import { ExpectedError } from './errors.ts';
import {
  dayAfter,
  type Occurrence,
  occurrencesOf,
  recurrenceIdsOf,
  type Repeat,
  type SeriesEnd,
  type SeriesRule,
} from './series-rule.ts';
import type { Day, WallTime } from './time.ts';
import { t } from '../words/words.ts';

/** How an occurrence was moved, together with those that follow it. */
export type Shift = {
  /** The start the rule gave it, and the start it has now, on the wall clock of the series' zone. */
  from: WallTime;
  to: WallTime;
  lengthMinutes: number;
};

const dayMs = 86_400_000;

/** The day a wall-clock time falls on. */
export function dayOfWall(time: WallTime): Day {
  return time.slice(0, 10);
}

/** The rule with its end before an occurrence. */
export function endedBefore(rule: SeriesRule, first: WallTime): SeriesRule {
  return { ...rule, end: { kind: 'until', day: dayAfter(dayOfWall(first), -1) } };
}

/** The same rule from one of its occurrences on. */
export function continuedFrom(rule: SeriesRule, first: WallTime): SeriesRule {
  return { ...rule, start: startFor(rule.repeat, first), end: remainingEnd(rule, first) };
}

/**
 * The rule from one of its occurrences (`first`) on, moved as another one was moved. A day of the week or of the month
 * goes along. Throws where a series on several weekdays would have to go to other days: which, only the person knows.
 */
export function shiftedFrom(rule: SeriesRule, first: WallTime, shift: Shift): SeriesRule {
  const days = daysBetween(dayOfWall(shift.from), dayOfWall(shift.to));
  const time = shift.to.slice(10);
  const repeat = shiftedRepeat(rule.repeat, dayOfWall(shift.to), days);
  const monthShift = monthOf(shift.to) - monthOf(shift.from);
  const start =
    repeat.unit === 'month'
      ? `${monthText(monthOf(first) + monthShift)}-01${time}`
      : `${dayAfter(dayOfWall(first), days)}${time}`;
  const end = remainingEnd(rule, first);
  return {
    ...rule,
    repeat,
    start,
    lengthMinutes: shift.lengthMinutes,
    end: end.kind === 'until' ? { kind: 'until', day: dayAfter(end.day, days) } : end,
  };
}

/** An occurrence of the moved rule with the one of the old rule it stands for; null where the old one had none. */
export type Pair = { from: WallTime | null; to: Occurrence };

/**
 * Which occurrence of a moved rule stands for which of the old one, from `first` up to the day the old one was dealt
 * with: the same in their order, in a monthly series the same in their month.
 */
export function pairsOf(
  before: SeriesRule,
  after: SeriesRule,
  first: WallTime,
  toDay: Day,
): { pairs: Pair[]; left: WallTime[] } {
  const old = recurrenceIdsOf(before, dayOfWall(first), toDay);
  // A moved one may lie behind the last day: by as much as was moved, and in a monthly series by a month.
  const farther = dayAfter(
    toDay,
    62 + Math.abs(daysBetween(dayOfWall(first), dayOfWall(after.start))),
  );
  const moved = occurrencesOf(after, dayOfWall(after.start), farther);
  const keyOf = (start: WallTime, index: number, origin: WallTime): number =>
    before.repeat.unit === 'month' ? monthOf(start) - monthOf(origin) : index;
  const oldByKey = new Map(old.map((start, index) => [keyOf(start, index, first), start]));
  const pairs = moved
    .map((to, index) => ({
      from: oldByKey.get(keyOf(to.recurrenceId, index, after.start)) ?? null,
      to,
    }))
    .filter(({ from, to }) => from !== null || dayOfWall(to.recurrenceId) < toDay);
  const paired = new Set(pairs.map(({ from }) => from));
  return { pairs, left: old.filter((start) => !paired.has(start)) };
}

function remainingEnd(rule: SeriesRule, first: WallTime): SeriesEnd {
  if (rule.end.kind !== 'count') return rule.end;
  const before = recurrenceIdsOf(rule, dayOfWall(rule.start), dayOfWall(first)).length;
  return { kind: 'count', count: Math.max(1, rule.end.count - before) };
}

/** A monthly rule may not begin behind what it gives in its first month. */
function startFor(repeat: Repeat, first: WallTime): WallTime {
  return repeat.unit === 'month' ? `${first.slice(0, 7)}-01${first.slice(10)}` : first;
}

function shiftedRepeat(repeat: Repeat, to: Day, days: number): Repeat {
  if (days === 0 || repeat.unit === 'day') return repeat;
  if (repeat.unit === 'week') {
    if (repeat.weekdays.length === 1) return { ...repeat, weekdays: [weekdayOf(to)] };
    throw new ExpectedError('not-allowed', t('refusals:series.severalWeekdays'), { field: 'when' });
  }
  const day = Number(to.slice(8));
  if (repeat.on.by === 'day') return { ...repeat, on: { by: 'day', day } };
  return { ...repeat, on: { by: 'weekday', nth: nthOf(to), weekday: weekdayOf(to) } };
}

/** Which of its weekday a day is in its month; what may be a fifth is the last. */
export function nthOf(day: Day): 1 | 2 | 3 | 4 | -1 {
  const nth = Math.ceil(Number(day.slice(8)) / 7);
  return nth === 1 || nth === 2 || nth === 3 || nth === 4 ? nth : -1;
}

/** ISO weekday number of a day; 1970 began with a Thursday. */
export function weekdayOf(day: Day): number {
  return ((((Date.parse(day) / dayMs + 3) % 7) + 7) % 7) + 1;
}

function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs;
}

/** Months since the year 0. */
function monthOf(time: WallTime): number {
  return Number(time.slice(0, 4)) * 12 + Number(time.slice(5, 7)) - 1;
}

function monthText(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}
