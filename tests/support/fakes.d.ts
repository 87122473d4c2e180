import type { Clock, Ids, Log, Random, Timers } from '../../src-main/platform/ports.ts';
/** A clock that stands still until it is told to go on. */
export type FakeClock = Clock & {
  set(at: number): void;
  advance(milliseconds: number): void;
};
/** Monday, 2 March 2026, 07:00 UTC: a working morning a few weeks before the clocks change. */
export declare const testNow: number;
export declare function fakeClock(start?: number): FakeClock;
/** Valid version 7 UUIDs that count up, so that a failing test names the same ids each time. */
export declare function fakeIds(): Ids;
/** The n-th id that `fakeIds` gives. */
export declare function uuidOf(count: number): string;
/** A seeded generator of numbers in [0, 1) (the mulberry32 recurrence). */
export declare function fakeRandom(seed: number): Random;
/** Timers that fire only when a test lets time pass, in the order in which they are due. */
export type FakeTimers = Timers & {
  /** Lets time pass on the clock and calls back what falls due, each at its own time. */
  advance(milliseconds: number): void;
  readonly waiting: number;
};
export declare function fakeTimers(clock: FakeClock): FakeTimers;
/** A log that keeps its lines for a test to look at. */
export type FakeLog = Log & {
  readonly lines: {
    level: 'info' | 'warn' | 'error';
    message: string;
  }[];
};
export declare function fakeLog(): FakeLog;
