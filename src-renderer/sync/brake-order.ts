import type { BrakeView } from '../../src-shared/domain/sync-views.ts';
import { spanOf } from '../../src-shared/domain/time.ts';

type Held = BrakeView['items'];

/** Bookings that are held back: those to come first and in order, then those that are over, the latest first. */
export function comingFirst(items: Held, now: number, timeZone: string): Held {
  const timed = items.map((item) => ({ item, ...spanOf(item.when, timeZone) }));
  const coming = timed.filter(({ endAt }) => endAt > now);
  const over = timed.filter(({ endAt }) => endAt <= now);
  return [
    ...coming.toSorted((a, b) => a.startAt - b.startAt),
    ...over.toSorted((a, b) => b.startAt - a.startAt),
  ].map(({ item }) => item);
}
