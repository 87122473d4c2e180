import { expect, test } from 'vitest';
import { horizonOf } from '../../src-shared/domain/series.ts';
import {
  occurrencesOf,
  recurrenceIdsOf,
  type Repeat,
  type SeriesEnd,
  SeriesRule,
} from '../../src-shared/domain/series-rule.ts';
import { continuedFrom, pairsOf, shiftedFrom } from '../../src-shared/domain/series-shift.ts';
import { ruleWords } from '../../src-shared/domain/series-words.ts';

function ruleWith(repeat: Repeat, given: Partial<SeriesRule> = {}): SeriesRule {
  return SeriesRule.parse({
    repeat,
    start: '2026-03-03T02:30',
    timeZone: 'Europe/Berlin',
    lengthMinutes: 45,
    end: { kind: 'never' },
    ...given,
  });
}
const weekly: Repeat = { unit: 'week', every: 1, weekdays: [2] };

test('a time that the clocks jump over is a question, and so is one that comes twice', () => {
  const sundays = ruleWith({ unit: 'week', every: 1, weekdays: [7] });
  const kinds = (from: string, to: string) =>
    occurrencesOf(sundays, from, to).map(({ recurrenceId, time }) => [recurrenceId, time.kind]);
  expect(kinds('2026-03-22', '2026-04-06')).toEqual([
    ['2026-03-22T02:30', 'clear'],
    ['2026-03-29T02:30', 'gap'],
    ['2026-04-05T02:30', 'clear'],
  ]);
  expect(kinds('2026-10-25', '2026-10-26')).toEqual([['2026-10-25T02:30', 'twice']]);
  expect(occurrencesOf(sundays, '2026-10-25', '2026-10-26')[0]?.time).toEqual({
    kind: 'twice',
    earlier: whenAt('2026-10-25T00:30Z'),
    later: whenAt('2026-10-25T01:30Z'),
  });
});

function whenAt(start: string) {
  const startAt = Date.parse(start);
  return { allDay: false, startAt, endAt: startAt + 45 * 60_000, timeZone: 'Europe/Berlin' };
}

test('a start on another day than those of the rule is no occurrence', () => {
  const rule = ruleWith({ unit: 'week', every: 2, weekdays: [1, 4] });
  expect(recurrenceIdsOf(rule, '2026-03-01', '2026-03-25')).toEqual([
    '2026-03-05T02:30',
    '2026-03-16T02:30',
    '2026-03-19T02:30',
  ]);
});

test('months without the day are left out, and the last day is in every month', () => {
  const on = (day: number) =>
    ruleWith({ unit: 'month', every: 1, on: { by: 'day', day } }, { start: '2026-01-01T09:00' });
  const days = (rule: SeriesRule) =>
    recurrenceIdsOf(rule, '2026-01-01', '2026-05-01').map((one) => one.slice(5, 10));
  expect(days(on(31))).toEqual(['01-31', '03-31']);
  expect(days(on(-1))).toEqual(['01-31', '02-28', '03-31', '04-30']);
});

test('a series ends on its last day, or after so many times', () => {
  const until = ruleWith(weekly, { end: { kind: 'until', day: '2026-03-17' } });
  expect(recurrenceIdsOf(until, '2026-03-01', '2027-01-01')).toHaveLength(3);
  const counted = ruleWith(weekly, { end: { kind: 'count', count: 5 } });
  expect(recurrenceIdsOf(counted, '2026-03-20', '2027-01-01')).toEqual([
    '2026-03-24T02:30',
    '2026-03-31T02:30',
  ]);
  expect(continuedFrom(counted, '2026-03-24T02:30').end).toEqual({ kind: 'count', count: 2 });
});

test('a day or time that does not exist is refused, and so is a rule without a weekday', () => {
  const rule = ruleWith(weekly);
  expect(SeriesRule.safeParse({ ...rule, start: '2026-02-31T09:00' }).success).toBe(false);
  expect(SeriesRule.safeParse({ ...rule, start: '2026-02-03T24:30' }).success).toBe(false);
  const none = { ...rule, repeat: { ...weekly, weekdays: [] } };
  expect(SeriesRule.safeParse(none).success).toBe(false);
});

test('a monthly series that is moved by days is on the day it was moved to', () => {
  const byDay = ruleWith({ unit: 'month', every: 1, on: { by: 'day', day: 31 } });
  const shift = { from: '2026-03-31T02:30', to: '2026-04-01T09:00', lengthMinutes: 45 };
  const after = shiftedFrom(byDay, '2026-03-31T02:30', shift);
  expect(ruleWords(after)).toBe('every month on the 1st');
  const { pairs, left } = pairsOf(byDay, after, '2026-03-31T02:30', '2026-07-01');
  // April and June have no 31st, so that the 1st after them stands for nothing that was there.
  expect(pairs.map(({ from, to }) => [from, to.recurrenceId])).toEqual([
    ['2026-03-31T02:30', '2026-04-01T09:00'],
    [null, '2026-05-01T09:00'],
    ['2026-05-31T02:30', '2026-06-01T09:00'],
  ]);
  expect(left).toEqual([]);
  const byWeekday = ruleWith({
    unit: 'month',
    every: 1,
    on: { by: 'weekday', nth: 1, weekday: 2 },
  });
  const toWednesday = { from: '2026-04-07T02:30', to: '2026-04-08T02:30', lengthMinutes: 45 };
  expect(ruleWords(shiftedFrom(byWeekday, '2026-04-07T02:30', toWednesday))).toBe(
    'every month on the 2nd Wednesday',
  );
});

test('a series on several weekdays is not moved to other days: which, only the person knows', () => {
  const rule = ruleWith({ unit: 'week', every: 1, weekdays: [2, 4] });
  const shift = { from: '2026-03-05T02:30', to: '2026-03-06T02:30', lengthMinutes: 45 };
  expect(() => shiftedFrom(rule, '2026-03-05T02:30', shift)).toThrow(/several weekdays/);
});

test('how a series comes back is said in words', () => {
  const words = (repeat: Repeat, end: SeriesEnd = { kind: 'never' }) => ruleWords({ repeat, end });
  expect(words({ unit: 'day', every: 1 })).toBe('every day');
  expect(words({ unit: 'week', every: 2, weekdays: [4, 2] })).toBe('every 2 weeks on Tue and Thu');
  expect(words({ unit: 'month', every: 1, on: { by: 'day', day: 22 } })).toBe(
    'every month on the 22nd',
  );
  expect(words({ unit: 'month', every: 1, on: { by: 'day', day: 12 } })).toBe(
    'every month on the 12th',
  );
  expect(words({ unit: 'month', every: 3, on: { by: 'weekday', nth: -1, weekday: 5 } })).toBe(
    'every 3 months on the last Friday',
  );
  expect(words(weekly, { kind: 'until', day: '2026-12-31' })).toBe(
    'every week on Tuesday, until Thu 31 Dec 2026',
  );
  expect(words(weekly, { kind: 'count', count: 10 })).toBe(
    'every week on Tuesday, 10 bookings in all',
  );
});

test('a series without an end is booked half a year ahead, any other a year, and from its start if that is later', () => {
  expect(horizonOf(ruleWith(weekly), '2026-03-10')).toBe('2026-09-08');
  const counted = ruleWith(weekly, { end: { kind: 'count', count: 5 } });
  expect(horizonOf(counted, '2026-03-10')).toBe('2027-03-09');
  expect(horizonOf(ruleWith(weekly), '2026-01-01')).toBe('2026-09-01');
});
