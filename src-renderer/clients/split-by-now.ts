type Span = { startAt: number; endAt: number };

/** What is still to come, the soonest first, and what is over, the latest first. */
export function splitByNow<T>(
  items: T[],
  now: number,
  spanOf: (item: T) => Span,
): { coming: T[]; past: T[] } {
  const sorted = items.toSorted((a, b) => spanOf(a).startAt - spanOf(b).startAt);
  return {
    coming: sorted.filter((item) => spanOf(item).endAt > now),
    past: sorted.filter((item) => spanOf(item).endAt <= now).toReversed(),
  };
}
