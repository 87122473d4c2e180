import { conditionNotMet, forbiddenForNonOrganizer } from './api-error.ts';
import type { Account, Calendar } from './calendar-state.ts';
import type { EventContent, EventIdentity, EventResource, EventVersion } from './event-schema.ts';
import { present } from './json.ts';

/** An event before its marks of change are set. */
export type NewEvent = Omit<EventResource, 'etag' | 'updated' | 'created'>;

/** The server's fields around the content of a new event. */
export function newEvent(
  id: string,
  content: EventContent,
  identity: EventIdentity,
  { calendar, actor }: { calendar: Calendar; actor: Account },
): NewEvent {
  const self = calendar.primaryOf === actor.sub;
  const organizer = identity.organizer?.email ?? calendar.id;
  return present({
    kind: 'calendar#event' as const,
    id,
    htmlLink: `https://www.google.com/calendar/event?eid=${Buffer.from(`${id} ${calendar.id}`).toString('base64url')}`,
    ...content,
    status: content.status ?? 'confirmed',
    creator: { email: actor.email, ...(self ? { self } : {}) },
    organizer: {
      email: organizer,
      ...(organizer === calendar.id && !self ? { displayName: calendar.fields.summary } : {}),
      ...(organizer === calendar.id ? { self: true } : {}),
    },
    iCalUID: identity.iCalUID ?? `${id}@google.com`,
    sequence: content.sequence ?? 0,
  });
}

/** The server's fields of an event around new content. */
export function withContent(event: EventResource, content: EventContent): EventResource {
  return present({
    kind: event.kind,
    etag: event.etag,
    id: event.id,
    htmlLink: event.htmlLink,
    created: event.created,
    updated: event.updated,
    ...content,
    status: content.status ?? 'confirmed',
    creator: event.creator,
    organizer: event.organizer,
    iCalUID: event.iCalUID,
    sequence: event.sequence,
    recurringEventId: event.recurringEventId,
    originalStartTime: event.originalStartTime,
  });
}

/** @throws ApiError 412 if the event is no longer the one that the `If-Match` header speaks of */
export function demandMatch({ event }: EventVersion, ifMatch: string | undefined): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  if (!ifMatch.split(',').some((etag) => etag.trim() === event.etag)) throw conditionNotMet();
}

const sharedFields = [
  'summary',
  'description',
  'location',
  'start',
  'end',
  'recurrence',
  'guestsCanModify',
  'guestsCanInviteOthers',
  'guestsCanSeeOtherGuests',
] as const;

/**
 * What all guests see belongs to the organizer: https://developers.google.com/workspace/calendar/api/guides/errors
 * @throws ApiError 403
 */
export function demandOrganizer(current: EventResource, next: EventContent): void {
  if (current.organizer.self || current.guestsCanModify) return;
  const changed = (field: (typeof sharedFields)[number]): boolean =>
    JSON.stringify(current[field]) !== JSON.stringify(next[field]);
  if (sharedFields.some(changed)) throw forbiddenForNonOrganizer();
}
