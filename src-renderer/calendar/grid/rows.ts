import type { Day } from '../../../src-shared/domain/time.ts';
import { daysOfPlace } from '../../ui/place.ts';
import type { Place } from '../../ui/place.ts';

/** Something as a bar over days that stand beside each other; `level` counts the bars above it. */
export type Bar<Item> = {
  item: Item;
  column: number;
  span: number;
  level: number;
  isStart: boolean;
  isEnd: boolean;
};

/** The bars over some days, as few above each other as may be: what begins first and lasts longer stands above. */
export function barsOver<Item extends { place: Place }>(
  items: readonly Item[],
  days: readonly Day[],
): Bar<Item>[] {
  const [firstDay, lastDay] = [days[0] ?? '', days.at(-1) ?? ''];
  const found = items
    .map((item) => ({ item, ...daysOfPlace(item.place) }))
    .filter(({ first, last }) => first <= lastDay && last >= firstDay)
    .toSorted(
      (a, b) =>
        compare(a.first, b.first) ||
        compare(b.last, a.last) ||
        compare(startOf(a.item.place), startOf(b.item.place)),
    );
  const taken: boolean[][] = days.map(() => []);
  const bars: Bar<Item>[] = [];
  for (const { item, first, last } of found) {
    const column = days.findIndex((day) => day >= first);
    const end = days.findLastIndex((day) => day <= last) + 1;
    if (end <= column) continue; // on days that are left out
    const columns = taken.slice(column, end);
    let level = 0;
    while (columns.some((levels) => levels[level] === true)) level += 1;
    for (const levels of columns) levels[level] = true;
    bars.push({
      item,
      column,
      span: end - column,
      level,
      isStart: days[column] === first,
      isEnd: days[end - 1] === last,
    });
  }
  return bars;
}

/**
 * What of the bars there is room for, with so many above each other, and how many are left out on each day. Where some
 * are, the lowest row says so.
 */
export function withinRoom<Item>(
  bars: readonly Bar<Item>[],
  columns: number,
  room: number,
): { shown: Bar<Item>[]; hidden: number[] } {
  const covers = (bar: Bar<Item>, column: number) =>
    bar.column <= column && column < bar.column + bar.span;
  const hidden = Array.from({ length: columns }, () => 0);
  const isFull = hidden.map((_none, column) =>
    bars.some((bar) => bar.level >= room && covers(bar, column)),
  );
  const shown = bars.filter((bar) => {
    const inTheWay = isFull.some((full, column) => full && covers(bar, column));
    return bar.level < (inTheWay ? room - 1 : room);
  });
  for (const bar of bars) {
    if (shown.includes(bar)) continue;
    for (let column = bar.column; column < bar.column + bar.span; column += 1)
      hidden[column] = (hidden[column] ?? 0) + 1;
  }
  return { shown, hidden };
}

const startOf = (place: Place): string => (place.allDay ? '' : place.start);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How high a bar is with what is free below it, in pixels. */
export const rowHeight = 24;
