import type { EventContent } from '../../src-shared/domain/event-content.ts';
import { contentFields, type ContentField } from '../../src-shared/domain/event-content.ts';
import type { EventWrite, Outcome } from '../../src-main/sync/calendar-provider.ts';
import type { Call, WriteCall } from './google-calls.ts';
import type { World } from './world.ts';

/** A field's value as text, so that values of all fields compare alike. Every edit makes one that never was before. */
export function textOf(content: EventContent, field: ContentField): string {
  const value = content[field];
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

type Wishes = Map<ContentField, string>;

/**
 * What people did and expect, kept apart from the engine: the last value the person gave each field, and which value
 * each edit at Google's side replaced. The invariants hold the database against it.
 */
export class Ledger {
  /** Ids of every booking and slot that a commit has made. */
  items = new Map<string, 'booking' | 'slot'>();
  wishes = new Map<string, Wishes>();
  /** Items that the person took out of the book, and has not put back since. */
  dismissed = new Set<string>();
  /** Every value the person ever gave a field, oldest first. */
  readonly #given = new Map<string, string[]>();
  /** What each value took the place of, by somebody who saw it: more than one, where a database was put back. */
  readonly #replaced = new Map<string, Set<string>>();
  /** What was given to each field after the backup that was put back last. */
  readonly #later = new Map<string, string[]>();
  /** Values that only Google's side ever gave. */
  readonly theirs = new Set<string>();
  /** Values of theirs that a write of ours wiped out: each must be known here. */
  readonly wiped: { value: string; itemId: string; by: string }[] = [];
  /** Records of theirs that were in a database which a restore has replaced. */
  forgiven = '';
  /** Events that were taken out of the bin or copied: what they hold is nobody's newest word. */
  readonly revived = new Set<string>();
  readonly #world: World;
  readonly #synced = new Map<string, number>();
  /** Each item's revision when its values were looked at last. */
  readonly revisions = new Map<string, number>();
  /** When each event in the mirror was changed last. */
  #seen = new Map<string, number>();
  readonly #quietUntil = new Map<string, number>();

  constructor(world: World) {
    this.#world = world;
  }

  copy() {
    return {
      items: new Map(this.items),
      dismissed: new Set(this.dismissed),
      wishes: new Map([...this.wishes].map(([id, wishes]) => [id, new Map(wishes)])),
      /** How many values each field had been given. */
      given: new Map([...this.#given].map(([key, values]) => [key, values.length])),
    };
  }

  beforeRestore(earlier: ReturnType<Ledger['copy']>): void {
    const { sqlite } = this.#world.database;
    const rows = [
      ...sqlite.prepare('SELECT remote_json AS json FROM sync_conflict').pluck().all(),
      ...sqlite.prepare('SELECT changes_json FROM item_history').pluck().all(),
      ...sqlite.prepare('SELECT json FROM remote_event').pluck().all(),
    ];
    this.forgiven += rows.join('\n');
    this.items = new Map(earlier.items);
    this.dismissed = new Set(earlier.dismissed);
    this.wishes = new Map([...earlier.wishes].map(([id, wishes]) => [id, new Map(wishes)]));
    this.#forgetLaterWishes(earlier.given);
    this.#synced.clear();
    this.revisions.clear();
    this.forgetMirror();
    this.#quietUntil.clear();
  }

  /** The person saw an item and left it as it now is. */
  wished(kind: 'booking' | 'slot', id: string, content: EventContent): void {
    this.items.set(id, kind);
    this.dismissed.delete(id);
    this.wishes.set(id, new Map(contentFields.map((field) => [field, textOf(content, field)])));
    for (const field of contentFields) {
      const key = `${id} ${field}`;
      const values = this.#given.get(key);
      if (values) values.push(textOf(content, field));
      else this.#given.set(key, [textOf(content, field)]);
    }
  }

  /**
   * What the person gave after the backup was taken may come back from the calendar: it is their own newer word, and
   * takes the place of what they had wished until then. So does each of these words of those before it: the last may
   * land when an earlier one was taken in already.
   */
  #forgetLaterWishes(given: ReadonlyMap<string, number>): void {
    this.#later.clear();
    for (const [key, values] of this.#given)
      this.#later.set(key, values.slice(given.get(key) ?? 0));
    for (const later of this.#later.values()) {
      later.forEach((value, at) => {
        for (const next of later.slice(at + 1)) if (next !== value) this.#replace(value, next);
      });
    }
    for (const [id, wishes] of this.wishes) {
      for (const [field, wish] of wishes) this.#replaceByLater(id, field, wish);
    }
  }

  /** The same for what the database says that was put back: a backup may have known more than the person had wished. */
  afterRestore(id: string, content: EventContent): void {
    for (const field of contentFields) this.#replaceByLater(id, field, textOf(content, field));
  }

  #replaceByLater(id: string, field: ContentField, value: string): void {
    for (const later of this.#later.get(`${id} ${field}`) ?? []) {
      if (later !== value) this.#replace(value, later);
    }
  }

  /** Somebody changed an event at Google's side. */
  edited(before: EventContent, after: EventContent): void {
    for (const field of contentFields) {
      const from = textOf(before, field);
      const to = textOf(after, field);
      if (from === to || field === 'busy') continue;
      this.#replace(from, to);
      this.theirs.add(to);
    }
  }

  #replace(from: string, to: string): void {
    const before = this.#replaced.get(to);
    if (before) before.add(from);
    else this.#replaced.set(to, new Set([from]));
  }

  /** Tells whether one value stands where another stood, each step by somebody who saw what was there. */
  leadsTo(value: string, earlier: string): boolean {
    const reached = new Set([value]);
    for (const at of reached) {
      if (at === earlier) return true;
      for (const from of this.#replaced.get(at) ?? []) reached.add(from);
    }
    return false;
  }

  /** Checks what must hold whenever something is sent or answered. */
  atPause(phase: 'send' | 'receive', call: Call): void {
    const { sqlite } = this.#world.database;
    if (sqlite.inTransaction) this.#complain(`a transaction is open while ${phase} ${call.kind}`);
    if (phase === 'receive') return;
    // The request that is leaving is the last in the list, and has no answer yet.
    this.noteWaits(true, this.#world.google.requests.length - 1);
    const until = this.#quietUntil.get(call.accountId) ?? 0;
    if (this.#world.now < until)
      this.#complain(`${call.kind} ${until - this.#world.now} ms before Retry-After ends`);
    const writes = writesOf(call);
    for (const key of sentKeys(call)) {
      if (this.#failedIn.get(key) === this.#world.counts.cycles)
        this.#complain(`${call.kind} again at once after a failure: ${key}`);
    }
    for (const write of writes) {
      if (write.kind === 'delete') this.#checkMove(call, write.eventId);
      if (write.kind === 'insert') {
        const state = sqlite
          .prepare('SELECT state FROM calendar_link WHERE remote_id = ?')
          .pluck()
          .all(write.eventId);
        if (!state.includes('maybe') && !state.includes('detached')) {
          this.#complain(`insert of ${write.eventId} before its id was durable`);
        }
      } else if (write.etag === '' || write.etag === '*') {
        this.#complain(`${write.kind} of ${write.eventId} without a precondition`);
      }
    }
  }

  /** Of a booking that moves to another calendar, the old event goes only after the new one was confirmed. */
  #checkMove(call: Call, eventId: string): void {
    const bereft = this.#world.database.sqlite
      .prepare(
        `SELECT 1 FROM calendar_link l JOIN calendar c ON c.id = l.calendar_id
         LEFT JOIN booking b ON l.item_kind = 'booking' AND b.id = l.item_id
         LEFT JOIN slot s ON l.item_kind = 'slot' AND s.id = l.item_id
         WHERE l.remote_id = ? AND c.remote_id = ? AND c.is_target = 0 AND l.item_revision = l.inflight_revision
           AND coalesce(b.status <> 'cancelled' AND b.deleted_at IS NULL, s.deleted_at IS NULL)
           AND NOT EXISTS (SELECT 1 FROM calendar_link o WHERE o.item_id = l.item_id
             AND (o.calendar_id <> l.calendar_id AND (o.base_json IS NOT NULL OR o.state = 'present')
               OR o.calendar_id = l.calendar_id AND o.generation > l.generation))`,
      )
      .get(eventId, 'calendarId' in call ? call.calendarId : '');
    if (bereft) this.#complain(`delete of ${eventId}, the only event of an item that is wanted`);
  }

  /** Carries a write out and notes what it wiped. */
  watchWrite<T>(call: WriteCall, apply: () => Outcome<T>): Outcome<T> {
    const { google } = this.#world;
    const calendar = google.calendar(call.calendarId);
    const before = calendar.isDeleted ? null : calendar.find(call.write.eventId);
    const outcome = apply();
    if (!outcome.ok || before?.content == null || before.status === 'cancelled') return outcome;
    if (calendar.isForeign(call.write.eventId)) {
      this.#complain(`${call.write.kind} changed ${call.write.eventId}, which is not ours`);
    }
    const after = calendar.find(call.write.eventId)?.content;
    for (const field of contentFields) {
      const value = textOf(before.content, field);
      if (!this.theirs.has(value)) continue;
      const isWiped = call.write.kind === 'delete' || !after || textOf(after, field) !== value;
      if (isWiped && !this.revived.has(call.write.eventId)) {
        this.wiped.push({ value, itemId: before.stamp?.itemId ?? '', by: call.write.kind });
      }
    }
    return outcome;
  }

  /** After each cycle: revisions only rise, and what the server asked for is kept. */
  afterCycle(): void {
    const rows = this.#world.database.sqlite
      .prepare(
        'SELECT calendar_id || remote_id AS id, synced_revision AS synced, item_revision AS item FROM calendar_link',
      )
      .all() as { id: string; synced: number; item: number }[];
    for (const { id, synced, item } of rows) {
      if (synced < (this.#synced.get(id) ?? 0))
        this.#complain(`synced_revision of ${id} fell to ${synced}`);
      if (synced > item) this.#complain(`synced_revision of ${id} is ${synced}, above ${item}`);
      this.#synced.set(id, synced);
    }
    this.#checkMirror();
    this.#checkDetached();
  }

  /** The answer to what was under way when an account was disconnected changes nothing of it. */
  #checkDetached(): void {
    const rows = this.#world.database.sqlite
      .prepare(
        `SELECT l.remote_id AS id, l.state FROM calendar_link l JOIN calendar c ON c.id = l.calendar_id
         JOIN account a ON a.id = c.account_id
         WHERE a.status = 'disconnected' AND l.state IN ('maybe', 'present', 'deleting')`,
      )
      .all() as { id: string; state: string }[];
    for (const { id, state } of rows)
      this.#complain(`link ${id} became ${state} after its account was disconnected`);
  }

  /** What was seen of an event is never overwritten by something older; a row that was thrown away starts anew. */
  #checkMirror(): void {
    const rows = this.#world.database.sqlite
      .prepare(
        'SELECT calendar_id || event_id AS id, updated_at AS at FROM remote_event WHERE updated_at IS NOT NULL',
      )
      .all() as { id: string; at: number }[];
    const before = this.#seen;
    this.#seen = new Map(rows.map(({ id, at }) => [id, at]));
    for (const { id, at } of rows) {
      if (at < (before.get(id) ?? 0))
        this.#complain(`an older state of ${id} was put in its place`);
    }
  }

  /** The mirror was emptied: what it shows next may be older. */
  forgetMirror(): void {
    this.#seen.clear();
  }

  /** What the engine was told to wait for, as long as it had a chance to write it down. */
  noteWaits(hadChance: boolean, until = this.#world.google.requests.length): void {
    const { google } = this.#world;
    for (const request of google.requests.slice(this.#requestsSeen, until)) {
      if (request.told === 'server' || request.told === 'unknown-outcome') {
        for (const key of sentKeys(request.call))
          this.#failedIn.set(key, this.#world.counts.cycles);
      }
      if (request.retryAfterMs !== null && hadChance && request.answeredAt !== null) {
        const end = request.answeredAt + request.retryAfterMs;
        const { accountId } = request.call;
        this.#quietUntil.set(accountId, Math.max(this.#quietUntil.get(accountId) ?? 0, end));
      }
    }
    this.#requestsSeen = until;
  }
  #requestsSeen = 0;
  /** Events about which a request failed without a proper answer, and the cycle in which it did. */
  readonly #failedIn = new Map<string, number>();

  forgetWaits(): void {
    this.#quietUntil.clear();
  }

  #complain(what: string): void {
    this.#world.trouble.push(what);
  }
}

function writesOf(call: Call): readonly EventWrite[] {
  return call.kind === 'batch' ? call.writes : 'write' in call ? [call.write] : [];
}

/** The events that a request is about, each with its calendar. */
function sentKeys(call: Call): string[] {
  if (!('calendarId' in call)) return [];
  const ids = call.kind === 'get' ? [call.eventId] : writesOf(call).map((write) => write.eventId);
  return ids.map((id) => `${id} in ${call.calendarId}`);
}
