import { describe, expect, test } from 'vitest';
import {
  type FirstHours,
  shownHours,
  usualHours,
  weeklyOf,
  wrongField,
} from '../../src-renderer/start/first-hours.ts';
import { WeeklyHours } from '../../src-shared/domain/availability.ts';

const typed = (given: Partial<FirstHours>): FirstHours => ({ ...usualHours, ...given });
const noBreak = { breakFrom: '', breakUntil: ' ' };

describe('the first hours', () => {
  test('are the same on each day chosen, around the break', () => {
    const weekly = weeklyOf(typed({ weekdays: [2, 4] }));
    expect(weekly.map(({ weekday, hours }) => [weekday, hours.from, hours.to])).toEqual([
      [2, '09:00', '12:30'],
      [2, '13:30', '17:00'],
      [4, '09:00', '12:30'],
      [4, '13:30', '17:00'],
    ]);
    for (const one of weekly) expect(WeeklyHours.parse(one)).toEqual(one);
  });

  test('may be typed in a hurry, without a break, until midnight', () => {
    const [only, ...rest] = weeklyOf(typed({ weekdays: [1], from: '8', until: '24', ...noBreak }));
    expect(only?.hours).toEqual({ from: '08:00', to: '24:00' });
    expect(rest).toEqual([]);
  });

  test.each([
    [{ from: '17:00', until: '9:00' }, 'until'],
    [{ from: 'early' }, 'until'],
    [{ breakFrom: '08:00' }, 'breakUntil'],
    [{ breakUntil: '17:00' }, 'breakUntil'],
    [{ breakUntil: '' }, 'breakUntil'],
    [{ breakFrom: '14:00' }, 'breakUntil'],
    [noBreak, null],
    [{}, null],
  ] as const)('of %j have something wrong at %s', (given, field) => {
    expect(wrongField(typed(given))).toBe(field);
    if (field !== null) expect(weeklyOf(typed(given))).toEqual([]);
  });

  test('are all seen in the calendar, which never shows less than it did', () => {
    const shown = { dayStartsAtHour: 7, dayEndsAtHour: 20 };
    expect(shownHours(typed({}), shown)).toEqual(shown);
    expect(shownHours(typed({ from: '6:30', until: '20:15' }), shown)).toEqual({
      dayStartsAtHour: 6,
      dayEndsAtHour: 21,
    });
    expect(shownHours(typed({ until: '24' }), shown).dayEndsAtHour).toBe(24);
    expect(shownHours(typed({ until: 'late' }), shown)).toEqual(shown);
  });
});
