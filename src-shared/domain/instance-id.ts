import { readTime } from './recurrence-lines.ts';
import type { RemoteEvent } from './remote-event.ts';

/** Which instance of which series an event stands for. */
export type InstanceOf = {
  masterId: string;
  originalStart: NonNullable<RemoteEvent['originalStart']>;
};

/**
 * Which instance of a series an event stands for, null when it is none.
 *
 * A deleted instance is promised to name its series and its original start
 * (https://developers.google.com/workspace/calendar/api/v3/reference/events), but is also seen with nothing but its
 * id (https://github.com/KeepSoftwareSimple/compass-calendar/pull/2808). That id then tells both: `master_20260302T080000Z`, or
 * `master_20260302` in an all-day series. Whether there is such a series is for the caller to find out.
 */
export function instanceOf(
  event: Pick<RemoteEvent, 'id' | 'status' | 'recurringEventId' | 'originalStart'>,
): InstanceOf | null {
  if (event.recurringEventId !== null && event.originalStart !== null) {
    return { masterId: event.recurringEventId, originalStart: event.originalStart };
  }
  if (event.status !== 'cancelled') return null;
  const [, masterId, suffix] = /^(.+)_(\d{8}(?:T\d{6}Z)?)$/.exec(event.id) ?? [];
  const time = suffix === undefined ? null : readTime(suffix);
  if (masterId === undefined || time === null) return null;
  const originalStart =
    time.kind === 'day'
      ? { day: new Date(time.wall).toISOString().slice(0, 10) }
      : { at: time.wall };
  return { masterId: event.recurringEventId ?? masterId, originalStart };
}
