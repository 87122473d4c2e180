import type { EventPage, ListRequest, Outcome } from '../../src-main/sync/calendar-provider.ts';
import type { RemoteEvent } from '../../src-shared/domain/remote-event.ts';
import { answered, refused } from './google-answers.ts';
import type { GoogleCalendar } from './google-calendar.ts';
import type { Quirks } from './google-quirks.ts';

/** A sync token: changes up to a position, for one asker with one set of parameters. */
type SyncToken = { calendar: GoogleCalendar; binding: string; position: number; serial: number };

/** A page token: the rest of a listing that began earlier, and the token that its end will give. */
type PageToken = {
  calendar: GoogleCalendar;
  binding: string;
  syncToken: string | null;
  events: readonly RemoteEvent[];
  offset: number;
  until: number;
  afterEmptyPage: boolean;
};

/** Answers listings page by page, and remembers what each token it ever gave stands for. */
export class GoogleListings {
  readonly #quirks: Quirks;
  readonly #random: () => number;
  readonly #syncTokens = new Map<string, SyncToken>();
  readonly #pageTokens = new Map<string, PageToken>();
  /** Tokens of a calendar with a smaller serial number have run out. */
  readonly #expiredBelow = new Map<GoogleCalendar, number>();
  #serial = 0;

  constructor(quirks: Quirks, random: () => number) {
    this.#quirks = quirks;
    this.#random = random;
  }

  /** Makes every sync token given so far for a calendar invalid. */
  expireTokens(calendar: GoogleCalendar): void {
    this.#expiredBelow.set(calendar, this.#serial + 1);
  }

  /**
   * One page. `binding` names the asker and its parameters: a token works for no other. `changesBack` shows an older
   * listing, consistent in itself: its last page gives the token of that time.
   */
  page(
    calendar: GoogleCalendar,
    request: ListRequest,
    binding: string,
    changesBack = 0,
  ): Outcome<EventPage> {
    const rest =
      request.pageToken === null
        ? this.#begin(calendar, request.syncToken, binding, changesBack)
        : this.#resume(calendar, request.pageToken, request.syncToken, binding);
    return rest.ok ? answered(this.#cut(rest.value)) : rest;
  }

  #begin(
    calendar: GoogleCalendar,
    syncToken: string | null,
    binding: string,
    changesBack: number,
  ): Outcome<PageToken> {
    let since: number | null = null;
    if (syncToken !== null) {
      const known = this.#syncTokens.get(syncToken);
      if (known === undefined || known.calendar !== calendar || known.binding !== binding) {
        return refused('sync-token-expired', {
          status: 400,
          reason: 'invalid',
          message: 'Invalid sync token value.',
        });
      }
      if (
        known.position < calendar.purgedTo ||
        known.serial < (this.#expiredBelow.get(calendar) ?? 0)
      ) {
        return refused('sync-token-expired');
      }
      since = known.position;
    }
    const until = Math.max(since ?? 0, calendar.position - changesBack);
    const events = calendar.listing(since, until);
    return answered({
      calendar,
      binding,
      syncToken,
      events,
      offset: 0,
      until,
      afterEmptyPage: false,
    });
  }

  #resume(
    calendar: GoogleCalendar,
    token: string,
    syncToken: string | null,
    binding: string,
  ): Outcome<PageToken> {
    const known = this.#pageTokens.get(token);
    const fits =
      known?.calendar === calendar && known.binding === binding && known.syncToken === syncToken;
    return fits ? answered(known) : refused('invalid', { message: 'Invalid page token value.' });
  }

  #cut(rest: PageToken): EventPage {
    const { calendar, events, offset } = rest;
    const isShort =
      offset < events.length &&
      this.#quirks.shortPages > 0 &&
      this.#random() < this.#quirks.shortPages;
    const smallest = rest.afterEmptyPage ? 1 : 0;
    const size = isShort
      ? Math.max(smallest, Math.floor(this.#random() * this.#quirks.pageSize))
      : this.#quirks.pageSize;
    const end = Math.min(events.length, offset + size);
    const cut = offset === 0 && end === events.length ? events : events.slice(offset, end);
    const shown =
      this.#quirks.pageView === 'live' && offset > 0 ? this.#asTheyAreNow(rest, cut) : [...cut];
    // A short page may well be followed by an empty last one.
    if (end < events.length || isShort) {
      const nextPageToken = this.#name('page');
      this.#pageTokens.set(nextPageToken, { ...rest, offset: end, afterEmptyPage: end === offset });
      return { events: shown, nextPageToken, nextSyncToken: null };
    }
    const nextSyncToken = this.#name('sync');
    this.#syncTokens.set(nextSyncToken, {
      calendar,
      binding: rest.binding,
      position: rest.until,
      serial: this.#serial,
    });
    return { events: shown, nextPageToken: null, nextSyncToken };
  }

  #asTheyAreNow({ calendar, syncToken }: PageToken, events: readonly RemoteEvent[]): RemoteEvent[] {
    return events.flatMap((event) => calendar.asItIsNow(event, syncToken === null) ?? []);
  }

  #name(kind: string): string {
    this.#serial += 1;
    // Looks like nothing a client could take apart, and differs each time.
    return `${kind}:${Math.imul(this.#serial, 0x9e3779b1) >>> 0}-${this.#serial}`;
  }
}
