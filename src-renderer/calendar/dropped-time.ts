import { nearestTo, resolveWallTime } from '../../src-shared/domain/time.ts';
import type { WallTime, When } from '../../src-shared/domain/time.ts';
import type { Place } from '../ui/place.ts';

/** A time the clocks make unclear must be asked about. */
export type DroppedWhen =
  | { kind: 'clear'; when: When }
  /** The start comes twice or not at all: it then stays with its wall-clock start. */
  | { kind: 'unclear'; start: WallTime }
  /** Only the end is unclear: `choices` are the times it may mean, or those nearest to it that exist. */
  | { kind: 'unclear-end'; end: WallTime; isSkipped: boolean; choices: When[] };

/**
 * The time something gets by being dropped. A move keeps its length in real minutes, also across a
 * change of the clocks; a resize keeps its start.
 */
export function whenDropped(
  dropped: Place,
  timeZone: string,
  before: When | null,
  isResize: boolean,
): DroppedWhen {
  if (dropped.allDay) {
    return {
      kind: 'clear',
      when: { allDay: true, startDay: dropped.startDay, endDay: dropped.endDay },
    };
  }
  const timedBefore = before !== null && !before.allDay ? before : null;
  const start = resolveWallTime(dropped.start, timeZone);
  const end = resolveWallTime(dropped.end, timeZone);
  if (timedBefore !== null && !isResize) {
    if (start.kind !== 'exact') return { kind: 'unclear', start: dropped.start };
    const endAt = start.instant + (timedBefore.endAt - timedBefore.startAt);
    return { kind: 'clear', when: { allDay: false, startAt: start.instant, endAt, timeZone } };
  }
  const startAt = timedBefore?.startAt ?? (start.kind === 'exact' ? start.instant : null);
  if (startAt === null) return { kind: 'unclear', start: dropped.start };
  const until = (endAt: number): When => ({ allDay: false, startAt, endAt, timeZone });
  if (end.kind === 'exact') return { kind: 'clear', when: until(end.instant) };
  const choices = nearestTo(dropped.end, timeZone)
    .filter((endAt) => endAt > startAt)
    .map(until);
  return { kind: 'unclear-end', end: dropped.end, isSkipped: end.kind === 'gap', choices };
}
