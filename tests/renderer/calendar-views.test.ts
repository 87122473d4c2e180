import { afterEach, describe, expect, test } from 'vitest';
import { agendaLines } from '../../src-renderer/calendar/agenda-days.ts';
import { viewTitle } from '../../src-renderer/calendar/calendar-title.ts';
import {
  calendarViews,
  steppedDay,
  workWeekdays,
} from '../../src-renderer/calendar/calendar-views.ts';
import { drawnBooking } from '../../src-renderer/calendar/drawn.ts';
import { otherTimes } from '../../src-renderer/calendar/second-zone.ts';
import { scaleOf, zoomedBy, zooms } from '../../src-renderer/calendar/slot-height.ts';
import type { OpeningRules } from '../../src-shared/domain/availability.ts';
import { speak } from '../../src-shared/words/words.ts';
import { at, booking, privateCalendarId, zone } from './samples.ts';

afterEach(() => speak('en'));

const hours = { from: '09:00', to: '17:00' };
const open = (weekday: number, validUntil: string | null = null) => ({
  weekday,
  hours,
  validFrom: null,
  validUntil,
});
const rules = (changes: Partial<OpeningRules>): OpeningRules => ({
  timeZone: zone,
  weekly: [],
  exceptions: [],
  timeOff: [],
  holidays: [],
  ...changes,
});
const week = [2, 3, 4, 5, 6, 7, 8].map((day) => `2026-03-0${day}`);

describe('going on', () => {
  test('is by what the view shows, and a longer month does not skip a shorter one', () => {
    const from = '2026-01-31';
    expect(calendarViews.map((view) => steppedDay(view, from, 1))).toEqual([
      '2026-02-01',
      '2026-02-07',
      '2026-02-07',
      '2026-02-28',
      '2026-02-28',
    ]);
    expect(steppedDay('month', '2026-03-31', -1)).toBe('2026-02-28');
  });

  test('a month is called by its name, and the agenda by its first day', () => {
    const days = (firstDay: string, endDay: string) => ({ firstDay, endDay });
    expect(viewTitle('month', '2026-03-15', days('2026-03-01', '2026-04-01'))).toBe('March 2026');
    expect(viewTitle('agenda', '2026-03-03', days('2026-03-03', '2026-09-01'))).toBe(
      'From Tuesday 3 March 2026',
    );
    speak('de');
    expect(viewTitle('week', '2026-03-03', days('2026-03-02', '2026-03-09'))).toBe(
      '2.–8. März 2026',
    );
    expect(viewTitle('week', '2026-04-01', days('2026-03-30', '2026-04-06'))).toBe(
      '30. März – 5. April 2026',
    );
    expect(viewTitle('week', '2026-01-01', days('2025-12-29', '2026-01-05'))).toBe(
      '29. Dezember 2025 – 4. Januar 2026',
    );
    const short = (firstDay: string, endDay: string) =>
      viewTitle('workWeek', firstDay, days(firstDay, endDay), 'short');
    expect(short('2026-11-30', '2026-12-05')).toBe('30. Nov. – 4. Dez. 2026');
    expect(short('2026-12-28', '2027-01-04')).toBe('28. Dez. 2026 – 3. Jan. 2027');
    expect(short('2026-03-02', '2026-03-09')).toBe('2.–8. März 2026');
  });
});

describe('the work week', () => {
  test('has the days with hours, and Monday to Friday where nothing was said', () => {
    expect(workWeekdays(rules({ weekly: [open(2), open(6), open(2)] }), week)).toEqual([2, 6]);
    expect(workWeekdays(rules({}), week)).toEqual([1, 2, 3, 4, 5]);
    expect(workWeekdays(null, week)).toEqual([1, 2, 3, 4, 5]);
  });

  test('has no day whose hours are over, and one that got hours of its own', () => {
    const weekly = [open(1, '2026-03-01'), open(3)];
    const exceptions = [{ day: '2026-03-08', hours: [hours] }];
    expect(workWeekdays(rules({ weekly, exceptions }), week)).toEqual([3, 7]);
  });

  test('keeps a day that is off: that is worth seeing', () => {
    const weekly = [open(2), open(3)];
    const timeOff = [{ startDay: '2026-03-03', endDay: '2026-03-04', label: '' }];
    expect(workWeekdays(rules({ weekly, timeOff }), week)).toEqual([2, 3]);
  });
});

describe('the size of the hours', () => {
  test('goes from the whole day in sight to steps of five minutes, each larger than the one before', () => {
    const scales = zooms.map((zoom) => scaleOf(zoom, 704, 11));
    expect(scales[0]).toEqual({ slotMinutes: 30, slotHeight: 640 / 48 });
    expect(scales[1]).toEqual({ slotMinutes: 15, slotHeight: 14 });
    expect(scales.at(-1)?.slotMinutes).toBe(5);
    const hourHeights = scales.map(
      ({ slotMinutes, slotHeight }) => (slotHeight / slotMinutes) * 60,
    );
    expect(hourHeights).toEqual(hourHeights.toSorted((a, b) => a - b));
    expect((hourHeights[0] ?? 0) * 24).toBeLessThanOrEqual(704);
  });

  test('stays at its ends', () => {
    expect(zoomedBy('openHours', 1)).toBe('large');
    expect(zoomedBy('wholeDay', -1)).toBe('wholeDay');
    expect(zoomedBy('fiveMinutes', 1)).toBe('fiveMinutes');
  });
});

describe('the second time zone', () => {
  const times = (days: string[], clock: string, other = 'America/New_York') =>
    otherTimes(days, clock, zone, other);

  test('has one time where the clocks of both stay as they are', () => {
    expect(times(['2026-03-02', '2026-03-03'], '15:00')).toEqual([
      { time: '09:00', dayShift: 0, fromDay: '2026-03-02' },
    ]);
  });

  test('says which day it is there', () => {
    expect(times(['2026-03-02'], '03:00')).toMatchObject([{ time: '21:00', dayShift: -1 }]);
    expect(times(['2026-03-02'], '20:00', 'Asia/Tokyo')).toMatchObject([
      { time: '04:00', dayShift: 1 },
    ]);
  });

  test('has two where the clocks change there in between', () => {
    expect(times(week, '15:00')).toEqual([
      { time: '09:00', dayShift: 0, fromDay: '2026-03-02' },
      { time: '10:00', dayShift: 0, fromDay: '2026-03-08' },
    ]);
  });

  test('on a day when ours change, goes with the clock, and says nothing of an hour that is not', () => {
    const night = ['01:00', '02:00', '03:00'].map((clock) =>
      times(['2026-03-29'], clock, 'UTC').map(({ time }) => time),
    );
    expect(night).toEqual([['00:00'], [], ['01:00']]);
    const autumn = ['01:00', '02:00', '03:00'].map((clock) =>
      times(['2026-10-25'], clock, 'UTC').map(({ time }) => time),
    );
    expect(autumn).toEqual([['23:00'], ['00:00'], ['02:00']]);
  });
});

describe('buffers', () => {
  const when = at('2026-03-03T09:00', 50);
  const placesOf = (...given: Parameters<typeof booking>) =>
    drawnBooking(booking(...given), zone).buffers.map(({ place }) => place);

  test('are drawn before and after a booking, and not where there are none', () => {
    expect(placesOf({ when, with: { bufferBeforeMinutes: 10, bufferAfterMinutes: 15 } })).toEqual([
      { allDay: false, start: '2026-03-03T08:50', end: '2026-03-03T09:00' },
      { allDay: false, start: '2026-03-03T09:50', end: '2026-03-03T10:05' },
    ]);
    expect(placesOf({ when })).toEqual([]);
  });

  test('are given back by a booking that was cancelled', () => {
    expect(placesOf({ when, with: { bufferBeforeMinutes: 10, status: 'cancelled' } })).toEqual([]);
  });
});

describe('the agenda', () => {
  const shown = {
    firstDay: '2026-03-03',
    endDay: '2026-09-01',
    today: '2026-03-03',
    timeZone: zone,
  };
  const nothing = { bookings: [], busy: [], rules: null };
  const kinds = (content: Partial<Parameters<typeof agendaLines>[0]>) =>
    agendaLines({ ...nothing, ...content }, shown).map(({ kind, day }) => `${day} ${kind}`);

  test('has today even when there is nothing', () => {
    expect(kinds({})).toEqual(['2026-03-03 day', '2026-03-03 nothing']);
  });

  test('has only days with something, in the order of time, whole days first', () => {
    const late = booking({ when: at('2026-03-04T15:00', 50) });
    const early = booking({ when: at('2026-03-04T09:00', 50) });
    const wholeDay = { allDay: true, startDay: '2026-03-04', endDay: '2026-03-05' } as const;
    const block = { key: 'b', calendarId: privateCalendarId, title: 'Congress', when: wholeDay };
    const lines = agendaLines({ ...nothing, bookings: [late, early], busy: [block] }, shown);
    expect(lines.slice(2)).toEqual([
      { kind: 'day', day: '2026-03-04' },
      { kind: 'busy', day: '2026-03-04', block },
      { kind: 'booking', day: '2026-03-04', booking: early },
      { kind: 'booking', day: '2026-03-04', booking: late },
    ]);
  });

  test('says days off on the first day that is shown of them, before all else', () => {
    const bookings = [booking({ when: at('2026-03-03T09:00', 50) })];
    const off = rules({
      timeOff: [
        { startDay: '2026-03-01', endDay: '2026-03-06', label: 'Skiing' },
        { startDay: '2026-02-01', endDay: '2026-03-03', label: 'Over' },
      ],
      holidays: [
        { day: '2026-04-03', name: 'Good Friday' },
        { day: '2026-01-01', name: 'Over' },
        { day: '2026-12-25', name: 'Too far' },
      ],
    });
    expect(kinds({ bookings, rules: off })).toEqual([
      '2026-03-03 day',
      '2026-03-03 time-off',
      '2026-03-03 booking',
      '2026-04-03 day',
      '2026-04-03 holiday',
    ]);
  });

  test('shows what began before its first day on that day', () => {
    const bookings = [booking({ when: at('2026-03-02T23:30', 60) })];
    expect(kinds({ bookings })).toEqual(['2026-03-03 day', '2026-03-03 booking']);
  });
});
