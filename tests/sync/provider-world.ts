import type { CalendarProvider } from '../../src-main/sync/calendar-provider.ts';
import type { EventContent } from '../../src-shared/domain/event-content.ts';

/** What can go wrong with one request, as the provider's user sees it. */
export type WorldFault =
  /** It never arrives, and no answer comes. */
  | 'request-lost'
  /** It is carried out, and no answer comes. */
  | 'answer-lost'
  /** Refused for its pace, with a wish to wait seven seconds. */
  | 'rate-limited'
  | 'quota'
  /** A 5xx with a proper answer; nothing was done. */
  | 'server';

/** How long a `rate-limited` fault asks to wait, in milliseconds. */
export const askedWaitMs = 7000;

/** A provider, and hands on the other side of it: everything a contract test needs, whatever stands there. */
export type ProviderWorld = {
  readonly provider: CalendarProvider;
  /** A calendar of the account's own, in Europe/Berlin, without events. */
  readonly calendarId: string;
  /** As the person does on the provider's own page; answers the new event's id. */
  insertAsUser(content: EventContent): Promise<string>;
  editAsUser(eventId: string, changes: Partial<EventContent>): Promise<void>;
  deleteAsUser(eventId: string): Promise<void>;
  /** The ids of all events that live in the calendar, as they are there. */
  liveIds(): Promise<string[]>;
  /** Strikes the next request, whatever it is; of a batch the whole. */
  failNext(fault: WorldFault): Promise<void>;
  /** Strikes the next patch or deletion of this event, alone or inside a batch (of which it is then one part). */
  failNextChangeOf(eventId: string, fault: 'rate-limited' | 'quota' | 'server'): Promise<void>;
  /** At most so many events a page. */
  setPageSize(size: number): Promise<void>;
  /** No sync token given out until now is taken any more. */
  expireSyncTokens(): Promise<void>;
  /** The access token runs out; a new one can be had. */
  expireAccessToken(): Promise<void>;
  /** The person ends the access; no new token can be had. */
  endAccess(): Promise<void>;
  /** The account may only read the calendar from now on. */
  makeReadOnly(): Promise<void>;
  deleteCalendar(): Promise<void>;
  stop(): Promise<void>;
};
