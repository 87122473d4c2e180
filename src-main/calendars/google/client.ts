import { calendar } from 'googleapis/build/src/apis/calendar/index.js';
import { z } from 'zod';
import type { RemoteEvent } from '../../../src-shared/domain/remote-event.ts';
import type {
  CalendarProvider,
  EventPage,
  EventWrite,
  ListRequest,
  Outcome,
  WriteOutcome,
} from '../../sync/calendar-provider.ts';
import type { GoogleAuth } from './auth-client.ts';
import { maxBatchParts } from './batch.ts';
import { createCalendarCalls } from './calendars.ts';
import { googleEndpoints } from './endpoints.ts';
import {
  errorFromAnswer,
  errorFromUnusableBody,
  type GoogleAnswer,
  type Operation,
  parseJson,
} from './errors.ts';
import { eventFields } from './event-json.ts';
import { rememberTimeZones } from './known-zones.ts';
import { needsCalendarTimeZone, toGoogleBody, toRemoteEvent } from './mapping.ts';
import type { Fetch } from './token-endpoint.ts';
import { createTransport, type RequestReport } from './transport.ts';
import { hasUsableEtag, missingEtag, writeBatch } from './write-batch.ts';

export type GoogleProviderOptions = {
  auth: GoogleAuth;
  rootUrl?: string;
  /** Electron's `net.fetch` in the app (the system's proxy and certificates); Node's own elsewhere. */
  fetch?: Fetch;
  /** For each request, until its whole answer is here. Milliseconds. */
  timeoutMs?: number;
  now: () => number;
  onRequest?: (report: RequestReport) => void;
  /** Told when items of a listing had no id and were left out. */
  onDroppedItems?: (count: number) => void;
};

/**
 * What every listing asks for, page after page and year after year: a sync token is only good for the parameters it was
 * made with. Masters and exceptions come unexpanded. `showDeleted` is left alone: an incremental listing has deletions
 * in any case, and so has a full one the cancelled instances of a living series.
 * https://developers.google.com/workspace/calendar/api/v3/reference/events/list
 */
const listParameters = {
  singleEvents: false,
  maxResults: 2500,
  // With more guests than that only the account itself is sent, and no one else is of interest.
  maxAttendees: 1,
  fields: `nextPageToken,nextSyncToken,timeZone,items(${eventFields})`,
} as const;

/** Raise it when the same answer is read differently than before: stored listings are then asked for anew. */
const mappingVersion = 1;

/** Items of a listing that are read in one go: reading 2500 of them would keep the window waiting. */
const itemsAtOnce = 200;

/** Lets whatever else waits in this process have its turn. */
const breathe = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** Never tell guests, and answer with what we read. */
const writeParameters = { sendUpdates: 'none', maxAttendees: 1, fields: eventFields } as const;

const EventsJson = z.object({
  items: z.array(z.unknown()).nullish(),
  nextPageToken: z.string().nullish(),
  nextSyncToken: z.string().nullish(),
  timeZone: z.string().nullish(),
});

/** The calendars of one Google account. */
export function createGoogleProvider(options: GoogleProviderOptions): CalendarProvider {
  const {
    auth,
    rootUrl = googleEndpoints.apiUrl,
    fetch = globalThis.fetch,
    timeoutMs = 30_000,
    now,
    onRequest,
  } = options;
  const transport = createTransport({
    auth,
    rootUrl,
    fetch,
    timeoutMs,
    now,
    ...(onRequest ? { onRequest } : {}),
  });
  const api = calendar({ version: 'v3' });
  const calendars = createCalendarCalls(api, transport, now);
  /** The zone of each calendar seen, for the rare event whose moments name none. */
  const zones = new Map<string, string>();
  const isKnownZone = rememberTimeZones();

  const failure = (answer: GoogleAnswer, operation: Operation) => ({
    ok: false as const,
    error: errorFromAnswer(answer, operation, now()),
  });

  async function zoneFor(calendarId: string, json: unknown): Promise<string | null> {
    const known = zones.get(calendarId);
    if (known !== undefined || !needsCalendarTimeZone(json)) return known ?? null;
    const asked = await calendars.get(calendarId);
    if (!asked.ok) return null;
    zones.set(calendarId, asked.value.timeZone);
    return asked.value.timeZone;
  }

  /** Reads the event that an answer consists of. */
  async function readEvent(
    calendarId: string,
    answer: GoogleAnswer,
    operation: Operation,
  ): Promise<Outcome<RemoteEvent>> {
    if (answer.status < 200 || answer.status > 299) return failure(answer, operation);
    const json = parseJson(answer.body);
    const event = toRemoteEvent(json, await zoneFor(calendarId, json), isKnownZone);
    return event
      ? { ok: true, value: event }
      : { ok: false, error: errorFromUnusableBody(answer.status, 'noEvent') };
  }

  async function readWrite(
    calendarId: string,
    answer: GoogleAnswer,
    kind: EventWrite['kind'],
  ): Promise<WriteOutcome> {
    if (kind !== 'delete') return readEvent(calendarId, answer, kind);
    if (answer.status < 200 || answer.status > 299) return failure(answer, 'delete');
    if (answer.body.trim() === '') return { ok: true, value: null };
    return {
      ok: false,
      error: errorFromUnusableBody(answer.status, 'notNothing'),
    };
  }

  async function readPage(calendarId: string, answer: GoogleAnswer): Promise<Outcome<EventPage>> {
    if (answer.status !== 200) return failure(answer, 'list');
    const parsed = EventsJson.safeParse(parseJson(answer.body));
    if (!parsed.success)
      return { ok: false, error: errorFromUnusableBody(answer.status, 'noEvents') };
    const { items, timeZone, nextPageToken, nextSyncToken } = parsed.data;
    if (!nextPageToken && !nextSyncToken) {
      return {
        ok: false,
        error: errorFromUnusableBody(answer.status, 'noWayOn'),
      };
    }
    if (timeZone) zones.set(calendarId, timeZone);
    const zone = timeZone ?? zones.get(calendarId) ?? null;
    const events: RemoteEvent[] = [];
    for (let start = 0; start < (items?.length ?? 0); start += itemsAtOnce) {
      if (start > 0) await breathe();
      for (const item of items?.slice(start, start + itemsAtOnce) ?? []) {
        const event = toRemoteEvent(item, zone, isKnownZone);
        if (event) events.push(event);
      }
    }
    const dropped = (items?.length ?? 0) - events.length;
    if (dropped > 0) options.onDroppedItems?.(dropped);
    return {
      ok: true,
      value: {
        events,
        nextPageToken: nextPageToken || null,
        nextSyncToken: nextPageToken ? null : (nextSyncToken ?? null),
      },
    };
  }

  async function write(calendarId: string, one: EventWrite): Promise<WriteOutcome> {
    if (!hasUsableEtag(one)) return { ok: false, error: missingEtag() };
    const { kind, eventId } = one;
    const answer = await transport.call(`events.${kind}`, async (callOptions) => {
      if (kind === 'insert') {
        return api.events.insert(
          { calendarId, ...writeParameters, requestBody: toGoogleBody(one) },
          callOptions,
        );
      }
      callOptions.headers.set('if-match', one.etag);
      if (kind === 'delete')
        return api.events.delete({ calendarId, eventId, sendUpdates: 'none' }, callOptions);
      return api.events.patch(
        { calendarId, eventId, ...writeParameters, requestBody: toGoogleBody(one) },
        callOptions,
      );
    });
    return answer.ok ? readWrite(calendarId, answer.value, kind) : answer;
  }

  return {
    capabilities: {
      clientIds: true,
      idReuseAfterDelete: false,
      conditionalWrite: true,
      deltaKind: 'token',
      batch: maxBatchParts,
    },
    requestFingerprint: `google ${mappingVersion} ${JSON.stringify(listParameters)}`,

    usage: {
      get requests() {
        return transport.requests;
      },
      get tokenRefreshes() {
        return auth.refreshes;
      },
    },

    listCalendars: () => calendars.list(),
    getCalendar: (calendarId) => calendars.get(calendarId),
    createCalendar: (name, timeZone) => calendars.create(name, timeZone),

    async listEvents(calendarId, { syncToken, pageToken }: ListRequest) {
      const tokens = {
        ...(syncToken === null ? {} : { syncToken }),
        ...(pageToken === null ? {} : { pageToken }),
      };
      const answer = await transport.call('events.list', (callOptions) =>
        api.events.list({ calendarId, ...listParameters, ...tokens }, callOptions),
      );
      return answer.ok ? readPage(calendarId, answer.value) : answer;
    },

    async getEvent(calendarId, eventId) {
      const answer = await transport.call('events.get', (callOptions) =>
        api.events.get({ calendarId, eventId, maxAttendees: 1, fields: eventFields }, callOptions),
      );
      return answer.ok ? readEvent(calendarId, answer.value, 'get') : answer;
    },

    write,

    writeBatch: (calendarId, writes) =>
      writeBatch({
        transport,
        now,
        calendarId,
        writes,
        writeParameters,
        write: (one) => write(calendarId, one),
        readWrite: (answer, kind) => readWrite(calendarId, answer, kind),
      }),
  };
}
