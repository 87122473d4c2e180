import { addDays } from '../../src-shared/domain/time.ts';
import type { Repeat, SeriesEnd, SeriesRule } from '../../src-shared/domain/series-rule.ts';
import { nthOf, weekdayOf } from '../../src-shared/domain/series-shift.ts';
import { t } from '../../src-shared/words/words.ts';

/** What stands in the fields that say how a booking repeats. */
export type RepeatValues = {
  kind: 'off' | 'weekly' | 'every';
  every: number | '';
  unit: 'day' | 'week' | 'month';
  /** ISO weekday numbers; none means the day of the first booking. */
  weekdays: number[];
  monthly: 'day' | 'weekday' | 'last-day';
  end: SeriesEnd['kind'];
  until: string;
  count: number | '';
};

export const noRepeat: RepeatValues = {
  kind: 'off',
  every: 2,
  unit: 'week',
  weekdays: [],
  monthly: 'day',
  end: 'never',
  until: '',
  count: 10,
};

/** The first booking, as its own fields say. */
export type First = { date: string; startTime: string; minutes: number | '' };

export type RepeatField = 'every' | 'until' | 'count';
export type RepeatProblem = { field: RepeatField; message: string };

/** What is wrong with how a booking repeats; null when nothing is. */
export function repeatProblem(values: RepeatValues, { date }: First): RepeatProblem | null {
  if (values.kind === 'off') return null;
  if (values.kind === 'every' && (values.every === '' || values.every < 1))
    return { field: 'every', message: t('series:wrong.every') };
  if (values.end === 'count' && (values.count === '' || values.count < 1))
    return { field: 'count', message: t('series:wrong.count') };
  if (values.end !== 'until') return null;
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(values.until))
    return { field: 'until', message: t('series:wrong.until') };
  return values.until < date ? { field: 'until', message: t('series:wrong.untilBefore') } : null;
}

/** The rule of a series that begins with a booking; its fields must be in order. */
export function ruleOf(values: RepeatValues, first: First, timeZone: string): SeriesRule {
  const { date, startTime, minutes } = first;
  return {
    repeat: repeatOf(values, date),
    start: `${date}T${startTime}`,
    timeZone,
    lengthMinutes: minutes === '' ? 1 : minutes,
    end: endOf(values),
  };
}

function repeatOf(values: RepeatValues, date: string): Repeat {
  const weekday = weekdayOf(date);
  if (values.kind !== 'every') return { unit: 'week', every: 1, weekdays: [weekday] };
  const every = values.every === '' ? 1 : values.every;
  if (values.unit === 'day') return { unit: 'day', every };
  if (values.unit === 'week') {
    const weekdays = values.weekdays.length === 0 ? [weekday] : values.weekdays;
    return { unit: 'week', every, weekdays: weekdays.toSorted((a, b) => a - b) };
  }
  if (values.monthly === 'weekday')
    return { unit: 'month', every, on: { by: 'weekday', nth: nthOf(date), weekday } };
  const day = values.monthly === 'last-day' ? -1 : Number(date.slice(8));
  return { unit: 'month', every, on: { by: 'day', day } };
}

function endOf({ end, until, count }: RepeatValues): SeriesEnd {
  if (end === 'until') return { kind: 'until', day: until };
  return end === 'count' && count !== '' ? { kind: 'count', count } : { kind: 'never' };
}

/** Tells whether a day is the last of its month: only then is "on the last day" offered. */
export function isLastOfMonth(date: string): boolean {
  return addDays(date, 1).endsWith('-01');
}
