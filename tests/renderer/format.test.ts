import { addDays, weekdayOf } from '../../src-shared/domain/time.ts';
import { describe, expect, test } from 'vitest';
import {
  formatDay,
  formatInstant,
  formatLongDay,
  formatMinutes,
  formatRelative,
  formatWhen,
} from '../../src-renderer/ui/format.ts';
import { at, inMarch2026, zone } from './samples.ts';

inMarch2026();

describe('times in words', () => {
  test('a timed appointment names its day and both ends on the clock of the practice', () => {
    expect(formatWhen(at('2026-03-03T09:00', 50), zone)).toBe('Tue 3 Mar 09:00–09:50');
    expect(formatWhen(at('2026-03-03T09:00', 50), 'America/New_York')).toBe(
      'Tue 3 Mar 03:00–03:50',
    );
  });

  test('one that passes midnight names both days', () => {
    expect(formatWhen(at('2026-03-03T23:30', 60), zone)).toBe('Tue 3 Mar 23:30 – Wed 4 Mar 00:30');
  });

  test('an all-day one names its last day, not the exclusive end', () => {
    const oneDay = { allDay: true, startDay: '2026-03-07', endDay: '2026-03-08' } as const;
    expect(formatWhen(oneDay, zone)).toBe('Sat 7 Mar, all day');
    expect(formatWhen({ ...oneDay, endDay: '2026-03-09' }, zone)).toBe(
      'Sat 7 Mar – Sun 8 Mar, all day',
    );
  });

  test('a year is named only where it is another one than shown', () => {
    expect(formatDay('2025-09-30', '2026')).toBe('Tue 30 Sep 2025');
    expect(formatDay('2026-09-30', '2026')).toBe('Wed 30 Sep');
    expect(formatDay('2026-09-30', '')).toBe('Wed 30 Sep 2026');
    expect(formatLongDay('2026-03-03')).toBe('Tuesday 3 March 2026');
  });

  test('where no year is shown, this one goes without saying, and no other', () => {
    expect([formatDay('2026-12-31'), formatDay('2027-01-01'), formatDay('2025-12-31')]).toEqual([
      'Thu 31 Dec',
      'Fri 1 Jan 2027',
      'Wed 31 Dec 2025',
    ]);
    expect(formatWhen(at('2025-11-10T09:00', 50), zone)).toBe('Mon 10 Nov 2025 09:00–09:50');
    expect(formatInstant(Date.UTC(2025, 10, 10, 8), zone)).toBe('Mon 10 Nov 2025 09:00');
  });

  test('lengths are said in hours and minutes', () => {
    expect([50, 60, 90].map(formatMinutes)).toEqual(['50 min', '1 h', '1 h 30 min']);
  });
});

describe('how long ago', () => {
  const now = Date.UTC(2026, 2, 3, 9, 20);
  const said = (minutes: number) => formatRelative(now + minutes * 60_000, now, zone);

  test('minutes within the hour, then the time of the day', () => {
    expect(said(0)).toBe('just now');
    expect(said(-2)).toBe('2 min ago');
    expect(said(4)).toBe('in 4 min');
    expect(said(-90)).toBe('at 08:50');
  });

  test('other days are named', () => {
    expect(said(-24 * 60)).toBe('yesterday at 10:20');
    expect(said(24 * 60)).toBe('tomorrow at 10:20');
    expect(said(-5 * 24 * 60)).toBe('on Thu 26 Feb at 10:20');
  });
});

test('days are counted across months and years, and weekdays from Monday', () => {
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(weekdayOf('2026-03-02')).toBe(1);
  expect(weekdayOf('2026-03-08')).toBe(7);
});
