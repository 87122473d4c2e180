import type { Span } from './opening.ts';

/** Finds, among many spans, those that share time with one, in order of their start, without looking at all of them. */
export function spanIndex<Item extends Span>(items: readonly Item[]): (span: Span) => Item[] {
  const sorted = items.toSorted((a, b) => a.startAt - b.startAt);
  /** When the latest of all up to this one ends: never falls, so that it can be searched by halves. */
  const latestEnds: number[] = [];
  for (const { endAt } of sorted) latestEnds.push(Math.max(endAt, latestEnds.at(-1) ?? endAt));
  return (span) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((latestEnds[middle] ?? 0) > span.startAt) high = middle;
      else low = middle + 1;
    }
    const found: Item[] = [];
    for (let at = low; at < sorted.length; at += 1) {
      const item = sorted[at];
      if (item === undefined || item.startAt >= span.endAt) break;
      if (item.endAt > span.startAt) found.push(item);
    }
    return found;
  };
}
