import type { AccessRole } from './calendar-state.ts';
import type { EventResource, EventTime, EventVersion } from './event-schema.ts';
import { present } from './json.ts';
import type { Zones } from './zones.ts';

/** Who looks, and how the answer is to be written. */
export type Viewer = {
  role: AccessRole;
  zones: Zones;
  /** Zone of the calendar, in which events are kept. */
  calendarZone: string;
  /** The request's `timeZone`. */
  responseZone?: string | undefined;
};

/** An event as this viewer gets to see it. */
export function viewEvent({ event }: EventVersion, viewer: Viewer): EventResource {
  return inZone(hidesDetails(event, viewer.role) ? busyOnly(event) : event, viewer);
}

/**
 * What an incremental list says of a deleted event. Only the id is promised, for an occurrence also its series and its
 * original start: https://developers.google.com/workspace/calendar/api/v3/reference/events#status
 */
export function viewTombstone({ event }: EventVersion, viewer: Viewer): Partial<EventResource> {
  const { kind, etag, id, status, recurringEventId, originalStartTime } = inZone(event, viewer);
  return present({ kind, etag, id, status, recurringEventId, originalStartTime });
}

function hidesDetails(event: EventResource, role: AccessRole): boolean {
  if (role === 'freeBusyReader') return true;
  return role === 'reader' && (event.visibility === 'private' || event.visibility === 'confidential');
}

function busyOnly(event: EventResource): EventResource {
  const { summary, description, location, attendees, colorId, extendedProperties, reminders, source, ...rest } = event;
  return { ...rest, visibility: 'private' };
}

function inZone(event: EventResource, { zones, calendarZone, responseZone }: Viewer): EventResource {
  if (responseZone === undefined || responseZone === calendarZone) return event;
  const shown = (time: EventTime | undefined): EventTime | undefined =>
    time?.dateTime === undefined ? time : { ...time, dateTime: zones.format(Date.parse(time.dateTime), responseZone) };
  const start = shown(event.start);
  const end = shown(event.end);
  const originalStartTime = shown(event.originalStartTime);
  return present({ ...event, start, end, originalStartTime }) as EventResource; // `present` drops what is not there
}
