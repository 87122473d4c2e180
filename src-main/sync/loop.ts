import type { Clock, Log, NetworkState, Random, Timers } from '../platform/ports.ts';
import type { CycleResult } from './cycle.ts';

/** Why the loop is asked to look before its next poll. */
export type WakeReason = 'commit' | 'resume' | 'network' | 'person';

export type LoopDeps = {
  clock: Clock;
  timers: Timers;
  random: Random;
  network: NetworkState;
  log: Log;
  /** One round; never two at a time. */
  runCycle(isForced: boolean): Promise<CycleResult>;
  /** The earliest instant at which something that waits is due, null when nothing does. */
  nextDue(): Promise<number | null>;
  /** Told whenever what the loop says of itself changes. */
  changed(): void;
};

/** What the loop is doing, for the sync pill. */
export type LoopState = {
  isSyncing: boolean;
  isOffline: boolean;
  nextSyncAt: number | null;
  brokenSince: number | null;
  /** The code of what broke it (SQLite's or the system's), where it had one. */
  brokenBy: string | null;
};

/** Between two looks at the calendar when nothing calls for one, in milliseconds; jittered, so that not all apps ask at once. */
const pollMs = { from: 60_000, to: 5 * 60_000 };
/** The machine says it is online and nothing gets through: soon again at first, so that the first moment with a network is used. */
const offlineMs = { first: 6_000, most: 60_000 };
/** Edits in quick succession become one cycle. */
const debounceMs = 400;
/** After a bug or a failing disk: not at once again. */
const afterFailureMs = 30_000;

/** Runs cycles: soon after a wake, when something is due, and now and then; one at a time. */
export function createLoop(deps: LoopDeps) {
  const state: LoopState = {
    isSyncing: false,
    isOffline: !deps.network.isOnline(),
    nextSyncAt: null,
    brokenSince: null,
    brokenBy: null,
  };
  let cancelTimer: (() => void) | null = null;
  let running: Promise<void> | null = null;
  let isStopped = true;
  /** Cycles in a row that reached nobody although the machine says it is online. */
  let offlineInARow = 0;
  /** A wake that came while a cycle ran: it may have come too late for that one. */
  let again: { isForced: boolean } | null = null;
  let stopListening: (() => void) | null = null;

  function schedule(delayMs: number): void {
    if (isStopped) return;
    cancelTimer?.();
    state.nextSyncAt = deps.clock.now() + delayMs;
    cancelTimer = deps.timers.after(delayMs, () => {
      cancelTimer = null;
      void run(false);
    });
  }

  function run(isForced: boolean): Promise<void> {
    if (running) {
      again = { isForced: isForced || (again?.isForced ?? false) };
      return running;
    }
    cancelTimer?.();
    cancelTimer = null;
    running = repeat(isForced).finally(() => {
      running = null;
      // A wake in the last moment of a cycle must not be slept through.
      if (again !== null) schedule(debounceMs);
    });
    return running;
  }

  async function repeat(isForced: boolean): Promise<void> {
    let next: { isForced: boolean } | null = { isForced };
    let delay = pollMs.to;
    while (next !== null && !isStopped) {
      again = null;
      delay = await once(next.isForced);
      next = again;
    }
    schedule(delay);
    deps.changed();
  }

  /** One cycle; answers after how many milliseconds to look again. */
  async function once(isForced: boolean): Promise<number> {
    state.isSyncing = true;
    state.nextSyncAt = null;
    deps.changed();
    try {
      const result = await deps.runCycle(isForced);
      state.isOffline = result.isOffline;
      state.brokenSince = null;
      state.brokenBy = null;
      offlineInARow = result.isOffline && deps.network.isOnline() ? offlineInARow + 1 : 0;
      return offlineInARow > 0 ? untilBackOnline(offlineInARow) : await untilNext();
    } catch (error) {
      // What was not committed did not happen, and what was sent is in flight: the next cycle sorts it out.
      state.brokenSince ??= deps.clock.now();
      state.brokenBy = codeOf(error);
      deps.log.error('a sync cycle failed', { error });
      return afterFailureMs;
    } finally {
      state.isSyncing = false;
    }
  }

  function untilBackOnline(tries: number): number {
    const longest = Math.min(offlineMs.first * (1 + tries / 5), offlineMs.most);
    return longest * (0.5 + deps.random() / 2);
  }

  async function untilNext(): Promise<number> {
    const poll = pollMs.from + deps.random() * (pollMs.to - pollMs.from);
    const dueAt = await deps.nextDue();
    if (dueAt === null) return poll;
    return Math.min(poll, Math.max(1000, dueAt - deps.clock.now()));
  }

  return {
    state,
    start(): void {
      if (!isStopped) return;
      isStopped = false;
      stopListening = deps.network.onChange((isOnline) => {
        state.isOffline = !isOnline;
        deps.changed();
        if (isOnline) schedule(debounceMs);
      });
      schedule(debounceMs);
    },
    async stop(): Promise<void> {
      isStopped = true;
      stopListening?.();
      cancelTimer?.();
      cancelTimer = null;
      again = null;
      await running;
    },
    wake(_reason: WakeReason): void {
      if (running) again ??= { isForced: false };
      else schedule(debounceMs);
      deps.changed(); // what waits has changed already
    },
    /** Runs a cycle at once, and resolves when it (and what it made necessary) has ended. */
    runNow: (): Promise<void> => run(true),
  };
}

/** The code of an error or of what caused it; null when nobody gave one. */
function codeOf(error: unknown): string | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
  }
  return null;
}
