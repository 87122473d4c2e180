import { daysBetween, resolveWallTime, wallTimeOf } from '../../src-shared/domain/time.ts';
import type { Day, WallTime } from '../../src-shared/domain/time.ts';

/** What the clock of the other zone shows at an hour of the practice; `dayShift` tells whether it is another day there. */
export type OtherTime = { time: string; dayShift: number; fromDay: Day };

/**
 * The times another zone has at one hour of the days on screen: one, or more where the clocks of one of the two change
 * in between, each with the first day it holds from. A day on which the hour does not exist says nothing; of an hour
 * that comes twice the earlier counts.
 */
export function otherTimes(
  days: readonly Day[],
  clock: string,
  timeZone: string,
  otherZone: string,
): OtherTime[] {
  const found: OtherTime[] = [];
  for (const day of days) {
    const instant = instantOf(`${day}T${clock}`, timeZone);
    if (instant === null) continue;
    const there = wallTimeOf(instant, otherZone);
    const other = { time: there.slice(11), dayShift: daysBetween(day, there.slice(0, 10)) };
    const last = found.at(-1);
    if (last?.time !== other.time || last.dayShift !== other.dayShift)
      found.push({ ...other, fromDay: day });
  }
  return found;
}

function instantOf(wallTime: WallTime, timeZone: string): number | null {
  const resolved = resolveWallTime(wallTime, timeZone);
  if (resolved.kind === 'gap') return null;
  return resolved.kind === 'exact' ? resolved.instant : resolved.earlier;
}
