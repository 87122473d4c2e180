import type { EventContent, Stamp } from '../../../src-shared/domain/event-content.ts';
import { ItemKind } from '../../../src-shared/domain/event-content.ts';
import { remoteTextLimits, type RemoteEvent } from '../../../src-shared/domain/remote-event.ts';
import { isTimeZone, type When } from '../../../src-shared/domain/time.ts';
import { EventBodyJson, EventHeadJson } from './event-json.ts';
import {
  type Read,
  read,
  readOriginalStart,
  readWhen,
  unreadable,
  type Zones,
} from './event-times.ts';
import { inEnglish } from '../../../src-shared/words/words.ts';

/** The keys of our stamp in an event's private properties (at most 44 characters each, values at most 1024). */
const stampKeys = {
  itemKind: 'aaKind',
  itemId: 'aaItem',
  revision: 'aaRev',
  databaseId: 'aaDb',
  writeId: 'aaWrite',
} as const;

/** Kinds of event that tell something about a day but take up no time, whatever their transparency says. */
const neverBusy = new Set(['birthday', 'workingLocation']);

type GoogleTime = { date?: string | null; dateTime?: string | null; timeZone?: string | null };

/** What is sent for an event: the fields we own and our stamp, nothing else. */
export type GoogleEventBody = {
  id?: string;
  summary: string;
  description: string;
  location: string;
  start: GoogleTime;
  end: GoogleTime;
  transparency: 'opaque' | 'transparent';
  extendedProperties: { private: Record<string, string> };
};

/**
 * Reads one event as Google sent it. Never throws: what can't be read gives an event without content and
 * with a `problem`; only an item that has no id at all (so that nothing can refer to it) gives null.
 * @param calendarTimeZone the calendar's zone, for moments that name none; UTC where that is unknown too
 * @param isKnownZone for callers that remember what they found
 */
export function toRemoteEvent(
  json: unknown,
  calendarTimeZone: string | null,
  isKnownZone: (timeZone: string) => boolean = isTimeZone,
): RemoteEvent | null {
  const zones: Zones = { calendarTimeZone, isKnownZone };
  const head = EventHeadJson.safeParse(json);
  if (!head.success) return null;
  const { id, etag, status, updated, attendees, extendedProperties } = head.data;
  const updatedAt = Date.parse(updated);
  const event: RemoteEvent = {
    id,
    etag,
    status,
    updatedAt: Number.isNaN(updatedAt) ? null : updatedAt,
    content: null,
    problem: null,
    stamp: readStamp(extendedProperties?.private ?? {}),
    recurrence: [],
    recurringEventId: null,
    originalStart: null,
    ownResponse: readOwnResponse(attendees),
  };
  const body = EventBodyJson.safeParse(json);
  if (!body.success) {
    const field = body.error.issues[0]?.path.join('.') ?? 'a field';
    return { ...event, problem: inEnglish('troubles:event.form', { field }) };
  }
  event.recurrence = body.data.recurrence ?? [];
  event.recurringEventId = body.data.recurringEventId || null;
  const originalStart = readOriginalStart(body.data.originalStartTime, zones);
  if (!originalStart.ok) return { ...event, problem: originalStart.problem };
  event.originalStart = originalStart.value;
  // A deleted event may still carry the times it had: they mean nothing any more.
  if (status === 'cancelled') return event;
  const content = readContent(body.data, zones);
  return content.ok ? { ...event, content: content.value } : { ...event, problem: content.problem };
}

/** Tells whether reading the event takes the calendar's zone, because its moments name none. */
export function needsCalendarTimeZone(json: unknown): boolean {
  const body = EventBodyJson.safeParse(json);
  return body.success && Boolean(body.data.start?.dateTime) && !body.data.start?.timeZone;
}

/**
 * The body of an insert (with the id) or of a patch. A patch merges, so it names the key of the other
 * kind of time as null, and clears a text by sending it empty. Never holds guests, reminders or a sequence number.
 * https://developers.google.com/workspace/calendar/api/guides/performance#patch
 */
export function toGoogleBody(
  write:
    | { kind: 'insert'; eventId: string; content: EventContent; stamp: Stamp }
    | { kind: 'patch'; content: EventContent; stamp: Stamp },
): GoogleEventBody {
  const { content, stamp } = write;
  const [start, end] = toGoogleTimes(content.when, write.kind === 'patch');
  return {
    ...(write.kind === 'insert' ? { id: write.eventId } : {}),
    summary: wellFormed(content.summary),
    description: wellFormed(content.description),
    location: wellFormed(content.location),
    start,
    end,
    transparency: content.busy ? 'opaque' : 'transparent',
    extendedProperties: { private: toPrivateProperties(stamp) },
  };
}

/** Moments go out in UTC, so that no other time zone database can move them, and with the zone they are meant in. */
function toGoogleTimes(when: When, merging: boolean): [GoogleTime, GoogleTime] {
  if (when.allDay) {
    const other = merging ? { dateTime: null, timeZone: null } : {};
    return [
      { date: when.startDay, ...other },
      { date: when.endDay, ...other },
    ];
  }
  const other = merging ? { date: null } : {};
  const { timeZone } = when;
  return [
    { dateTime: toRfc3339(when.startAt), timeZone, ...other },
    { dateTime: toRfc3339(when.endAt), timeZone, ...other },
  ];
}

const toRfc3339 = (instant: number): string =>
  new Date(instant).toISOString().replace('.000Z', 'Z');

function toPrivateProperties(stamp: Stamp): Record<string, string> {
  return {
    [stampKeys.itemKind]: stamp.itemKind,
    [stampKeys.itemId]: stamp.itemId,
    [stampKeys.revision]: String(stamp.revision),
    [stampKeys.databaseId]: stamp.databaseId,
    [stampKeys.writeId]: stamp.writeId,
  };
}

/** Our stamp, or null when any part of it is missing or changed: half a stamp proves nothing. */
function readStamp(properties: Record<string, unknown>): Stamp | null {
  const itemKind = ItemKind.safeParse(properties[stampKeys.itemKind]);
  const itemId = properties[stampKeys.itemId];
  const revision = properties[stampKeys.revision];
  const databaseId = properties[stampKeys.databaseId];
  const writeId = properties[stampKeys.writeId];
  if (!itemKind.success || typeof itemId !== 'string' || typeof databaseId !== 'string')
    return null;
  if (typeof writeId !== 'string' || typeof revision !== 'string' || !/^\d{1,15}$/.test(revision))
    return null;
  return { itemKind: itemKind.data, itemId, revision: Number(revision), databaseId, writeId };
}

function readOwnResponse(attendees: unknown): RemoteEvent['ownResponse'] {
  if (!Array.isArray(attendees)) return null;
  const own: unknown = attendees.find(
    (attendee: { self?: unknown } | null) => attendee?.self === true,
  );
  const answer = (own as { responseStatus?: unknown } | undefined)?.responseStatus;
  switch (answer) {
    case 'needsAction':
    case 'declined':
    case 'tentative':
    case 'accepted':
      return answer;
    default:
      return null;
  }
}

function readContent(body: EventBodyJson, zones: Zones): Read<EventContent> {
  const summary = readText('title', body.summary, remoteTextLimits.summary);
  if (!summary.ok) return summary;
  const description = readText('description', body.description, remoteTextLimits.description);
  if (!description.ok) return description;
  const location = readText('location', body.location, remoteTextLimits.location);
  if (!location.ok) return location;
  const when = readWhen(body, zones);
  if (!when.ok) return when;
  const busy = body.transparency !== 'transparent' && !neverBusy.has(body.eventType ?? '');
  return read({
    summary: summary.value,
    description: description.value,
    location: location.value,
    when: when.value,
    busy,
  });
}

function readText(
  name: 'title' | 'description' | 'location',
  text: string | null | undefined,
  limit: number,
): Read<string> {
  if (!text) return read('');
  if (text.length > limit) {
    return unreadable(inEnglish(`troubles:event.long.${name}`, { length: text.length, limit }));
  }
  return read(wellFormed(text));
}

/** Half a surrogate pair can't be stored as UTF-8: it becomes U+FFFD, as `String.prototype.toWellFormed` does it. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
