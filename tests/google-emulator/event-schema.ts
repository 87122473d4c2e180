import { z } from 'zod';

/** A day or a moment; a moment needs an offset or a zone. https://developers.google.com/workspace/calendar/api/v3/reference/events */
export const EventTime = z.object({
  date: z.string().optional(),
  dateTime: z.string().optional(),
  timeZone: z.string().optional(),
});
export type EventTime = z.output<typeof EventTime>;

const Attendee = z.object({
  email: z.string().optional(),
  displayName: z.string().optional(),
  optional: z.boolean().optional(),
  resource: z.boolean().optional(),
  responseStatus: z.enum(['needsAction', 'declined', 'tentative', 'accepted']).optional(),
  comment: z.string().optional(),
  additionalGuests: z.number().int().optional(),
  organizer: z.boolean().optional(),
  self: z.boolean().optional(),
});

const Reminders = z.object({
  useDefault: z.boolean().optional(),
  overrides: z.array(z.object({ method: z.string(), minutes: z.number().int() })).optional(),
});
export type Reminders = z.output<typeof Reminders>;

const Properties = z.record(z.string(), z.string());

/** What a client may write of an event. Fields it may not write, and fields Google does not know, are dropped. */
export const EventContent = z.object({
  status: z.enum(['confirmed', 'tentative', 'cancelled']).optional(),
  summary: z.string().optional(),
  description: z.string().optional(),
  location: z.string().optional(),
  colorId: z.string().optional(),
  start: EventTime.optional(),
  end: EventTime.optional(),
  recurrence: z.array(z.string()).optional(),
  attendees: z.array(Attendee).optional(),
  transparency: z.enum(['opaque', 'transparent']).optional(),
  visibility: z.enum(['default', 'public', 'private', 'confidential']).optional(),
  sequence: z.number().int().nonnegative().optional(),
  extendedProperties: z
    .object({ private: Properties.optional(), shared: Properties.optional() })
    .optional(),
  reminders: Reminders.optional(),
  source: z.object({ title: z.string().optional(), url: z.string().optional() }).optional(),
  guestsCanInviteOthers: z.boolean().optional(),
  guestsCanModify: z.boolean().optional(),
  guestsCanSeeOtherGuests: z.boolean().optional(),
  anyoneCanAddSelf: z.boolean().optional(),
  eventType: z
    .enum(['default', 'outOfOffice', 'focusTime', 'workingLocation', 'fromGmail', 'birthday'])
    .optional(),
});
export type EventContent = z.output<typeof EventContent>;

/** What may be chosen once, when the event is made. */
export const EventIdentity = z.object({
  id: z.string().optional(),
  iCalUID: z.string().optional(),
  organizer: z
    .object({ email: z.string().optional(), displayName: z.string().optional() })
    .optional(),
});
export type EventIdentity = z.output<typeof EventIdentity>;

type Person = { email: string; displayName?: string; self?: boolean };

/** An event as Google answers it. */
export type EventResource = Readonly<
  EventContent & {
    kind: 'calendar#event';
    etag: string;
    id: string;
    status: 'confirmed' | 'tentative' | 'cancelled';
    htmlLink: string;
    created: string;
    updated: string;
    creator: Person;
    organizer: Person;
    iCalUID: string;
    sequence: number;
    recurringEventId?: string;
    originalStartTime?: EventTime;
  }
>;

/** One version of an event in the change log. It never changes; a write adds another one. */
export type EventVersion = Readonly<{
  event: EventResource;
  /** The zone that its moments are written in: the calendar's, when it was written. */
  zone: string;
  /** Milliseconds since 1970; a day starts and ends at midnight in the calendar's zone. */
  startsAt: number;
  endsAt: number;
  /** When it was written, for `updatedMin`. */
  updatedAt: number;
}>;
