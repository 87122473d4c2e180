import { type HistoryOptions, type HistoryResult, playHistory } from './history.ts';
import type { Operation } from './operations.ts';

/** Replays at most so many shorter histories. */
const patience = 400;

/** The shortest history found that still fails: operations are left out, ever smaller groups of them, as long as it does. */
export async function shrink(
  failed: HistoryResult,
  options: HistoryOptions = {},
): Promise<HistoryResult> {
  let best = failed;
  let left = patience;
  let size = Math.ceil(best.operations.length / 2);
  while (size >= 1 && left > 0) {
    const shorter = await withoutSome(best, size);
    if (shorter) best = shorter;
    else size = size === 1 ? 0 : Math.ceil(size / 2);
  }
  return best;

  async function withoutSome(from: HistoryResult, count: number): Promise<HistoryResult | null> {
    for (let start = 0; start < from.operations.length && left > 0; start += count) {
      const operations: Operation[] = [
        ...from.operations.slice(0, start),
        ...from.operations.slice(start + count),
      ];
      left -= 1;
      const result = await playHistory(from.seed, { ...options, operations });
      if (result.trouble.length > 0) return result;
    }
    return null;
  }
}
