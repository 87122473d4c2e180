import type { Clock } from '../platform/ports.ts';

/** A page that dies more often than this within the time is not brought back by itself. */
const [most, withinMs] = [3, 2 * 60_000];

export type Revivals = {
  /** Counts a death of the page, and tells whether it is to be brought back without a question. */
  mayRevive(): boolean;
  /** The person wants it back: it begins anew. */
  forgive(): void;
};

/** Keeps a page that dies again and again from being brought back for ever. */
export function createRevivals(clock: Clock): Revivals {
  let deaths: number[] = [];
  return {
    mayRevive() {
      const now = clock.now();
      deaths = [...deaths.filter((at) => at > now - withinMs), now];
      return deaths.length <= most;
    },
    forgive() {
      deaths = [];
    },
  };
}
