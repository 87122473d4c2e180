import type { Day, WallTime } from '../../src-shared/domain/time.ts';
import { addDays } from '../ui/format.ts';

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

/** Where it begins and ends by the wall clock; the end of the day is midnight of the next. */
export function cursorEdges({ day, fromMinute, minutes }: Cursor): {
  start: WallTime;
  end: WallTime;
} {
  return { start: wallTime(day, fromMinute), end: wallTime(day, fromMinute + minutes) };
}

function wallTime(day: Day, minute: number): WallTime {
  if (minute >= fullDay) return `${addDays(day, 1)}T00:00`;
  const two = (number: number) => String(number).padStart(2, '0');
  return `${day}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
