import type { Log, Timers } from '../platform/ports.ts';

/** Something to be looked after now and then; it decides by itself whether it is due. */
export type Chore = { name: string; run(isStopped: () => boolean): Promise<unknown> };

/** Does the chores one after the other, a minute after the start and then every hour: the laptop may sleep through any. */
export type Housekeeping = {
  start(): void;
  /** Resolves when no chore runs any more. */
  stop(): Promise<void>;
};

/** Nobody waits for it, and the start of the app has better things to do. */
const firstAfterMs = 60_000;
const everyMs = 3_600_000;

export function createHousekeeping({
  timers,
  log,
  chores,
}: {
  timers: Timers;
  log: Pick<Log, 'warn'>;
  chores: readonly Chore[];
}): Housekeeping {
  let stopTimer: () => void = () => undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  async function all(): Promise<void> {
    for (const { name, run } of chores) {
      if (stopped) return;
      try {
        await run(() => stopped);
      } catch (error) {
        log.warn('a chore was not done, and is tried again later', { chore: name, error });
      }
    }
    if (!stopped) stopTimer = timers.after(everyMs, due);
  }

  function due(): void {
    running = all();
  }

  return {
    start() {
      stopTimer = timers.after(firstAfterMs, due);
    },
    async stop() {
      stopped = true;
      stopTimer();
      await running;
    },
  };
}
