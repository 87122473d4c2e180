import { describe, expect, test } from 'vitest';
import type { PlannedOccurrence } from '../../src-shared/domain/series.ts';
import { SeriesRule } from '../../src-shared/domain/series-rule.ts';
import { ruleWords } from '../../src-shared/domain/series-words.ts';
import {
  isLastOfMonth,
  noRepeat,
  repeatProblem,
  ruleOf,
} from '../../src-renderer/series/repeat-values.ts';
import type { RepeatValues } from '../../src-renderer/series/repeat-values.ts';
import { formatMonthlyChoice, stateWords } from '../../src-renderer/series/repeat-words.ts';
import { at, inMarch2026, zone } from './samples.ts';

inMarch2026();

const first = { date: '2026-03-31', startTime: '09:30', minutes: 50 } as const;

function words(values: Partial<RepeatValues>): string {
  const rule = ruleOf({ ...noRepeat, ...values }, first, zone);
  expect(SeriesRule.parse(rule)).toEqual(rule);
  return ruleWords(rule);
}

describe('the fields that say how a booking repeats', () => {
  test('give the rule that the day of the first booking suggests', () => {
    expect(words({ kind: 'weekly' })).toBe('every week on Tuesday');
    expect(words({ kind: 'every', every: 3, unit: 'day' })).toBe('every 3 days');
    expect(words({ kind: 'every', every: 2, weekdays: [5, 2] })).toBe(
      'every 2 weeks on Tue and Fri',
    );
    const monthly = (monthly: RepeatValues['monthly']) =>
      words({ kind: 'every', every: 1, unit: 'month', monthly });
    expect(monthly('day')).toBe('every month on the 31st');
    expect(monthly('weekday')).toBe('every month on the last Tuesday');
    expect(monthly('last-day')).toBe('every month on the last day');
    expect(words({ kind: 'weekly', end: 'count', count: 4 })).toBe(
      'every week on Tuesday, 4 bookings in all',
    );
    expect(words({ kind: 'weekly', end: 'until', until: '2026-06-30' })).toBe(
      'every week on Tuesday, until Tue 30 Jun 2026',
    );
  });

  test('say what is missing, and only about what is asked', () => {
    const problem = (values: Partial<RepeatValues>) =>
      repeatProblem({ ...noRepeat, ...values }, first)?.field ?? null;
    expect(problem({ every: '', end: 'until' })).toBeNull();
    expect(problem({ kind: 'weekly', every: '' })).toBeNull();
    expect(problem({ kind: 'every', every: '' })).toBe('every');
    expect(problem({ kind: 'weekly', end: 'count', count: '' })).toBe('count');
    expect(problem({ kind: 'weekly', end: 'until', until: '' })).toBe('until');
    expect(problem({ kind: 'weekly', end: 'until', until: '2026-03-30' })).toBe('until');
    expect(problem({ kind: 'weekly', end: 'until', until: '2026-03-31' })).toBeNull();
  });

  test('offer the last day of the month only on it', () => {
    expect([isLastOfMonth('2026-03-31'), isLastOfMonth('2026-02-27')]).toEqual([true, false]);
    expect(formatMonthlyChoice('weekday', '2026-03-03')).toBe('the 1st Tuesday');
    expect(formatMonthlyChoice('day', '2026-03-03')).toBe('the 3rd');
  });
});

test('the state of a date is said in words', () => {
  const state = (given: Partial<PlannedOccurrence>) =>
    stateWords(
      {
        recurrenceId: '2026-03-29T02:30',
        when: at('2026-03-29T09:00', 60),
        trouble: null,
        decision: null,
        isSettled: true,
        before: null,
        lengthMinutes: 60,
        ...given,
      },
      zone,
    );
  const recurrenceId = '2026-03-29T02:30';
  const before = at('2026-03-29T08:00', 60);
  const trouble = {
    kind: 'clash' as const,
    clashes: [
      { kind: 'holiday' as const, name: 'Easter' },
      { kind: 'closed' as const },
      { kind: 'time-off' as const, label: '' },
    ],
    own: ['2026-03-22T02:30'],
  };
  expect(state({})).toBe('Free');
  expect(state({ decision: { do: 'skip', recurrenceId }, when: null })).toBe('Skipped');
  expect(state({ decision: { do: 'skip', recurrenceId }, when: null, before })).toBe('Cancelled');
  expect(state({ trouble: { kind: 'gap' }, when: null, isSettled: false })).toBe(
    'The clocks go forward: 02:30 does not exist on that day',
  );
  expect(state({ trouble, isSettled: false })).toBe(
    'Public holiday: Easter; Outside your hours; Time off; Sun 22 Mar of this series',
  );
  expect(state({ trouble, decision: { do: 'book', recurrenceId } })).toMatch(/^Booked anyway: /);
  expect(state({ before })).toBe('Was Sun 29 Mar 08:00–09:00');
  expect(state({ before, when: before })).toBe('Stays');
});
