import type { NetworkState, Timers } from './ports.ts';

/** A network state with an end: `stop` ends the polling. */
export type PolledNetwork = NetworkState & { stop(): void };

/**
 * Makes a network state of a question that can only be asked: asks again and again while somebody listens, and tells the
 * listeners when the answer has changed.
 * @param everyMs milliseconds between two questions
 */
export function createPolledNetwork(
  ask: () => boolean,
  timers: Timers,
  everyMs: number,
): PolledNetwork {
  const listeners = new Set<(online: boolean) => void>();
  let known = ask();
  let stopTimer: (() => void) | null = null;

  function pause(): void {
    stopTimer?.();
    stopTimer = null;
  }

  function poll(): void {
    stopTimer = timers.after(everyMs, () => {
      poll();
      const online = ask();
      if (online === known) return;
      known = online;
      for (const listener of listeners) listener(online);
    });
  }

  return {
    isOnline: () => ask(),
    onChange(callback) {
      // Its own function, so that the same callback may listen twice.
      const listener = (online: boolean): void => callback(online);
      if (listeners.size === 0) {
        known = ask();
        poll();
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) pause();
      };
    },
    stop() {
      listeners.clear();
      pause();
    },
  };
}
