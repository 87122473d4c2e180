import { seededRandom } from '../../src-main/sample/chance.ts';
import type { Clock, Ids, Log, Random, Timers } from '../../src-main/platform/ports.ts';

/** A clock that stands still until it is told to go on. */
export type FakeClock = Clock & { set(at: number): void; advance(milliseconds: number): void };

/** Monday, 2 March 2026, 07:00 UTC: a working morning a few weeks before the clocks change. */
export const testNow = Date.UTC(2026, 2, 2, 7);

export function fakeClock(start = testNow): FakeClock {
  let now = start;
  return {
    now: () => now,
    set(at) {
      now = at;
    },
    advance(milliseconds) {
      now += milliseconds;
    },
  };
}

/** Valid version 7 UUIDs that count up, so that a failing test names the same ids each time. */
export function fakeIds(): Ids {
  let count = 0;
  return { next: () => uuidOf(++count) };
}

/** The n-th id that `fakeIds` gives. */
export function uuidOf(count: number): string {
  return `01900000-0000-7000-8000-${count.toString(16).padStart(12, '0')}`;
}

/** A seeded generator of numbers in [0, 1) (the mulberry32 recurrence). */
export const fakeRandom: (seed: number) => Random = seededRandom;

/** Timers that fire only when a test lets time pass, in the order in which they are due. */
export type FakeTimers = Timers & {
  /** Lets time pass on the clock and calls back what falls due, each at its own time. */
  advance(milliseconds: number): void;
  readonly waiting: number;
};

export function fakeTimers(clock: FakeClock): FakeTimers {
  type Timer = { at: number; order: number; callback: () => void };
  const timers = new Set<Timer>();
  let order = 0;
  const nextDue = (until: number) =>
    [...timers]
      .filter((timer) => timer.at <= until)
      .toSorted((a, b) => a.at - b.at || a.order - b.order)[0];
  return {
    after(delayMs, callback) {
      const timer = { at: clock.now() + delayMs, order: order++, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(milliseconds) {
      const until = clock.now() + milliseconds;
      for (let timer = nextDue(until); timer !== undefined; timer = nextDue(until)) {
        timers.delete(timer);
        clock.set(Math.max(clock.now(), timer.at));
        timer.callback();
      }
      clock.set(until);
    },
    get waiting() {
      return timers.size;
    },
  };
}

/** A log that keeps its lines for a test to look at. */
export type FakeLog = Log & {
  readonly lines: { level: 'info' | 'warn' | 'error'; message: string }[];
};

export function fakeLog(): FakeLog {
  const lines: FakeLog['lines'] = [];
  return {
    lines,
    info: (message) => lines.push({ level: 'info', message }),
    warn: (message) => lines.push({ level: 'warn', message }),
    error: (message) => lines.push({ level: 'error', message }),
  };
}
