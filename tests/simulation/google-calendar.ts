import type { EventWrite, Outcome, WriteOutcome } from '../../src-main/sync/calendar-provider.ts';
import type { RemoteEvent } from '../../src-shared/domain/remote-event.ts';
import { answered, refused } from './google-answers.ts';
import type { Quirks } from './google-quirks.ts';

/** What makes each change different from all others: a new etag, and an instant later than the last. */
export type Marks = { nextEtag(): string; nextInstant(): number };

/** Everything one event has been and is; `event` is replaced, never changed. */
type Held = { event: RemoteEvent; ours: boolean; purged: boolean };

/** Matches any etag in If-Match, as in HTTP: a client that sends it has given up the protection. */
const anyEtag = '*';

/** One calendar: its events, and the one total order in which they changed. */
export class GoogleCalendar {
  readonly remoteId: string;
  name: string;
  readonly timeZone: string;
  isDeleted = false;
  readonly #quirks: Quirks;
  readonly #marks: Marks;
  readonly #events = new Map<string, Held>();
  /** Every state an event ever got, oldest first; a position in it is what a sync token stands for. */
  readonly #log: RemoteEvent[] = [];
  /** Tokens older than this position can't be served: tombstones behind it were purged. */
  #purgedTo = 0;

  constructor(
    facts: { remoteId: string; name: string; timeZone: string },
    quirks: Quirks,
    marks: Marks,
  ) {
    this.remoteId = facts.remoteId;
    this.name = facts.name;
    this.timeZone = facts.timeZone;
    this.#quirks = quirks;
    this.#marks = marks;
  }

  /** How many changes there have been. */
  get position(): number {
    return this.#log.length;
  }

  /** The oldest position that a token may stand for. */
  get purgedTo(): number {
    return this.#purgedTo;
  }

  /** The event as it is inside, whatever its status, or null when there never was one or it was purged. */
  find(eventId: string): RemoteEvent | null {
    const held = this.#events.get(eventId);
    return held === undefined || held.purged ? null : held.event;
  }

  /** Tells whether the id is taken for ever. */
  isBurnt(eventId: string): boolean {
    return this.#events.has(eventId);
  }

  /** Tells whether the event was ever deleted, whatever became of it since. */
  wasEverCancelled(eventId: string): boolean {
    return this.#log.some((event) => event.id === eventId && event.status === 'cancelled');
  }

  /** Tells whether the event is one that none of our inserts created. */
  isForeign(eventId: string): boolean {
    return this.#events.get(eventId)?.ours === false;
  }

  /** All events as they are inside, in the order of their creation. */
  *all(): Iterable<RemoteEvent> {
    for (const held of this.#events.values()) if (!held.purged) yield held.event;
  }

  /** Gives an event a new state, with a new etag, as the last of all changes so far. */
  put(event: RemoteEvent, ours: boolean): RemoteEvent {
    const next: RemoteEvent = {
      ...event,
      etag: this.#marks.nextEtag(),
      updatedAt: this.#marks.nextInstant(),
    };
    this.#log.push(next);
    this.#events.set(event.id, { event: next, ours, purged: false });
    return next;
  }

  /** Changes an event that exists. */
  change(eventId: string, changes: Partial<RemoteEvent>): RemoteEvent {
    const held = this.#events.get(eventId);
    if (held === undefined || held.purged)
      throw new Error(`no event ${eventId} in ${this.remoteId}`);
    return this.put({ ...held.event, ...changes }, held.ours);
  }

  /** Deletes an event, and the exceptions of a series with their master. */
  cancel(eventId: string): void {
    this.change(eventId, { status: 'cancelled' });
    const exceptions = [...this.all()].filter(
      (event) => event.recurringEventId === eventId && event.status !== 'cancelled',
    );
    for (const exception of exceptions) this.change(exception.id, { status: 'cancelled' });
  }

  /** Forgets deleted events (not their ids), and with them every token that still owes their tombstones. */
  purge(): number {
    let count = 0;
    for (const held of this.#events.values()) {
      if (held.purged || held.event.status !== 'cancelled' || this.#isInstanceOfLive(held.event))
        continue;
      held.purged = true;
      count += 1;
    }
    if (count > 0) this.#purgedTo = this.position;
    return count;
  }

  /** What a get answers. */
  get(eventId: string): Outcome<RemoteEvent> {
    const event = this.find(eventId);
    return event === null ? refused('not-found') : answered(this.#shown(event));
  }

  /** Carries out one write, or says why not. */
  write(write: EventWrite): WriteOutcome {
    if (write.kind === 'insert') return this.#insert(write);
    const event = this.find(write.eventId);
    if (event === null) return refused('not-found');
    if (event.status === 'cancelled')
      return refused(write.kind === 'delete' ? 'gone' : this.#quirks.patchOfDeleted);
    if (write.etag !== event.etag && write.etag !== anyEtag) return refused('stale');
    if (write.kind === 'delete') {
      this.cancel(write.eventId);
      return answered(null);
    }
    if (this.#isInvalid(write)) return refused('invalid');
    const content = this.#quirks.normalise(write.content);
    return answered(this.change(write.eventId, { content, stamp: write.stamp }));
  }

  #insert(write: Extract<EventWrite, { kind: 'insert' }>): WriteOutcome {
    if (!/^[a-v0-9]{5,1024}$/.test(write.eventId))
      return refused('invalid', { message: 'Invalid resource id value.' });
    if (this.#events.has(write.eventId)) return refused('duplicate');
    if (this.#isInvalid(write)) return refused('invalid');
    const event: RemoteEvent = {
      ...blankEvent(write.eventId),
      content: this.#quirks.normalise(write.content),
      stamp: write.stamp,
    };
    return answered(this.put(event, true));
  }

  #isInvalid({ content }: Extract<EventWrite, { kind: 'insert' | 'patch' }>): boolean {
    const { when } = content;
    const isEmpty = when.allDay ? when.startDay >= when.endDay : when.startAt >= when.endAt;
    return isEmpty || this.#quirks.refuses(content);
  }

  /**
   * The events changed after one position up to another, each as it was at the latter, in the order of their last
   * change. A full listing (null) has no tombstones but the cancelled instances of series that live
   * (https://developers.google.com/workspace/calendar/api/v3/reference/events/list, `showDeleted`).
   */
  listing(since: number | null, until: number): RemoteEvent[] {
    const seen = new Map<string, RemoteEvent>();
    for (let position = until - 1; position >= (since ?? 0); position -= 1) {
      const event = this.#log[position] as RemoteEvent;
      if (!seen.has(event.id)) seen.set(event.id, event);
    }
    const newestLast = [...seen.values()].toReversed();
    const listed =
      since === null ? newestLast.filter((event) => belongsInFullListing(event, seen)) : newestLast;
    return listed.map((event) => this.#shown(event));
  }

  /** An event of a listing as a later page of it shows it now; null when a full listing no longer has it. */
  asItIsNow(event: RemoteEvent, inFullListing: boolean): RemoteEvent | null {
    const now = this.find(event.id);
    if (now === null) return inFullListing ? null : event;
    if (inFullListing && now.status === 'cancelled' && !this.#isInstanceOfLive(now)) return null;
    return this.#shown(now);
  }

  #isInstanceOfLive(event: RemoteEvent): boolean {
    const master =
      event.recurringEventId === null ? undefined : this.#events.get(event.recurringEventId);
    return master !== undefined && master.event.status !== 'cancelled';
  }

  #shown(event: RemoteEvent): RemoteEvent {
    if (event.status !== 'cancelled' || this.#quirks.tombstones === 'stale-content') return event;
    const { id, status, recurringEventId, originalStart } = event;
    return { ...blankEvent(id), status, recurringEventId, originalStart };
  }
}

function belongsInFullListing(
  event: RemoteEvent,
  states: ReadonlyMap<string, RemoteEvent>,
): boolean {
  if (event.status !== 'cancelled') return true;
  const master = event.recurringEventId === null ? undefined : states.get(event.recurringEventId);
  return master !== undefined && master.status !== 'cancelled';
}

/** An event of which nothing is known but its id. */
export function blankEvent(id: string): RemoteEvent {
  return {
    id,
    etag: '',
    status: 'confirmed',
    updatedAt: null,
    content: null,
    problem: null,
    stamp: null,
    recurrence: [],
    recurringEventId: null,
    originalStart: null,
    ownResponse: null,
  };
}
