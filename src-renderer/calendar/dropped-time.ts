import { resolveWallTime } from '../../src-shared/domain/time.ts';
import type { Day, WallTime, When } from '../../src-shared/domain/time.ts';

/** Where something was dropped or drawn, in the wall-clock time of the practice. */
export type Dropped =
  | { allDay: true; startDay: Day; endDay: Day }
  | { allDay: false; start: WallTime; end: WallTime };

/** A time the clocks make unclear must be asked about: it then stays with the wall-clock start. */
export type DroppedWhen = { kind: 'clear'; when: When } | { kind: 'unclear'; start: WallTime };

/** The wall-clock part of an ISO string such as `2026-03-02T09:00:00+01:00`. */
export function wallTimePart(iso: string): WallTime {
  return iso.length === 10 ? `${iso}T00:00` : iso.slice(0, 16);
}

/**
 * The time something gets by being dropped. A move keeps its length in real minutes, also across a
 * change of the clocks; a resize keeps its start.
 */
export function whenDropped(
  dropped: Dropped,
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
  if (startAt === null || end.kind !== 'exact') return { kind: 'unclear', start: dropped.start };
  return { kind: 'clear', when: { allDay: false, startAt, endAt: end.instant, timeZone } };
}
