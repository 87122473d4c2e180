import { describe, expect, test } from 'vitest';
import {
  copiedTo,
  draftOf,
  isCopied,
  isSameWeek,
  weekOf,
  withWindow,
} from '../../src-renderer/availability/week-draft.ts';
import { openingsOnDaysOff } from '../../src-renderer/availability/openings-on-days-off.ts';
import { closedStretches, dayOff, dayOffLabel } from '../../src-renderer/calendar/opening-hours.ts';
import { daysFrom } from '../../src-renderer/ui/format.ts';
import type { OpeningRules, WeeklyHours } from '../../src-shared/domain/availability.ts';
import type { SlotId } from '../../src-shared/domain/ids.ts';
import type { SlotView } from '../../src-shared/domain/slot.ts';

const open = (weekday: number, from: string, to: string): WeeklyHours => ({
  weekday,
  hours: { from, to },
  validFrom: null,
  validUntil: null,
});

describe('editing the week', () => {
  const week = [open(1, '09:00', '12:00'), open(1, '13:00', '24:00'), open(2, '10:00', '11:00')];

  test('a week that is not touched stays as it is', () => {
    const limited = [{ ...open(3, '09:00', '12:00'), validFrom: '2026-01-01' }];
    expect(weekOf(draftOf([...week, ...limited]))).toEqual({
      kind: 'week',
      weekly: [...week, ...limited],
    });
  });

  test('new hours come after those that are there, or in the morning', () => {
    const windows = (weekday: number, draft = draftOf(week)) =>
      withWindow(draft, weekday)
        .filter((window) => window.weekday === weekday)
        .map(({ from, to }) => `${from} ${to}`);
    expect(windows(2)).toEqual(['10:00 11:00', '12:00 15:00']);
    expect(windows(5)).toEqual(['09:00 12:00']);
    expect(windows(1).at(-1)).toBe('09:00 12:00'); // there is no room after midnight
  });

  test('copying replaces what the other days had, and each window stays one of its own', () => {
    const draft = copiedTo(draftOf(week), 1, [2, 3]);
    expect(new Set(draft.map(({ key }) => key)).size).toBe(draft.length);
    const copied = weekOf(draft);
    expect(copied.kind === 'week' && copied.weekly.map(({ weekday }) => weekday)).toEqual([
      1, 1, 2, 2, 3, 3,
    ]);
  });

  test('copying is worth something until the other days have the same', () => {
    expect(isCopied(draftOf(week), 1, [2, 3])).toBe(false);
    expect(isCopied(copiedTo(draftOf(week), 1, [2, 3]), 1, [2, 3])).toBe(true);
    const limited = copiedTo(draftOf(week), 1, [2]).map((window) =>
      window.weekday === 2 ? { ...window, isLimited: true } : window,
    );
    expect(isCopied(limited, 1, [2])).toBe(false);
  });

  test('what is wrong is said in a sentence', () => {
    const [first, ...rest] = draftOf(week);
    const fault = (changes: Partial<NonNullable<typeof first>>) => {
      const meant = weekOf([{ ...first!, ...changes }, ...rest]);
      return meant.kind === 'fault' ? meant.sentence : null;
    };
    expect(fault({ from: '' })).toBe('Monday has a window without a start or an end.');
    expect(fault({ from: '12:30' })).toBe(
      'The window 12:30–12:00 of Monday ends before it starts.',
    );
    expect(fault({ to: '13:30' })).toContain('Monday has two windows that overlap');
    expect(fault({ isLimited: true, validFrom: '2026-02-01', validUntil: '2026-01-01' })).toContain(
      'would end before the day',
    );
    // Days that were entered and then not wanted do not count.
    expect(fault({ validFrom: '2026-02-01', validUntil: '2026-01-01' })).toBe(null);
  });

  test('two weeks are the same in whatever order their hours are', () => {
    expect(isSameWeek(week, week.toReversed())).toBe(true);
    expect(isSameWeek(week, week.slice(1))).toBe(false);
    expect(isSameWeek(week, [{ ...week[0]!, validUntil: '2026-01-01' }, ...week.slice(1)])).toBe(
      false,
    );
  });
});

describe('open hours in the calendar', () => {
  const days = daysFrom('2026-03-02', '2026-03-09');
  const rules: OpeningRules = {
    timeZone: 'Europe/Berlin',
    weekly: [],
    exceptions: [{ day: '2026-03-03', hours: [{ from: '10:00', to: '24:00' }] }],
    timeOff: [{ startDay: '2026-03-05', endDay: '2026-03-07', label: '' }],
    holidays: [{ day: '2026-03-08', name: 'Women’s Day' }],
  };
  /** The hours from and to which each day is closed. */
  const closed = (given: OpeningRules | null) =>
    days.map((day) =>
      closedStretches(given, day, { fromHour: 7, toHour: 20 })
        .map(({ fromMinute, toMinute }) => `${fromMinute / 60}-${toMinute / 60}`)
        .join(' '),
    );

  test('before hours are given, ordinary days are open as the person likes to see them', () => {
    const usual = '0-7 20-24';
    expect(closed(null)).toEqual(days.map(() => usual));
    expect(closed(rules)).toEqual([usual, '0-10', usual, '0-24', '0-24', usual, '0-24']);
  });

  test('with hours given, each day has its own, in whatever order and however they touch', () => {
    const weekly = [
      open(1, '13:00', '17:00'),
      open(1, '09:00', '12:00'),
      open(7, '09:00', '12:00'),
      open(6, '00:00', '12:00'),
      open(6, '12:00', '24:00'),
    ];
    expect(closed({ ...rules, weekly })).toEqual([
      '0-9 12-13 17-24',
      '0-10',
      '0-24',
      '0-24',
      '0-24',
      '',
      '0-24',
    ]);
  });

  test('a day that is off as a whole says by what', () => {
    const weekly = [open(1, '09:00', '12:00')];
    expect(days.map((day) => dayOff({ ...rules, weekly }, day))).toEqual([
      null,
      null,
      'closed',
      'time-off',
      'time-off',
      'closed',
      'holiday',
    ]);
    expect(dayOff(null, '2026-03-05')).toBe(null);
  });

  test('the head of a day says why it is off', () => {
    const labels = days.map((day) =>
      dayOffLabel({ ...rules, exceptions: [{ day: '2026-03-02', hours: [] }] }, day),
    );
    expect(labels).toEqual(['Closed', null, null, 'Time off', 'Time off', null, 'Women’s Day']);
  });
});

test('openings on days off are pointed out, those outside the hours and withdrawn ones are not', () => {
  const rules: OpeningRules = {
    timeZone: 'Europe/Berlin',
    weekly: [open(1, '09:00', '12:00')],
    exceptions: [
      { day: '2026-03-03', hours: [] },
      { day: '2026-03-04', hours: [{ from: '09:00', to: '10:00' }] },
    ],
    timeOff: [{ startDay: '2026-03-05', endDay: '2026-03-06', label: '' }],
    holidays: [{ day: '2026-03-06', name: 'Holiday' }],
  };
  const slot = (day: string, withdrawnAt: number | null = null): SlotView => ({
    id: '01900000-0000-7000-8000-000000000001' as SlotId,
    serviceId: null,
    when: { allDay: true, startDay: day, endDay: '2026-04-01' },
    title: day,
    location: '',
    calendarNote: '',
    revision: 1,
    createdAt: 0,
    changedAt: 0,
    withdrawnAt,
    weeklyId: null,
    occurrenceDay: null,
    displayTitle: day,
    serviceName: null,
    serviceColor: null,
    sync: {
      status: 'synced',
      reason: null,
      remoteId: null,
      lastSyncedAt: null,
      nextAttemptAt: null,
    },
  });
  const slots = [
    ...daysFrom('2026-03-02', '2026-03-09').map((day) => slot(day)),
    slot('2026-03-05', 1),
  ];
  expect(openingsOnDaysOff(rules, slots).map(({ title }) => title)).toEqual([
    '2026-03-03',
    '2026-03-05',
    '2026-03-06',
  ]);
});
