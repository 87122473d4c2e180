import type { Day } from '../../src-shared/domain/time.ts';
import { wallTime } from '../ui/place.ts';
import type { Place } from '../ui/place.ts';

/** A stretch of a day that is marked by keys, in minutes of the wall clock. */
export type Cursor = { day: Day; fromMinute: number; minutes: number };

const fullDay = 24 * 60;

/** The stretch earlier or later, or shorter or longer; it stays within its day, and at least one step long. */
export function steppedCursor(
  cursor: Cursor,
  by: number,
  { isLength }: { isLength: boolean },
): Cursor {
  const { fromMinute, minutes } = cursor;
  if (isLength) {
    const longest = fullDay - fromMinute;
    return { ...cursor, minutes: Math.min(Math.max(minutes + by, Math.abs(by)), longest) };
  }
  return { ...cursor, fromMinute: Math.min(Math.max(fromMinute + by, 0), fullDay - minutes) };
}

/** Where it stands; the end of the day is midnight of the next. */
export function cursorPlace({ day, fromMinute, minutes }: Cursor): Place {
  return {
    allDay: false,
    start: wallTime(day, fromMinute),
    end: wallTime(day, fromMinute + minutes),
  };
}
