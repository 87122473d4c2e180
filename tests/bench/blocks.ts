import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How long nothing else could be done in this process, in milliseconds. */
export type Blocks = {
  /** By the clock: what a window would have waited, on this machine with all that runs beside. */
  longestMs: number;
  /** By the work of this thread: what it would be on a machine that does nothing else. */
  longestWorkMs: number;
};

const everyMs = 1;

/** Watches the main loop while some work goes on. */
export async function watchBlocks<T>(work: () => Promise<T>): Promise<Blocks & { value: T }> {
  const histogram = monitorEventLoopDelay({ resolution: everyMs });
  let before = process.threadCpuUsage();
  let longestWork = 0;
  const timer = setInterval(() => {
    const used = process.threadCpuUsage(before);
    longestWork = Math.max(longestWork, used.user + used.system);
    before = process.threadCpuUsage();
  }, everyMs);
  // The histogram begins with its second look at the clock.
  await new Promise((resolve) => void setTimeout(resolve, 20));
  histogram.enable();
  try {
    await new Promise((resolve) => void setTimeout(resolve, 20));
    histogram.reset();
    longestWork = 0;
    const value = await work();
    await new Promise((resolve) => void setTimeout(resolve, 5));
    return { value, longestMs: histogram.max / 1e6 - everyMs, longestWorkMs: longestWork / 1000 };
  } finally {
    clearInterval(timer);
    histogram.disable();
  }
}
