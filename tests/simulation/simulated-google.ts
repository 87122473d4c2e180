import type {
  CalendarProvider,
  EventPage,
  EventWrite,
  ListRequest,
  Outcome,
  RemoteCalendar,
  WriteOutcome,
} from '../../src-main/sync/calendar-provider.ts';
import type { RemoteEvent } from '../../src-shared/domain/remote-event.ts';
import { refusalOf, viewOf, type AccessRole, type Account, type Scopes } from './google-account.ts';
import { answered, refused } from './google-answers.ts';
import { GoogleCalendar } from './google-calendar.ts';
import type { Arrival, Hooks, JournalEntry, RequestEntry } from './google-calls.ts';
import { GoogleListings } from './google-listing.ts';
import { createGoogleProvider, type ProviderOptions } from './google-provider.ts';
import { plainQuirks, type Quirks } from './google-quirks.ts';

export type SimulationSettings = {
  /** Google's own clock, in milliseconds; it may jump, `updatedAt` rises all the same. */
  now: () => number;
  /** Decides where pages are cut. */
  random?: () => number;
  quirks?: Partial<Quirks>;
};

/**
 * Google Calendar as far as the sync can see it, in memory: same settings, same calls, same answers. What requests are
 * put through on their way (faults, pauses) is each provider's; what the person does at Google's side is in
 * `google-hands.ts`.
 */
export class SimulatedGoogle {
  /** Changeable at any time. */
  readonly quirks: Quirks;
  /** Every write that reached Google, in order of arrival. */
  readonly journal: JournalEntry[] = [];
  /** Every request any provider made, in order of sending. */
  readonly requests: RequestEntry[] = [];
  readonly #now: () => number;
  readonly #listings: GoogleListings;
  readonly #accounts = new Map<string, Account>();
  readonly #calendars = new Map<string, GoogleCalendar>();
  #serial = 0;
  #lastInstant = 0;

  constructor({ now, random = () => 0.5, quirks = {} }: SimulationSettings) {
    this.#now = now;
    this.quirks = { ...plainQuirks, ...quirks };
    this.#listings = new GoogleListings(this.quirks, random);
  }

  /** The time at Google. */
  now(): number {
    return this.#now();
  }

  /** Adds an account with its primary calendar, and gives the id of that. */
  addAccount(
    accountId: string,
    { email = `${accountId}@example.com`, timeZone = 'Europe/Berlin' } = {},
  ): string {
    const primary = this.#makeCalendar({ remoteId: email, name: email, timeZone });
    this.#accounts.set(accountId, {
      id: accountId,
      isRevoked: false,
      scopes: { events: true, calendarList: true, createCalendars: true },
      roles: new Map([[primary, 'owner']]),
      primary,
    });
    return primary.remoteId;
  }

  /** Adds a calendar that the account owns, and gives its id. */
  addCalendar(accountId: string, name: string, timeZone = 'Europe/Berlin'): string {
    const remoteId = `c${this.#next()}@group.calendar.google.com`;
    const calendar = this.#makeCalendar({ remoteId, name, timeZone });
    this.#account(accountId).roles.set(calendar, 'owner');
    return remoteId;
  }

  /** Lets an account see a calendar with a role, another one than before, or (null) no longer at all. */
  setAccess(accountId: string, calendarId: string, role: AccessRole | null): void {
    const { roles } = this.#account(accountId);
    if (role === null) roles.delete(this.calendar(calendarId));
    else roles.set(this.calendar(calendarId), role);
  }

  /** Takes or gives rights of an account's consent. */
  setScopes(accountId: string, scopes: Partial<Scopes>): void {
    Object.assign(this.#account(accountId).scopes, scopes);
  }

  /** Ends (or restores) an account's consent: until then every request is answered with `auth`. */
  setRevoked(accountId: string, isRevoked: boolean): void {
    this.#account(accountId).isRevoked = isRevoked;
  }

  /** Makes every sync token given so far for a calendar invalid. */
  expireSyncTokens(calendarId: string): void {
    this.#listings.expireTokens(this.calendar(calendarId));
  }

  /** Forgets a calendar's deleted events; their ids stay taken. */
  purgeCancelled(calendarId: string): void {
    this.#calendars.get(calendarId)?.purge();
  }

  /** Gives one live event, chosen by a number in [0, 1), a new etag and changes nothing else. */
  bumpEtag(calendarId: string, choice: number): void {
    const events = this.#calendars.has(calendarId) ? this.liveEvents(calendarId) : [];
    const event = events[Math.floor(choice * events.length)];
    if (event !== undefined) this.calendar(calendarId).change(event.id, {});
  }

  /** An id as Google makes them, for what the person creates there. */
  makeEventId(): string {
    return `_${this.#next().toString(32).padStart(8, '0')}`;
  }

  /** A calendar by its id, also a deleted one. */
  calendar(calendarId: string): GoogleCalendar {
    const calendar = this.#calendars.get(calendarId);
    if (calendar === undefined) throw new Error(`no calendar ${calendarId}`);
    return calendar;
  }

  /** Ids of the calendars that are not deleted, oldest first. */
  calendarIds(): string[] {
    return [...this.#calendars.values()].filter((one) => !one.isDeleted).map((one) => one.remoteId);
  }

  /** The events of a calendar that are not cancelled: nothing when the calendar is deleted. */
  liveEvents(calendarId: string): RemoteEvent[] {
    const calendar = this.calendar(calendarId);
    return calendar.isDeleted
      ? []
      : [...calendar.all()].filter((event) => event.status !== 'cancelled');
  }

  /** What a complete listing would show now, whatever the faults and pages. */
  fullList(calendarId: string): RemoteEvent[] {
    const calendar = this.calendar(calendarId);
    return calendar.isDeleted ? [] : calendar.listing(null, calendar.position);
  }

  /** The way to an account's calendars, every request passing through the hooks. */
  createProvider(
    accountId: string,
    hooks: Hooks = {},
    options: ProviderOptions = {},
  ): CalendarProvider {
    return createGoogleProvider(this, accountId, hooks, options);
  }

  /** Answers the list of calendars. */
  answerCalendars(accountId: string): Outcome<RemoteCalendar[]> {
    const account = this.#account(accountId);
    const no = refusalOf(account, 'calendarList');
    if (no) return no;
    const visible = [...account.roles.keys()].filter((calendar) => !calendar.isDeleted);
    return answered(visible.map((calendar) => viewOf(calendar, account)));
  }

  /** Answers one calendar's facts. */
  answerCalendar(
    accountId: string,
    calendarId: string,
  ): Outcome<{ remoteId: string; name: string; timeZone: string }> {
    const calendar = this.#open(accountId, calendarId, 'see');
    if (!calendar.ok) return calendar;
    const { remoteId, name, timeZone } = calendar.value;
    return answered({ remoteId, name, timeZone });
  }

  /** Creates a calendar as asked. */
  answerCreateCalendar(accountId: string, name: string, timeZone: string): Outcome<RemoteCalendar> {
    const account = this.#account(accountId);
    const no = refusalOf(account, 'createCalendars');
    if (no) return no;
    return answered(viewOf(this.calendar(this.addCalendar(accountId, name, timeZone)), account));
  }

  /** Answers one page of a listing. */
  answerList(
    accountId: string,
    calendarId: string,
    request: ListRequest,
    fingerprint: string,
    changesBack: number,
  ): Outcome<EventPage> {
    const calendar = this.#open(accountId, calendarId, 'read');
    return calendar.ok
      ? this.#listings.page(calendar.value, request, `${accountId} ${fingerprint}`, changesBack)
      : calendar;
  }

  /** Answers one event. */
  answerGet(accountId: string, calendarId: string, eventId: string): Outcome<RemoteEvent> {
    const calendar = this.#open(accountId, calendarId, 'read');
    return calendar.ok ? calendar.value.get(eventId) : calendar;
  }

  /** Carries out one write that arrived, and enters it in the journal. */
  answerWrite(
    accountId: string,
    calendarId: string,
    write: EventWrite,
    arrival: Arrival,
    inBatch: boolean,
  ): WriteOutcome {
    const wasForeign = this.#calendars.get(calendarId)?.isForeign(write.eventId) ?? false;
    const calendar = this.#open(accountId, calendarId, 'write');
    const outcome = calendar.ok ? calendar.value.write(write) : calendar;
    this.journal.push({
      at: this.#now(),
      accountId,
      calendarId,
      kind: write.kind,
      eventId: write.eventId,
      etag: write.kind === 'insert' ? null : write.etag,
      stamp: write.kind === 'delete' ? null : write.stamp,
      write,
      arrival,
      inBatch,
      applied: outcome.ok,
      outcome: outcome.ok ? 'ok' : outcome.error.kind,
      wasForeign,
    });
    return outcome;
  }

  #open(
    accountId: string,
    calendarId: string,
    right: 'see' | 'read' | 'write',
  ): Outcome<GoogleCalendar> {
    const account = this.#account(accountId);
    const no = refusalOf(account, 'events');
    if (no) return no;
    const calendar = this.#calendars.get(calendarId);
    if (calendar === undefined || calendar.isDeleted) return refused('not-found');
    const role = account.roles.get(calendar);
    if (role === undefined) return refused(this.quirks.accessTaken);
    const mayDo =
      right === 'see' ||
      role === 'owner' ||
      role === 'writer' ||
      (role === 'reader' && right === 'read');
    return mayDo ? answered(calendar) : refused('forbidden', { reason: 'requiredAccessLevel' });
  }

  #account(accountId: string): Account {
    const account = this.#accounts.get(accountId);
    if (account === undefined) throw new Error(`no account ${accountId}`);
    return account;
  }

  #makeCalendar(facts: { remoteId: string; name: string; timeZone: string }): GoogleCalendar {
    const calendar = new GoogleCalendar(facts, this.quirks, {
      nextEtag: () => `"${(Math.imul(this.#next(), 0x85ebca6b) >>> 0).toString(36)}"`,
      nextInstant: () => (this.#lastInstant = Math.max(this.#now(), this.#lastInstant + 1)),
    });
    this.#calendars.set(calendar.remoteId, calendar);
    return calendar;
  }

  #next(): number {
    this.#serial += 1;
    return this.#serial;
  }
}
