import { addDays, wallTimeOf } from '../../src-shared/domain/time.ts';
import type { Day, WallTime, When } from '../../src-shared/domain/time.ts';

/** Where a time stands in the calendar: by the days and the clock on the practice's wall, whatever the clocks do. */
export type Place =
  | { allDay: true; startDay: Day; endDay: Day }
  | { allDay: false; start: WallTime; end: WallTime };

const fullDay = 24 * 60;

/** Where a time stands. */
export function placeOf(when: When, timeZone: string): Place {
  if (when.allDay) return { allDay: true, startDay: when.startDay, endDay: when.endDay };
  return {
    allDay: false,
    start: wallTimeOf(when.startAt, timeZone),
    end: wallTimeOf(when.endAt, timeZone),
  };
}

/** The day of a wall-clock time. */
export function dayPart(wall: WallTime): Day {
  return wall.slice(0, 10);
}

/** The hour of a wall-clock time, as in "09:05". */
export function clockPart(wall: WallTime): string {
  return wall.slice(11);
}

/** The minutes from midnight on. */
export function minuteOf(wall: WallTime): number {
  return Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14));
}

/** The wall-clock time so many minutes after the midnight a day begins with; those may lie on another day. */
export function wallTime(day: Day, minute: number): WallTime {
  const days = Math.floor(minute / fullDay);
  const rest = minute - days * fullDay;
  const two = (number: number) => String(number).padStart(2, '0');
  return `${days === 0 ? day : addDays(day, days)}T${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
}

/** A wall-clock time some days and minutes later, or earlier. */
export function shiftedWall(wall: WallTime, by: { days: number; minutes: number }): WallTime {
  return wallTime(addDays(dayPart(wall), by.days), minuteOf(wall) + by.minutes);
}

/** The same length elsewhere; whole days know no minutes. */
export function shiftedPlace(place: Place, by: { days: number; minutes: number }): Place {
  if (place.allDay) {
    const { startDay, endDay } = place;
    return {
      allDay: true,
      startDay: addDays(startDay, by.days),
      endDay: addDays(endDay, by.days),
    };
  }
  return {
    allDay: false,
    start: shiftedWall(place.start, by),
    end: shiftedWall(place.end, by),
  };
}

/** Whether two are the same. */
export function samePlace(a: Place, b: Place): boolean {
  if (a.allDay) return b.allDay && a.startDay === b.startDay && a.endDay === b.endDay;
  return !b.allDay && a.start === b.start && a.end === b.end;
}

/** The first day of a time and the last. */
export function daysOfPlace(place: Place): { first: Day; last: Day } {
  if (place.allDay) return { first: place.startDay, last: addDays(place.endDay, -1) };
  const [first, endDay] = [dayPart(place.start), dayPart(place.end)];
  const endsBefore = clockPart(place.end) === '00:00' && endDay > first;
  return { first, last: endsBefore ? addDays(endDay, -1) : endDay };
}
