import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dayByKey,
  markOf,
  monthsOfYear,
  rangeBetween,
} from '../../src-renderer/availability/year-days.ts';
import type { OpeningRules } from '../../src-shared/domain/availability.ts';

const year = fc.integer({ min: 1970, max: 2180 });
const weekStart = fc.integer({ min: 1, max: 7 });

describe('the year', () => {
  test('has each of its days once, in order, under the weekday it is', () => {
    fc.assert(
      fc.property(year, weekStart, (of, weekStartsOn) => {
        const months = monthsOfYear(of, weekStartsOn);
        const days = months.flatMap(({ weeks }) => weeks.flat()).filter((day) => day !== null);
        const expected = [];
        for (let at = Date.UTC(of, 0, 1); at < Date.UTC(of + 1, 0, 1); at += 86_400_000)
          expected.push(new Date(at).toISOString().slice(0, 10));
        expect(days).toEqual(expected);
        for (const { weeks } of months) {
          for (const [index, day] of weeks.flatMap((week) => [...week.entries()])) {
            if (day === null) continue;
            const weekday = new Date(day).getUTCDay() || 7;
            expect((weekday - weekStartsOn + 7) % 7).toBe(index);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  test('the days between two are the same from whichever side they are chosen', () => {
    expect(rangeBetween('2026-03-05', '2026-03-02')).toEqual({
      firstDay: '2026-03-02',
      lastDay: '2026-03-05',
    });
    expect(rangeBetween('2026-03-02', '2026-03-05')).toEqual(
      rangeBetween('2026-03-05', '2026-03-02'),
    );
  });

  test('keys lead by a day, a week, to the ends of the week and by a month, over the ends of months', () => {
    const led = (key: string, day = '2026-03-31', weekStartsOn = 1) =>
      dayByKey(day, key, weekStartsOn);
    expect(led('ArrowRight')).toBe('2026-04-01');
    expect(led('ArrowLeft', '2026-01-01')).toBe('2025-12-31');
    expect(led('ArrowDown')).toBe('2026-04-07');
    expect(led('ArrowUp')).toBe('2026-03-24');
    expect(led('Home')).toBe('2026-03-30');
    expect(led('End')).toBe('2026-04-05');
    expect(led('End', '2026-03-31', 7)).toBe('2026-04-04');
    expect(led('PageUp')).toBe('2026-02-28');
    expect(led('PageDown')).toBe('2026-04-30');
    expect(led('a')).toBeNull();
  });
});

test('a day is marked by what rules it: time off before a special day, that before a holiday and the week', () => {
  const rules: OpeningRules = {
    timeZone: 'Europe/Berlin',
    weekly: [
      { weekday: 1, hours: { from: '09:00', to: '12:00' }, validFrom: null, validUntil: null },
    ],
    exceptions: [
      { day: '2026-03-03', hours: [] },
      { day: '2026-03-04', hours: [{ from: '09:00', to: '10:00' }] },
      { day: '2026-03-05', hours: [] },
      { day: '2026-03-06', hours: [] },
    ],
    timeOff: [{ startDay: '2026-03-05', endDay: '2026-03-06', label: '' }],
    holidays: [
      { day: '2026-03-06', name: 'Holiday' },
      { day: '2026-03-07', name: 'Other holiday' },
    ],
  };
  const marks = [2, 3, 4, 5, 6, 7, 8].map((day) => markOf(rules, `2026-03-0${day}`));
  expect(marks.map(({ kind, words }) => `${kind}: ${words}`)).toEqual([
    'open: ',
    'special: special day, closed',
    'special: special day, 09:00–10:00',
    'off: Time off',
    'special: special day, closed',
    'holiday: Other holiday',
    'closed: closed',
  ]);
  expect(markOf({ ...rules, weekly: [] }, '2026-03-08').kind).toBe('open');
});
