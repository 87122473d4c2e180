import type { Log, Timers } from '../platform/ports.ts';

/** Between two looks at how far series are booked, in milliseconds. */
const dailyMs = 24 * 3_600_000;
/** After one that failed: a full disk, say, may have room again. */
const afterFailureMs = 15 * 60_000;

/** Keeps series booked ahead: once at the start, and once a day for as long as the app runs. */
export function createTopUpTimer(deps: { timers: Timers; log: Log; topUp(): Promise<void> }): {
  start(): void;
  stop(): Promise<void>;
} {
  let cancelTimer: (() => void) | null = null;
  let running: Promise<void> | null = null;
  let isStopped = true;

  async function once(): Promise<void> {
    let delay = dailyMs;
    try {
      await deps.topUp();
    } catch (error) {
      deps.log.error('series could not be booked ahead', { error });
      delay = afterFailureMs;
    }
    if (!isStopped) cancelTimer = deps.timers.after(delay, run);
  }

  function run(): void {
    running = once();
  }

  return {
    start(): void {
      if (!isStopped) return;
      isStopped = false;
      run();
    },
    async stop(): Promise<void> {
      isStopped = true;
      cancelTimer?.();
      await running;
    },
  };
}
