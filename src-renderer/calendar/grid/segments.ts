import type { Day } from '../../../src-shared/domain/time.ts';
import { dayPart, minuteOf } from '../../ui/place.ts';
import type { Place } from '../../ui/place.ts';

/** The part of something that lies in one day, in minutes of the wall clock; which of its ends are in it. */
export type Segment = { fromMinute: number; toMinute: number; isStart: boolean; isEnd: boolean };

const fullDay = 24 * 60;

/** The part of a time that lies in a day; null when none does, and for whole days, which stand above the hours. */
export function segmentOn(day: Day, place: Place): Segment | null {
  if (place.allDay) return null;
  const startDay = dayPart(place.start);
  const endDay = dayPart(place.end);
  if (day < startDay || day > endDay) return null;
  const isStart = day === startDay;
  const endMinute = minuteOf(place.end);
  const isEnd = day === endDay;
  const fromMinute = isStart ? minuteOf(place.start) : 0;
  const toMinute = isEnd ? endMinute : fullDay;
  if (isEnd && !isStart && toMinute === 0) return null; // it ended with the day before
  const endsAtMidnight = toMinute === fullDay && endMinute === 0 && isDayBefore(day, endDay);
  // Where the clocks go back in between, it may seem to end before it begins.
  return {
    fromMinute,
    toMinute: Math.max(toMinute, fromMinute),
    isStart,
    isEnd: isEnd || endsAtMidnight,
  };
}

function isDayBefore(day: Day, other: Day): boolean {
  return Date.parse(other) - Date.parse(day) === fullDay * 60_000;
}

/** Something in a column of its day, beside what is at the same time: from where and how wide, in parts of the day. */
export type Beside<Item> = { item: Item; left: number; width: number };

/**
 * Puts what is at the same time side by side, and lets it have what is free beside it. What is drawn higher than it
 * lasts, because nobody could read it otherwise, takes the time it is drawn over.
 */
export function sideBySide<Item extends Segment>(
  items: readonly Item[],
  leastMinutes: number,
): Beside<Item>[] {
  const ordered = items.toSorted((a, b) => a.fromMinute - b.fromMinute || b.toMinute - a.toMinute);
  const end = (item: Segment) => Math.max(item.toMinute, item.fromMinute + leastMinutes);
  const found: Beside<Item>[] = [];
  let group: { item: Item; column: number }[] = [];
  let groupEnd = -1;

  function close(): void {
    const count = Math.max(...group.map(({ column }) => column)) + 1;
    for (const { item, column } of group) {
      const inTheWay = group
        .filter(
          (other) =>
            other.column > column &&
            other.item.fromMinute < end(item) &&
            item.fromMinute < end(other.item),
        )
        .map((other) => other.column);
      const until = Math.min(count, ...inTheWay);
      found.push({ item, left: column / count, width: (until - column) / count });
    }
    group = [];
  }

  for (const item of ordered) {
    if (group.length > 0 && item.fromMinute >= groupEnd) close();
    const taken = new Set(
      group.filter((other) => end(other.item) > item.fromMinute).map(({ column }) => column),
    );
    let column = 0;
    while (taken.has(column)) column += 1;
    groupEnd = group.length === 0 ? end(item) : Math.max(groupEnd, end(item));
    group.push({ item, column });
  }
  if (group.length > 0) close();
  return found;
}
