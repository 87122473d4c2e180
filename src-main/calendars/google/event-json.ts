import { z } from 'zod';

/**
 * The part of a Google event this app reads, as it may arrive: every field can be missing or null.
 * https://developers.google.com/workspace/calendar/api/v3/reference/events
 */
const text = z.string().nullish();

/** A day, or a moment with an offset and (mostly) the zone it was meant in. */
export const EventTimeJson = z.object({ date: text, dateTime: text, timeZone: text });
export type EventTimeJson = z.output<typeof EventTimeJson>;

/** What is readable even in an event whose content is not: enough to name it, and to tell whether it is ours. */
export const EventHeadJson = z.object({
  id: z.string().min(1),
  etag: z.string().catch(''),
  status: z.enum(['confirmed', 'tentative', 'cancelled']).catch('confirmed'),
  updated: z.string().catch(''),
  // Left unread by the schema: there may be thousands, and one of them at most matters.
  attendees: z.unknown().optional(),
  extendedProperties: z
    .object({ private: z.record(z.string(), z.unknown()) })
    .nullish()
    .catch(null),
});
export type EventHeadJson = z.output<typeof EventHeadJson>;

/** What makes up the content; one wrong type here makes the event unreadable. */
export const EventBodyJson = z.object({
  summary: text,
  description: text,
  location: text,
  start: EventTimeJson.nullish(),
  end: EventTimeJson.nullish(),
  transparency: text,
  eventType: text,
  recurrence: z.array(z.string()).nullish(),
  recurringEventId: text,
  originalStartTime: EventTimeJson.nullish(),
});
export type EventBodyJson = z.output<typeof EventBodyJson>;

/** The fields above as a partial-response selector, so that nothing else travels or is kept in memory. */
export const eventFields =
  'id,etag,status,updated,summary,description,location,start,end,transparency,eventType,' +
  'recurrence,recurringEventId,originalStartTime,attendees(self,responseStatus),extendedProperties/private';
