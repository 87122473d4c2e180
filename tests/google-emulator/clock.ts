/** The emulator's own clock: the given source, shifted or stopped by whoever drives it. Milliseconds since 1970. */
export type EmulatorClock = {
  now(): number;
  /** Stops the clock at an instant. */
  stopAt(instant: number): void;
  /** Lets it run, this far from its source. */
  runWithOffset(offset: number): void;
  /** Moves it, stopped or running, forwards or backwards. */
  advance(milliseconds: number): void;
};

export function createClock(source: () => number): EmulatorClock {
  let stopped: number | null = null;
  let offset = 0;
  return {
    now: () => stopped ?? source() + offset,
    stopAt(instant) {
      stopped = instant;
    },
    runWithOffset(milliseconds) {
      stopped = null;
      offset = milliseconds;
    },
    advance(milliseconds) {
      if (stopped === null) offset += milliseconds;
      else stopped += milliseconds;
    },
  };
}

/**
 * Marks of change that only ever rise, whatever the clock does. `updated` has milliseconds in Google's
 * answers, so each change takes the next free millisecond; an etag is opaque to clients and made of the same mark.
 */
export type Stamps = {
  next(): number;
  /** Makes room before now for that many marks, so that a bulk seed does not run ahead of the clock. */
  reserve(count: number): void;
};

export function createStamps(clock: EmulatorClock): Stamps {
  let last = 0;
  let behind = 0;
  return {
    next() {
      last = Math.max(last + 1, clock.now() - behind);
      if (behind > 0) behind -= 1;
      return last;
    },
    reserve(count) {
      behind = count;
    },
  };
}

export const etagOf = (stamp: number): string => `"${stamp * 2000}"`;
export const timestamp = (instant: number): string => new Date(instant).toISOString();
