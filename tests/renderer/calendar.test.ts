import { describe, expect, test } from 'vitest';
import { calendarTitle } from '../../src-renderer/calendar/calendar-title.ts';
import { whenDropped } from '../../src-renderer/calendar/dropped-time.ts';
import { spokenBooking } from '../../src-renderer/calendar/drawn.ts';
import { monthWeeks, shiftMonth, sixWeeks } from '../../src-renderer/calendar/month-days.ts';
import { slotHeight } from '../../src-renderer/calendar/slot-height.ts';
import type { Place } from '../../src-renderer/ui/place.ts';
import { at, booking, client, inMarch2026, service, zone } from './samples.ts';

inMarch2026();

const when = at('2026-03-03T09:00', 50);
const known = booking({
  client: client('Anna Berg'),
  service: service('Physiotherapy', 50, 'teal'),
  when,
  sync: 'pending',
});

describe('what is drawn', () => {
  test('a booking says all of itself in one sentence', () => {
    expect(spokenBooking(known, zone)).toBe(
      'Physiotherapy: Anna Berg, Tue 3 Mar 09:00–09:50, waiting to be sent',
    );
    expect(spokenBooking({ ...known, status: 'tentative' }, zone)).toBe(
      'Physiotherapy: Anna Berg, Tue 3 Mar 09:00–09:50, tentative, waiting to be sent',
    );
  });
});

describe('dropping a booking', () => {
  const dropped = (start: string, end: string): Place => ({ allDay: false, start, end });

  test('elsewhere keeps its length', () => {
    const moved = whenDropped(dropped('2026-03-04T10:00', '2026-03-04T10:50'), zone, when, false);
    expect(moved).toEqual({ kind: 'clear', when: at('2026-03-04T10:00', 50) });
  });

  test('keeps its length in real minutes across a change of the clocks', () => {
    const long = at('2026-03-28T23:00', 300);
    const moved = whenDropped(dropped('2026-03-29T01:00', '2026-03-29T07:00'), zone, long, false);
    expect(moved).toEqual({ kind: 'clear', when: at('2026-03-29T01:00', 300) });
  });

  test('on a time the clocks skip or repeat is not decided for the person', () => {
    const gap = whenDropped(dropped('2026-03-29T02:30', '2026-03-29T03:20'), zone, when, false);
    expect(gap).toEqual({ kind: 'unclear', start: '2026-03-29T02:30' });
    const twice = whenDropped(dropped('2026-10-25T02:30', '2026-10-25T03:20'), zone, when, false);
    expect(twice).toEqual({ kind: 'unclear', start: '2026-10-25T02:30' });
  });

  test('an end that the clocks repeat or skip is asked about, with the times it may mean', () => {
    const evening = at('2026-10-24T23:00', 60);
    const resized = whenDropped(
      dropped('2026-10-24T23:00', '2026-10-25T02:30'),
      zone,
      evening,
      true,
    );
    expect(resized).toEqual({
      kind: 'unclear-end',
      end: '2026-10-25T02:30',
      isSkipped: false,
      choices: [at('2026-10-24T23:00', 210), at('2026-10-24T23:00', 270)],
    });
    const drawn = whenDropped(dropped('2026-03-29T01:45', '2026-03-29T02:30'), zone, null, false);
    // Half past one is before it begins: only half past three is left of the two nearest that exist.
    expect(drawn).toEqual({
      kind: 'unclear-end',
      end: '2026-03-29T02:30',
      isSkipped: true,
      choices: [at('2026-03-29T01:45', 45)],
    });
  });

  test('a resize keeps the start', () => {
    const resized = whenDropped(dropped('2026-03-03T09:00', '2026-03-03T10:15'), zone, when, true);
    expect(resized).toEqual({ kind: 'clear', when: at('2026-03-03T09:00', 75) });
  });

  test('on the line of whole days makes it last the day', () => {
    const moved = whenDropped(
      { allDay: true, startDay: '2026-03-05', endDay: '2026-03-06' },
      zone,
      when,
      false,
    );
    expect(moved).toEqual({
      kind: 'clear',
      when: { allDay: true, startDay: '2026-03-05', endDay: '2026-03-06' },
    });
  });

  test('a drawn range is a new time', () => {
    const drawn = whenDropped(dropped('2026-03-05T14:00', '2026-03-05T15:15'), zone, null, false);
    expect(drawn).toEqual({ kind: 'clear', when: at('2026-03-05T14:00', 75) });
  });
});

describe('the days shown', () => {
  test('are named shortly', () => {
    expect(calendarTitle('2026-03-02', '2026-03-09')).toBe('2–8 March 2026');
    expect(calendarTitle('2026-03-30', '2026-04-06')).toBe('30 March – 5 April 2026');
    expect(calendarTitle('2025-12-29', '2026-01-05')).toBe('29 December 2025 – 4 January 2026');
    expect(calendarTitle('2026-03-03', '2026-03-04')).toBe('Tuesday 3 March 2026');
    expect(calendarTitle('2026-03-30', '2026-04-06', 'short')).toBe('30 Mar – 5 Apr 2026');
  });

  test('a month is whole weeks from the chosen weekday', () => {
    const weeks = monthWeeks('2026-03-15', 1);
    expect(weeks.map((week) => week[0])).toEqual([
      '2026-02-23',
      '2026-03-02',
      '2026-03-09',
      '2026-03-16',
      '2026-03-23',
      '2026-03-30',
    ]);
    expect(monthWeeks('2026-03-15', 7)[0]?.[0]).toBe('2026-03-01');
    expect(monthWeeks('2026-02-01', 1).flat()).toHaveLength(35);
    expect(sixWeeks('2026-03-15', 1)).toEqual(weeks);
    expect(sixWeeks('2027-02-01', 1).map((week) => week[6])).toEqual([
      '2027-02-07',
      '2027-02-14',
      '2027-02-21',
      '2027-02-28',
      '2027-03-07',
      '2027-03-14',
    ]);
    expect(shiftMonth('2026-01-31', 1)).toBe('2026-02-01');
    expect(shiftMonth('2026-01-01', -1)).toBe('2025-12-01');
  });

  test('the hours of the day fill the space, within what can be read and hit', () => {
    expect(slotHeight(704, 11)).toBe(14);
    expect(slotHeight(300, 11)).toBe(12);
    expect(slotHeight(2000, 4)).toBe(20);
  });
});
