import type { Clock } from '../platform/ports.ts';

/**
 * Google allows 600 calls a minute for each user, counted over a sliding window; each part of a batch counts.
 * See https://developers.google.com/workspace/calendar/api/guides/quota. A little is left for other programs.
 */
const callsAMinute = 580;
const minuteMs = 60_000;

/** Keeps the calls of each account within what the provider allows, so that it never has to refuse. */
export type Pace = {
  /** Counts calls about to be made. Answers 0, or after how many milliseconds they may be: then nothing was counted. */
  take(accountId: string, calls: number): number;
};

/** A pace that remembers the last minute of every account; kept as long as the process lives. */
export function createPace(clock: Clock, limit = callsAMinute): Pace {
  const recent = new Map<string, { at: number; calls: number }[]>();
  return {
    take(accountId, calls) {
      const now = clock.now();
      // What lies in the future was counted before the clock went back.
      const window = (recent.get(accountId) ?? []).filter(
        ({ at }) => at > now - minuteMs && at <= now,
      );
      recent.set(accountId, window);
      const used = window.reduce((sum, one) => sum + one.calls, 0);
      if (used === 0 || used + calls <= limit) {
        window.push({ at: now, calls });
        return 0;
      }
      return waitFor(window, used + calls - limit, now);
    },
  };
}

/** Until enough of the window has passed by. */
function waitFor(
  window: readonly { at: number; calls: number }[],
  excess: number,
  now: number,
): number {
  let freed = 0;
  for (const { at, calls } of window) {
    freed += calls;
    if (freed >= excess) return Math.max(1, at + minuteMs - now);
  }
  return minuteMs;
}
