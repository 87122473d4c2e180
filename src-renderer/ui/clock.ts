import { useSyncExternalStore } from 'react';

const tickMilliseconds = 15_000;

/** The window's one clock: everything else takes the time from here or as an argument. */
export function now(): number {
  return Date.now();
}

const listeners = new Set<() => void>();
let shown = now();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  shown = now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, tickMilliseconds);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The present instant for words like "2 min ago"; draws anew four times a minute. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => shown);
}

/** The zone the laptop itself is set to. */
export function laptopTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
