import type { EventContent, Stamp } from '../../src-shared/domain/event-content.ts';
import type { RemoteEvent } from '../../src-shared/domain/remote-event.ts';

/**
 * Why a provider did not do what was asked, by what is to be done about it; each adapter maps its own
 * statuses and reasons to these (for Google: `calendars/google/errors.ts`).
 *
 * - `offline`: nothing reached the provider for sure (no DNS, refused connection): costs no attempt
 * - `unknown-outcome`: sent, and no usable answer came (dropped, timed out, cut or HTML body): it may have happened
 * - `server`: 5xx with a proper answer; treated as unknown outcome for writes
 * - `rate-limited` / `quota`: back off (honour `retryAfterMs`), long for `quota`
 * - `auth`: the account's access is dead and a refresh did not help: ask to reconnect
 * - `forbidden`: the account may not do this
 * - `invalid`: the request itself is refused and always will be
 * - `not-found`: the event never existed, or its calendar is gone: find out which
 * - `gone`: the event existed and is deleted
 * - `duplicate`: an event with this id exists or existed
 * - `stale`: the precondition failed (If-Match)
 * - `sync-token-expired`: a full listing is needed
 */
export type ProviderErrorKind =
  | 'offline'
  | 'unknown-outcome'
  | 'server'
  | 'rate-limited'
  | 'quota'
  | 'auth'
  | 'forbidden'
  | 'invalid'
  | 'not-found'
  | 'gone'
  | 'duplicate'
  | 'stale'
  | 'sync-token-expired';

export type ProviderError = {
  kind: ProviderErrorKind;
  /** What the provider said, without secrets, for the log and for the person. */
  message: string;
  /** HTTP status and the provider's own reason, where there are any. */
  status: number | null;
  reason: string | null;
  /** Milliseconds the provider asked us to wait, null when it did not say. */
  retryAfterMs: number | null;
};

export type Outcome<T> = { ok: true; value: T } | { ok: false; error: ProviderError };

export type RemoteCalendar = {
  remoteId: string;
  name: string;
  timeZone: string;
  accessRole: 'owner' | 'writer' | 'reader' | 'freeBusyReader';
  isPrimary: boolean;
  color: string | null;
};

export type EventPage = {
  events: RemoteEvent[];
  /** Exactly one of the two is set: there are more pages, or this was the last and the token covers all of them. */
  nextPageToken: string | null;
  nextSyncToken: string | null;
};

export type ListRequest = {
  /** Null asks for a full listing. */
  syncToken: string | null;
  pageToken: string | null;
};

export type EventWrite =
  | { kind: 'insert'; eventId: string; content: EventContent; stamp: Stamp }
  | { kind: 'patch'; eventId: string; etag: string; content: EventContent; stamp: Stamp }
  | { kind: 'delete'; eventId: string; etag: string };

/** What a write left behind: the event as it now is, or null after a delete. */
export type WriteOutcome = Outcome<RemoteEvent | null>;

/** What a provider can do; the planner asks these instead of the provider's name. */
export type Capabilities = {
  /** We choose event ids, so an insert can be repeated without doubling. */
  clientIds: boolean;
  /** A deleted id may be used again (CalDAV yes, Google no). */
  idReuseAfterDelete: boolean;
  /** Writes can carry the etag they expect. */
  conditionalWrite: boolean;
  /** How changes are asked for: a token covering everything, or a delta bounded to a time window. */
  deltaKind: 'token' | 'bounded-window';
  /** Most writes one request can carry; 1 means no batch. */
  batch: number;
};

/** One account's calendars, whoever hosts them. Never throws for what the other side does: it answers with an `Outcome`. */
export type CalendarProvider = {
  readonly capabilities: Capabilities;
  /** Changes with any parameter that sync tokens are bound to; a stored token with another one is void. */
  readonly requestFingerprint: string;
  /** Running totals since this provider was made: requests sent (a batch is one) and access tokens refreshed. */
  readonly usage: { readonly requests: number; readonly tokenRefreshes: number };
  listCalendars(): Promise<Outcome<RemoteCalendar[]>>;
  getCalendar(
    calendarId: string,
  ): Promise<Outcome<{ remoteId: string; name: string; timeZone: string }>>;
  createCalendar(name: string, timeZone: string): Promise<Outcome<RemoteCalendar>>;
  listEvents(calendarId: string, request: ListRequest): Promise<Outcome<EventPage>>;
  /** A deleted event is answered as one with status `cancelled`, or with `not-found` or `gone`. */
  getEvent(calendarId: string, eventId: string): Promise<Outcome<RemoteEvent>>;
  /** Sends one write by itself. */
  write(calendarId: string, write: EventWrite): Promise<WriteOutcome>;
  /**
   * Sends up to `capabilities.batch` writes in one request; one outcome each, in the order given.
   * When the request as a whole fails, every part gets that failure.
   */
  writeBatch(calendarId: string, writes: readonly EventWrite[]): Promise<WriteOutcome[]>;
};
