import { describe, expect, test } from 'vitest';
import { draggedPlace, type Grip } from '../../src-renderer/calendar/grid/drag.ts';
import { barsOver, withinRoom } from '../../src-renderer/calendar/grid/rows.ts';
import { segmentOn, sideBySide } from '../../src-renderer/calendar/grid/segments.ts';
import { daysFrom } from '../../src-renderer/ui/format.ts';
import {
  daysOfPlace,
  type Place,
  placeOf,
  shiftedPlace,
  wallTime,
} from '../../src-renderer/ui/place.ts';
import { at, zone } from './samples.ts';

const timed = (start: string, end: string): Place => ({ allDay: false, start, end });
const whole = (startDay: string, endDay: string): Place => ({ allDay: true, startDay, endDay });
const tuesday = '2026-03-03';

describe('where a time stands', () => {
  test('is by the clock on the wall, also where the clocks change', () => {
    expect(placeOf(at('2026-03-29T01:30', 60), zone)).toEqual(
      timed('2026-03-29T01:30', '2026-03-29T03:30'),
    );
    expect(placeOf({ allDay: true, startDay: tuesday, endDay: '2026-03-05' }, zone)).toEqual(
      whole(tuesday, '2026-03-05'),
    );
  });

  test('can be shifted over midnight, a month and a year', () => {
    expect(wallTime('2026-12-31', 24 * 60)).toBe('2027-01-01T00:00');
    expect(wallTime('2026-03-01', -15)).toBe('2026-02-28T23:45');
    const late = timed('2026-02-28T23:30', '2026-03-01T00:15');
    expect(shiftedPlace(late, { days: 1, minutes: 45 })).toEqual(
      timed('2026-03-02T00:15', '2026-03-02T01:00'),
    );
    expect(shiftedPlace(whole(tuesday, '2026-03-04'), { days: -3, minutes: 45 })).toEqual(
      whole('2026-02-28', '2026-03-01'),
    );
  });
});

describe('the part of a time in a day', () => {
  const partOf = (place: Place) => {
    const segment = segmentOn(tuesday, place);
    return segment && Object.values(segment);
  };

  test('has both ends, one, or none of them in it', () => {
    expect(partOf(timed('2026-03-03T09:00', '2026-03-03T09:50'))).toEqual([540, 590, true, true]);
    expect(partOf(timed('2026-03-03T23:00', '2026-03-04T01:00'))).toEqual([
      1380,
      1440,
      true,
      false,
    ]);
    expect(partOf(timed('2026-03-02T23:00', '2026-03-03T01:00'))).toEqual([0, 60, false, true]);
    expect(partOf(timed('2026-03-02T23:00', '2026-03-04T01:00'))).toEqual([0, 1440, false, false]);
  });

  test('ends with the day where it ends at midnight, and is not in the next', () => {
    expect(partOf(timed('2026-03-03T23:00', '2026-03-04T00:00'))).toEqual([1380, 1440, true, true]);
    expect(partOf(timed('2026-03-02T23:00', '2026-03-03T00:00'))).toBe(null);
  });

  test('is none for other days, and for whole days, which stand above the hours', () => {
    expect(partOf(timed('2026-03-04T09:00', '2026-03-04T10:00'))).toBe(null);
    expect(partOf(whole(tuesday, '2026-03-04'))).toBe(null);
  });

  test('is not turned round on the night when the clocks go back', () => {
    const segment = segmentOn('2026-10-25', timed('2026-10-25T02:45', '2026-10-25T02:15'));
    expect(segment).toMatchObject({ fromMinute: 165, toMinute: 165 });
  });
});

describe('what is at the same time', () => {
  const part = (name: string, fromMinute: number, toMinute: number) => ({
    name,
    fromMinute,
    toMinute,
    isStart: true,
    isEnd: true,
  });
  const beside = (parts: ReturnType<typeof part>[], leastMinutes = 0) =>
    Object.fromEntries(
      sideBySide(parts, leastMinutes).map(({ item, left, width }) => [
        item.name,
        [left, width].map((share) => Math.round(share * 100)),
      ]),
    );

  test('stands side by side, and has all the width for itself otherwise', () => {
    expect(beside([part('a', 0, 60), part('b', 60, 120)])).toEqual({ a: [0, 100], b: [0, 100] });
    expect(beside([part('a', 0, 60), part('b', 30, 90)])).toEqual({ a: [0, 50], b: [50, 50] });
  });

  test('takes what is free beside it', () => {
    const found = beside([
      part('long', 0, 180),
      part('second', 0, 60),
      part('third', 0, 60),
      part('later', 90, 150),
    ]);
    expect(found).toEqual({
      long: [0, 33],
      second: [33, 33],
      third: [67, 33],
      later: [33, 67],
    });
  });

  test('never covers another, however many there are and however short they are', () => {
    for (let seed = 1; seed < 60; seed += 1) {
      const parts = Array.from({ length: 14 }, (_none, index) => {
        const from = (seed * 37 + index * index * 53) % 700;
        return part(`${index}`, from, from + ((seed * 11 + index * 29) % 120));
      });
      const found = sideBySide(parts, 20);
      expect(found).toHaveLength(parts.length);
      for (const one of found)
        for (const other of found) {
          if (one === other) continue;
          const end = (box: typeof one) => Math.max(box.item.toMinute, box.item.fromMinute + 20);
          const isAtOnce = one.item.fromMinute < end(other) && other.item.fromMinute < end(one);
          const isBeside =
            one.left + one.width <= other.left + 1e-9 ||
            other.left + other.width <= one.left + 1e-9;
          expect(!isAtOnce || isBeside).toBe(true);
          expect(one.left + one.width).toBeLessThanOrEqual(1 + 1e-9);
        }
    }
  });

  test('counts the height that something is drawn with, where it is too short to be read', () => {
    expect(beside([part('a', 0, 5), part('b', 10, 60)], 20)).toEqual({ a: [0, 50], b: [50, 50] });
    expect(beside([part('a', 0, 5), part('b', 10, 60)], 10)).toEqual({ a: [0, 100], b: [0, 100] });
  });
});

describe('bars over days', () => {
  const week = daysFrom('2026-03-02', '2026-03-09');
  const named = (name: string, place: Place) => ({ name, place });
  const bars = (items: ReturnType<typeof named>[], days = week) =>
    barsOver(items, days).map(
      ({ item, column, span, level, isStart, isEnd }) =>
        `${item.name} ${column}+${span} @${level}${isStart ? ' start' : ''}${isEnd ? ' end' : ''}`,
    );

  test('stand above each other only where they have to, the longer first, then by the hour', () => {
    expect(
      bars([
        named('late', timed('2026-03-03T15:00', '2026-03-03T16:00')),
        named('early', timed('2026-03-03T09:00', '2026-03-03T10:00')),
        named('trip', whole('2026-03-03', '2026-03-06')),
        named('monday', whole('2026-03-02', '2026-03-03')),
      ]),
    ).toEqual([
      'monday 0+1 @0 start end',
      'trip 1+3 @0 start end',
      'early 1+1 @1 start end',
      'late 1+1 @2 start end',
    ]);
  });

  test('are cut where the days end, and leave out what lies on days that are left out', () => {
    expect(bars([named('long', whole('2026-02-20', '2026-04-01'))])).toEqual(['long 0+7 @0']);
    const workDays = ['2026-03-03', '2026-03-05'];
    expect(bars([named('wednesday', whole('2026-03-04', '2026-03-05'))], workDays)).toEqual([]);
    expect(bars([named('most', whole('2026-03-02', '2026-03-06'))], workDays)).toEqual([
      'most 0+2 @0 end',
    ]);
  });

  test('a booking until midnight is not in the next day', () => {
    expect(daysOfPlace(timed('2026-03-03T22:00', '2026-03-04T00:00'))).toEqual({
      first: tuesday,
      last: tuesday,
    });
  });

  test('for which there is no room are counted on each of their days, in the lowest row', () => {
    const found = barsOver(
      [
        named('trip', whole('2026-03-02', '2026-03-05')),
        ...[9, 10, 11].map((hour) =>
          named(`${hour}`, timed(wallTime(tuesday, hour * 60), wallTime(tuesday, hour * 60 + 30))),
        ),
      ],
      week,
    );
    const { shown, hidden } = withinRoom(found, 7, 3);
    expect(shown.map(({ item }) => item.name)).toEqual(['trip', '9']);
    expect(hidden).toEqual([0, 2, 0, 0, 0, 0, 0]);
    expect(withinRoom(found, 7, 4)).toEqual({ shown: found, hidden: [0, 0, 0, 0, 0, 0, 0] });
  });
});

describe('with the pointer', () => {
  const point = (day: string, minute: number | null) => ({ day, minute });
  const drawn = (from: ReturnType<typeof point>, to: ReturnType<typeof point>) =>
    draggedPlace({ kind: 'draw', from }, to, 15);
  const place = timed('2026-03-03T09:05', '2026-03-03T09:55');
  const grip = (kind: 'move' | 'resize', held: Place, minute: number | null): Grip => ({
    kind,
    from: point(tuesday, minute),
    place: held,
  });

  test('a time is drawn from line to line, up or down, also over midnight', () => {
    const [ten, eleven] = [point(tuesday, 607), point(tuesday, 661)];
    expect(drawn(ten, ten)).toEqual(timed('2026-03-03T10:00', '2026-03-03T10:15'));
    const both = timed('2026-03-03T10:00', '2026-03-03T11:15');
    expect([drawn(ten, eleven), drawn(eleven, ten)]).toEqual([both, both]);
    expect(drawn(point(tuesday, 1430), point('2026-03-04', 3))).toEqual(
      timed('2026-03-03T23:45', '2026-03-04T00:15'),
    );
    expect(drawn(point('2026-03-05', null), point(tuesday, null))).toEqual(
      whole(tuesday, '2026-03-06'),
    );
  });

  test('a booking is moved by steps, and keeps its odd minutes', () => {
    const moved = (to: ReturnType<typeof point>) => draggedPlace(grip('move', place, 550), to, 15);
    expect(moved(point(tuesday, 556))).toEqual(place);
    expect(moved(point('2026-03-04', 612))).toEqual(timed('2026-03-04T10:05', '2026-03-04T10:55'));
  });

  test('it becomes a whole day above the hours, and has an hour when it comes from there', () => {
    expect(draggedPlace(grip('move', place, 550), point('2026-03-05', null), 15)).toEqual(
      whole('2026-03-05', '2026-03-06'),
    );
    const holiday = whole(tuesday, '2026-03-06');
    expect(draggedPlace(grip('move', holiday, null), point('2026-03-05', 607), 15)).toEqual(
      timed('2026-03-05T10:00', '2026-03-05T11:00'),
    );
  });

  test('in a month it goes to another day with its hours', () => {
    expect(draggedPlace(grip('move', place, null), point('2026-03-12', null), 15)).toEqual(
      timed('2026-03-12T09:05', '2026-03-12T09:55'),
    );
  });

  test('its end is moved, and never before a first step', () => {
    const resized = (held: Place, to: ReturnType<typeof point>, minute: number | null = 590) =>
      draggedPlace(grip('resize', held, minute), to, 15);
    expect(resized(place, point(tuesday, 621))).toEqual(
      timed('2026-03-03T09:05', '2026-03-03T10:25'),
    );
    expect(resized(place, point(tuesday, 100))).toEqual(
      timed('2026-03-03T09:05', '2026-03-03T09:20'),
    );
    const short = timed('2026-03-03T09:00', '2026-03-03T09:10');
    expect(resized(short, point(tuesday, 100))).toEqual(short);
    expect(resized(whole(tuesday, '2026-03-05'), point('2026-03-06', null), null)).toEqual(
      whole(tuesday, '2026-03-08'),
    );
    expect(resized(whole(tuesday, '2026-03-05'), point('2026-02-01', null), null)).toEqual(
      whole(tuesday, '2026-03-04'),
    );
  });
});
