import { useSyncExternalStore } from 'react';
import { dayOf } from '../../src-shared/domain/time.ts';
import type { Day } from '../../src-shared/domain/time.ts';

const tickMilliseconds = 15_000;

/** The window's one clock: everything else takes the time from here or as an argument. */
export function now(): number {
  return Date.now();
}

/** The year it is where the laptop is, as it stands in a day. */
export function thisYear(): string {
  return String(new Date(now()).getFullYear());
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

/** The day it is in a zone; draws anew when it is another one. */
export function useToday(timeZone: string): Day {
  return useSyncExternalStore(subscribe, () => todayIn(timeZone));
}

let today: { at: number; timeZone: string; day: Day } | null = null;

/** Kept for as long as the clock stands, for it is asked whenever something is drawn. */
function todayIn(timeZone: string): Day {
  if (today?.at !== shown || today.timeZone !== timeZone)
    today = { at: shown, timeZone, day: dayOf(shown, timeZone) };
  return today.day;
}

/** The zone the laptop itself is set to. */
export function laptopTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
