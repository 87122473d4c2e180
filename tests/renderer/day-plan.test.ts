import { describe, expect, test } from 'vitest';
import { dayPlan, nowAndNext, stillToCome } from '../../src-renderer/today/day-plan.ts';
import type { BusyBlock } from '../../src-shared/domain/sync-views.ts';
import { formatBytes, formatLength, formatShare } from '../../src-renderer/health/figure-words.ts';
import { spanOf } from '../../src-shared/domain/time.ts';
import { at, booking, privateCalendarId, zone } from './samples.ts';

const open = [spanOf(at('2026-03-03T09:00', 8 * 60), zone)];
const clock = (instant: number) => new Date(instant).toISOString().slice(11, 16);

function planned(bookings: ReturnType<typeof booking>[], busy: BusyBlock[] = []) {
  return dayPlan({ bookings, busy, open, timeZone: zone }).map(
    ({ kind, startAt, endAt }) => `${kind} ${clock(startAt)}–${clock(endAt)}`,
  );
}

const busyAt = (wallTime: string, minutes: number): BusyBlock => ({
  key: wallTime,
  calendarId: privateCalendarId,
  title: 'Dentist',
  when: at(wallTime, minutes),
});

describe('the plan of a day', () => {
  test('an empty day is one gap from opening to closing', () => {
    expect(planned([])).toEqual(['free 08:00–16:00']);
  });

  test('gaps lie between what takes time, buffers and other events included', () => {
    expect(
      planned(
        [
          booking({ when: at('2026-03-03T10:00', 50), with: { bufferAfterMinutes: 10 } }),
          booking({ when: at('2026-03-03T08:30', 60) }),
        ],
        [busyAt('2026-03-03T13:00', 60)],
      ),
    ).toEqual([
      'booking 07:30–08:30',
      'free 08:30–09:00',
      'booking 09:00–09:50',
      'free 10:00–12:00',
      'busy 12:00–13:00',
      'free 13:00–16:00',
    ]);
  });

  test('a gap of a few minutes is no time to offer, and overlaps make no gaps', () => {
    expect(
      planned([
        booking({ when: at('2026-03-03T09:00', 240) }),
        booking({ when: at('2026-03-03T10:00', 30) }),
        booking({ when: at('2026-03-03T13:19', 221) }),
      ]),
    ).toEqual(['booking 08:00–12:00', 'booking 09:00–09:30', 'booking 12:19–16:00']);
  });

  test('what was cancelled leaves its time free', () => {
    const gone = booking({ when: at('2026-03-03T10:00', 60), with: { status: 'cancelled' } });
    expect(planned([gone])).toEqual(['free 08:00–16:00']);
  });
});

test('what is free begins with the next quarter of an hour, and is left out once too little is left of it', () => {
  const entries = dayPlan({
    bookings: [booking({ when: at('2026-03-03T12:00', 60) })],
    busy: [],
    open,
    timeZone: zone,
  });
  const left = (wallTime: string) =>
    stillToCome(entries, spanOf(at(wallTime, 1), zone).startAt).map(
      ({ kind, startAt, endAt }) => `${kind} ${clock(startAt)}–${clock(endAt)}`,
    );
  const afterwards = ['booking 11:00–12:00', 'free 12:00–16:00'];
  expect(left('2026-03-03T07:00')).toEqual(['free 08:00–11:00', ...afterwards]);
  expect(left('2026-03-03T09:46')).toEqual(['free 09:00–11:00', ...afterwards]);
  expect(left('2026-03-03T11:45')).toEqual(['free 10:45–11:00', ...afterwards]);
  expect(left('2026-03-03T11:46')).toEqual(afterwards);
  expect(left('2026-03-03T18:00')).toEqual(['booking 11:00–12:00']);
});

test('now is what has begun and is not over, next is what has not begun', () => {
  const bookings = [
    booking({ when: at('2026-03-03T09:00', 60) }),
    booking({ when: at('2026-03-03T10:00', 60) }),
    booking({ when: { allDay: true, startDay: '2026-03-03', endDay: '2026-03-04' } }),
  ];
  const entries = dayPlan({ bookings, busy: [], open, timeZone: zone });
  const around = (wallTime: string) => {
    const { running, next } = nowAndNext(entries, spanOf(at(wallTime, 1), zone).startAt);
    return [running?.id ?? null, next?.booking.id ?? null];
  };
  const [first, second] = bookings.map(({ id }) => id);
  expect(around('2026-03-03T08:59')).toEqual([null, first]);
  expect(around('2026-03-03T09:00')).toEqual([first, second]);
  expect(around('2026-03-03T10:00')).toEqual([second, null]);
  expect(around('2026-03-03T11:00')).toEqual([null, null]);
});

test('figures are said as one would say them, and nothing measured is a dash', () => {
  expect([formatShare(null), formatShare(1), formatShare(0.999), formatShare(0.5)]).toEqual([
    '–',
    '100%',
    '99%',
    '50%',
  ]);
  expect([formatLength(null), formatLength(12.4), formatLength(1440)]).toEqual([
    '–',
    '12 ms',
    '1.4 s',
  ]);
  expect([formatBytes(10), formatBytes(204_800), formatBytes(3_400_000)]).toEqual([
    '1 kB',
    '205 kB',
    '3.4 MB',
  ]);
});
