import type { Timers } from './ports.ts';

/** The longest delay Node can wait for at once; a longer one would fire immediately. */
const longestDelayMs = 2 ** 31 - 1;

/** Node's timers, for delays of any length. */
export const systemTimers: Timers = {
  after(delayMs, callback) {
    let remainingMs = Math.max(0, delayMs);
    let timer: NodeJS.Timeout;
    function wait(): void {
      const stepMs = Math.min(remainingMs, longestDelayMs);
      remainingMs -= stepMs;
      timer = setTimeout(() => (remainingMs > 0 ? wait() : callback()), stepMs);
    }
    wait();
    return () => clearTimeout(timer);
  },
};
