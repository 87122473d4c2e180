import { describe, expect, test } from 'vitest';
import { firstDay, startOn } from '../../src-renderer/booking/first-start.ts';
import { whenOf } from '../../src-renderer/booking/form-when.ts';
import {
  changesOf,
  draftOf,
  isChanged,
  newValues,
  valuesOf,
} from '../../src-renderer/booking/form-values.ts';
import { nextColor } from '../../src-renderer/booking/next-color.ts';
import { readTime, stepTime } from '../../src-renderer/booking/time-text.ts';
import { at, booking, client, inMarch2026, service, zone } from './samples.ts';

inMarch2026();

const anna = client('Anna Berg');
const physio = service('Physiotherapy', 50, 'teal');

describe('what a new booking begins with', () => {
  test('the time the person pointed at', () => {
    const values = newValues({ time: { when: at('2026-03-03T09:30', 45) }, client: null }, zone);
    expect(values).toMatchObject({
      allDay: false,
      date: '2026-03-03',
      startTime: '09:30',
      minutes: 45,
    });
  });

  test('whole days keep their number', () => {
    const when = { allDay: true, startDay: '2026-03-28', endDay: '2026-03-31' } as const;
    expect(newValues({ time: { when }, client: null }, zone)).toMatchObject({
      allDay: true,
      date: '2026-03-28',
      days: 3,
    });
  });

  test('an untouched form is not changed, a touched one is', () => {
    const values = newValues({ time: { start: '2026-03-03T09:30' }, client: anna }, zone);
    expect(isChanged(values, { ...values })).toBe(false);
    expect(isChanged({ ...values, privateNote: 'x' }, values)).toBe(true);
  });
});

describe('what is sent', () => {
  const values = {
    ...newValues({ time: { start: '2026-03-03T09:30' }, client: anna }, zone),
    service: { id: physio.id, name: physio.name },
  };
  const when = at('2026-03-03T09:30', 50);

  test('a draft leaves the title to client and service when none is typed', () => {
    expect(draftOf({ ...values, title: '  ' }, when, false)).toMatchObject({
      clientId: anna.id,
      serviceId: physio.id,
      title: null,
      status: 'confirmed',
      bookAnyway: false,
    });
  });

  test('a change holds only what was changed', () => {
    const known = booking({ client: anna, service: physio, when, with: { location: 'Room 1' } });
    const before = valuesOf(known, zone);
    expect(changesOf(known, before, when, zone)).toEqual({});
    expect(changesOf(known, { ...before, location: 'Room 2', client: null }, when, zone)).toEqual({
      location: 'Room 2',
      clientId: null,
    });
  });

  test('an untouched time stays as it is, in its own zone and with its seconds', () => {
    const elsewhere = {
      allDay: false as const,
      startAt: 1_772_526_601_500,
      endAt: 1_772_529_601_500,
      timeZone: 'Asia/Tokyo',
    };
    const known = booking({ client: anna, when: elsewhere });
    const before = valuesOf(known, zone);
    const read = whenOf(before, zone);
    if (read.kind !== 'clear') throw new Error('a plain time must be clear');
    expect(changesOf(known, { ...before, calendarNote: 'x' }, read.when, zone)).toEqual({
      calendarNote: 'x',
    });
    const later = whenOf({ ...before, minutes: 60 }, zone);
    if (later.kind !== 'clear') throw new Error('a plain time must be clear');
    expect(changesOf(known, { ...before, minutes: 60 }, later.when, zone)).toEqual({
      when: later.when,
    });
  });
});

describe('reading the time fields', () => {
  const fields = {
    allDay: false,
    date: '2026-03-03',
    startTime: '09:30',
    which: null,
    minutes: 50,
    days: 1,
  } as const;

  test('a plain time is clear', () => {
    expect(whenOf(fields, zone)).toEqual({ kind: 'clear', when: at('2026-03-03T09:30', 50) });
  });

  test('what is missing is asked for', () => {
    expect(whenOf({ ...fields, date: '' }, zone)).toMatchObject({ kind: 'wrong', field: 'date' });
    expect(whenOf({ ...fields, date: '0026-03-03' }, zone)).toMatchObject({
      kind: 'wrong',
      field: 'date',
    });
    expect(whenOf({ ...fields, startTime: '' }, zone)).toMatchObject({
      kind: 'wrong',
      field: 'startTime',
    });
    expect(whenOf({ ...fields, minutes: '' }, zone)).toMatchObject({
      kind: 'wrong',
      field: 'minutes',
    });
    expect(whenOf({ ...fields, allDay: true, days: '' }, zone)).toMatchObject({
      kind: 'wrong',
      field: 'days',
    });
  });

  test('a time the clocks skip is refused, with what exists around it', () => {
    expect(whenOf({ ...fields, date: '2026-03-29', startTime: '02:30' }, zone)).toEqual({
      kind: 'wrong',
      field: 'startTime',
      message: '02:30 does not exist on Sun 29 Mar: the clocks go from 02:00 to 03:00',
    });
  });

  test('a time that comes twice is asked about, and then means the one that was chosen', () => {
    const night = { ...fields, date: '2026-10-25', startTime: '02:30' };
    const asked = whenOf(night, zone);
    if (asked.kind !== 'twice') throw new Error('it must be asked about');
    expect(asked.later - asked.earlier).toBe(60 * 60_000);
    expect(whenOf({ ...night, which: 'later' }, zone)).toMatchObject({
      kind: 'clear',
      when: { startAt: asked.later },
    });
  });

  test('a length is real minutes, also through the night of the change', () => {
    const read = whenOf({ ...fields, date: '2026-03-29', startTime: '01:30', minutes: 60 }, zone);
    if (read.kind !== 'clear' || read.when.allDay) throw new Error('it must be clear');
    expect(read.when.endAt - read.when.startAt).toBe(60 * 60_000);
  });
});

describe('typing a time', () => {
  test('is read as it is typed in a hurry', () => {
    const typed = ['9', '09', '930', '0930', '9:30', '9.30', '21h15', '9:5', ' 9 '];
    expect(typed.map(readTime)).toEqual([
      '09:00',
      '09:00',
      '09:30',
      '09:30',
      '09:30',
      '09:30',
      '21:15',
      '09:05',
      '09:00',
    ]);
  });

  test('is refused where it is none', () => {
    expect(['', 'x', '24', '2460', '9:60', '12345', '-1'].map(readTime)).toEqual(
      Array.from({ length: 7 }, () => null),
    );
  });

  test('goes by quarter hours with the arrow keys, within the day', () => {
    expect(stepTime('09:05', 15)).toBe('09:15');
    expect(stepTime('09:05', -15)).toBe('09:00');
    expect(stepTime('09:00', -15)).toBe('08:45');
    expect(stepTime('23:50', 15)).toBe('23:45');
    expect(stepTime('00:00', -15)).toBe('00:00');
  });
});

describe('finding a free time', () => {
  const hours = { practiceTimeZone: zone, dayStartsAtHour: 8, dayEndsAtHour: 19 };
  const now = Date.UTC(2026, 2, 3, 9, 20); // 10:20 in the practice
  const week = { firstDay: '2026-03-02', endDay: '2026-03-09' };

  test('the likely day is today while it lasts, else tomorrow, else the first on screen', () => {
    const nextWeek = { firstDay: '2026-03-16', endDay: '2026-03-23' };
    expect([
      firstDay(null, week, hours, now),
      firstDay(null, week, hours, now + 10 * 60 * 60_000),
      firstDay(null, nextWeek, hours, now),
    ]).toEqual(['2026-03-03', '2026-03-04', '2026-03-16'].map((day) => ({ day, isMeant: false })));
  });

  test('on the last evening of a week that nobody left it is the next day, and none that is past', () => {
    const sundayEvening = Date.UTC(2026, 2, 8, 19);
    expect(firstDay(null, null, hours, sundayEvening).day).toBe('2026-03-09');
  });

  test('a day that was named is meant, and so are days gone by for those who look at them', () => {
    const lastWeek = { firstDay: '2026-02-23', endDay: '2026-03-02' };
    expect(firstDay('2026-03-20', week, hours, now)).toEqual({ day: '2026-03-20', isMeant: true });
    expect(firstDay(null, lastWeek, hours, now)).toEqual({ day: '2026-02-23', isMeant: true });
  });

  const free = Date.UTC(2026, 2, 3, 11, 30);

  test('on a day that was meant it begins at its free time, else at the opening of its hours', () => {
    const tuesday = { day: '2026-03-03', isMeant: true };
    expect(startOn(tuesday, free, hours)).toBe('2026-03-03T12:30');
    expect(startOn({ day: '2026-03-02', isMeant: true }, free, hours)).toBe('2026-03-02T08:00');
    expect(startOn(tuesday, undefined, hours)).toBe('2026-03-03T08:00');
  });

  test('where no day was meant it begins at the next free time, whichever day that is', () => {
    const monday = { day: '2026-03-02', isMeant: false };
    expect(startOn(monday, free, hours)).toBe('2026-03-03T12:30');
    expect(startOn(monday, undefined, hours)).toBe('2026-03-02T08:00');
  });
});

test('a new service gets a colour no other has', () => {
  expect(nextColor([])).toBe('teal');
  expect(nextColor([physio])).toBe('blue');
  expect(nextColor([{ ...physio, archived: true }])).toBe('teal');
});
