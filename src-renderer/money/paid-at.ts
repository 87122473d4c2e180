import { resolveWallTime, startOfDay, wallTimeOf } from '../../src-shared/domain/time.ts';
import type { Day } from '../../src-shared/domain/time.ts';

/**
 * When something was paid on a day: now, if that is today, else at noon of it. Only the day matters, and noon is in
 * no zone skipped by the clocks.
 */
export function paidAtOn(day: Day, now: number, timeZone: string): number {
  if (wallTimeOf(now, timeZone).slice(0, 10) === day) return now;
  const noon = resolveWallTime(`${day}T12:00`, timeZone);
  return noon.kind === 'exact' ? noon.instant : startOfDay(day, timeZone);
}
