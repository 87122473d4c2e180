import type { AccessRole } from './calendar-state.ts';
import type { EventResource, EventTime, EventVersion } from './event-schema.ts';
import { present } from './json.ts';
import type { Zones } from './zones.ts';

/** Who looks, and how the answer is to be written. */
export type Viewer = {
  role: AccessRole;
  zones: Zones;
  /** Zone of the calendar, which answers are written in if the request names none. */
  calendarZone: string;
  /** The request's `timeZone`. */
  responseZone?: string | undefined;
};

/** An event as this viewer gets to see it. */
export function viewEvent({ event, zone }: EventVersion, viewer: Viewer): EventResource {
  return inZone(hidesDetails(event, viewer.role) ? busyOnly(event) : event, zone, viewer);
}

/**
 * What an incremental list says of a deleted event. Only the id is promised, for an occurrence also its series and its
 * original start: https://developers.google.com/workspace/calendar/api/v3/reference/events#status
 */
export function viewTombstone(
  { event, zone }: EventVersion,
  viewer: Viewer,
): Partial<EventResource> {
  const { kind, etag, id, status, recurringEventId, originalStartTime } = inZone(
    event,
    zone,
    viewer,
  );
  return present({ kind, etag, id, status, recurringEventId, originalStartTime });
}

function hidesDetails(event: EventResource, role: AccessRole): boolean {
  if (role === 'freeBusyReader') return true;
  return (
    role === 'reader' && (event.visibility === 'private' || event.visibility === 'confidential')
  );
}

function busyOnly(event: EventResource): EventResource {
  const {
    summary,
    description,
    location,
    attendees,
    colorId,
    extendedProperties,
    reminders,
    source,
    ...rest
  } = event;
  return { ...rest, visibility: 'private' };
}

function inZone(event: EventResource, writtenIn: string, viewer: Viewer): EventResource {
  const zone = viewer.responseZone ?? viewer.calendarZone;
  if (zone === writtenIn) return event;
  const shown = (time: EventTime | undefined): EventTime | undefined =>
    time?.dateTime === undefined
      ? time
      : { ...time, dateTime: viewer.zones.format(Date.parse(time.dateTime), zone) };
  const start = shown(event.start);
  const end = shown(event.end);
  const originalStartTime = shown(event.originalStartTime);
  return present({ ...event, start, end, originalStartTime });
}
