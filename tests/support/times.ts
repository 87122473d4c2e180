import { resolveWallTime, startOfDay, type When } from '../../src-shared/domain/time.ts';

/** The zone of the practice in tests: one that changes its clocks. */
export const practiceZone = 'Europe/Berlin';

/** The instant of a wall-clock time, `2026-03-02T09:00`, that exists just once. */
export function instantOf(wallTime: string, timeZone = practiceZone): number {
  const resolved = resolveWallTime(wallTime, timeZone);
  if (resolved.kind !== 'exact') throw new Error(`${wallTime} is not one instant in ${timeZone}`);
  return resolved.instant;
}

/** An appointment from a wall-clock time on, an hour long unless said otherwise. */
export function timed(wallTime: string, minutes = 60, timeZone = practiceZone): When {
  const startAt = instantOf(wallTime, timeZone);
  return { allDay: false, startAt, endAt: startAt + minutes * 60_000, timeZone };
}

/** Whole days, the end exclusive. */
export function days(startDay: string, endDay: string): When {
  return { allDay: true, startDay, endDay };
}

/** The instants of one day of the practice. */
export function dayRange(day: string, nextDay: string): { fromAt: number; toAt: number } {
  return { fromAt: startOfDay(day, practiceZone), toAt: startOfDay(nextDay, practiceZone) };
}
