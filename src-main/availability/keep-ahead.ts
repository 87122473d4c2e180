import type { Log, Timers } from '../platform/ports.ts';

const dayMs = 86_400_000;

export type KeepAheadDeps = {
  timers: Timers;
  log: Log;
  /** Makes what has come near enough. */
  topUp(): Promise<unknown>;
};

/** Makes the openings of the weeks to come at the start, and once a day for as long as the app runs. */
export function createKeepAhead({ timers, log, topUp }: KeepAheadDeps) {
  let cancel: (() => void) | null = null;
  let running: Promise<void> = Promise.resolve();

  function run(): void {
    cancel = timers.after(dayMs, run);
    running = topUp().then(
      () => undefined,
      (error: unknown) => log.error('the openings ahead could not be made', { error }),
    );
  }

  return {
    start(): void {
      if (cancel === null) run();
    },
    /** Resolves when nothing is under way any more. */
    async stop(): Promise<void> {
      cancel?.();
      cancel = null;
      await running;
    },
  };
}
