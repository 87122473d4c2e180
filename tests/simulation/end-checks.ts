import {
  differingFields,
  type ContentField,
  type EventContent,
} from '../../src-shared/domain/event-content.ts';
import { generationOf } from '../../src-main/sync/event-id.ts';
import { linkOf, type Link, type LinkRow } from '../../src-main/sync/link.ts';
import { readItems, type SyncItem } from '../../src-main/sync/item-repo.ts';
import { textOf } from './ledger.ts';
import { checkChangedWishes, checkWishes } from './wishes.ts';
import type { World } from './world.ts';

/** Rounds of peace within which everything must have come to rest; two quiet ones in a row show that it has. */
const rounds = 14;

/** Lets all faults end and time pass, then holds everything against what it should be. */
export async function checkEnd(world: World, steps: string[]): Promise<void> {
  await makePeace(world, steps);
  const fail = (what: string) => world.trouble.push(what);
  const links = readLinks(world);
  const items = await readItems(
    world.database.db,
    [...world.ledger.items].map(([id, kind]) => ({ kind, id })),
  );
  checkIntegrity(world, fail);
  checkNothingLost(world, fail);
  checkEverythingSettled(world, links, items, fail);
  checkNoDoubles(world, fail);
  checkMirror(world, fail);
  checkWishes(world, items);
  checkTheirs(world, fail);
  checkNobodyElseCancelled(world, items, fail);
  checkQuestions(world, fail);
  checkNews(world, fail);
  checkOverlaps(world, fail);
  await checkQuiet(world, fail);
}

async function makePeace(world: World, steps: string[]): Promise<void> {
  const { rates } = world;
  world.faults.releaseZombies('all');
  world.faults.stop();
  rates.crash = rates.crashAtCommit = rates.busy = rates.full = rates.meanwhile = 0;
  world.ledger.forgetWaits();
  let quiet = 0;
  for (let round = 0; round < rounds && quiet < 2; round += 1) {
    world.now += 7 * 3_600_000; // longer than the longest wait
    const before = world.google.requests.length;
    steps.push(`peace ${await world.cycle(false)}`);
    world.ledger.afterCycle();
    await checkChangedWishes(world);
    const isQuiet = world.google.requests
      .slice(before)
      .every(({ call, told }) => call.kind === 'list' && told === 'ok');
    quiet = isQuiet ? quiet + 1 : 0;
  }
}

type Fail = (what: string) => void;

function readLinks(world: World): Link[] {
  const rows = world.database.sqlite
    .prepare(
      'SELECT l.*, c.is_target FROM calendar_link l JOIN calendar c ON c.id = l.calendar_id ORDER BY l.id',
    )
    .all() as LinkRow[];
  return rows.map(linkOf);
}

type CalendarFacts = {
  id: string;
  remoteId: string;
  accountId: string;
  isTarget: 0 | 1;
  state: string;
  errorText: string | null;
  brake: string | null;
  accountStatus: string;
  accountError: string | null;
};

function readCalendars(world: World): CalendarFacts[] {
  return world.database.sqlite
    .prepare(
      `SELECT c.id, c.remote_id AS remoteId, c.account_id AS accountId, c.is_target AS isTarget, c.state,
         c.error_text AS errorText, c.brake_json AS brake, a.status AS accountStatus, a.error_text AS accountError
       FROM calendar c JOIN account a ON a.id = c.account_id ORDER BY c.id`,
    )
    .all() as CalendarFacts[];
}

/** Calendars that work: connected, existing, writable, not held. */
function workingCalendars(world: World): CalendarFacts[] {
  return readCalendars(world).filter(
    (calendar) =>
      calendar.accountStatus === 'connected' &&
      calendar.state === 'active' &&
      calendar.errorText === null &&
      calendar.accountError === null &&
      calendar.brake === null &&
      !world.readOnly.has(calendar.remoteId) &&
      world.accounts.some((account) => account.id === calendar.accountId && account.hasTokens),
  );
}

function checkIntegrity(world: World, fail: Fail): void {
  const { sqlite } = world.database;
  const integrity = sqlite.pragma('integrity_check', { simple: true });
  if (integrity !== 'ok') fail(`integrity_check: ${String(integrity)}`);
  const foreign = sqlite.pragma('foreign_key_check') as unknown[];
  if (foreign.length > 0) fail(`foreign_key_check: ${JSON.stringify(foreign)}`);
}

/** Every booking and slot that was ever committed is there, as a row or a tombstone. */
function checkNothingLost(world: World, fail: Fail): void {
  const { sqlite } = world.database;
  for (const [id, kind] of world.ledger.items) {
    if (!sqlite.prepare(`SELECT 1 FROM ${kind} WHERE id = ?`).get(id))
      fail(`${kind} ${id} is lost`);
  }
}

/** Every item is where it should be, or its row says why not. */
function checkEverythingSettled(
  world: World,
  links: Link[],
  items: Map<string, SyncItem>,
  fail: Fail,
): void {
  const working = workingCalendars(world);
  const target = working.find((calendar) => calendar.isTarget === 1);
  for (const [id] of world.ledger.items) {
    const own = links.filter((link) => link.itemId === id);
    const item = items.get(id);
    for (const calendar of working) {
      const here = own.filter((link) => link.calendarId === calendar.id);
      // The order in which they came to be is another one where a copy that was put back took its events in again.
      const current = here.toSorted((a, b) => a.generation - b.generation).at(-1);
      for (const link of here) {
        if (link.state === 'maybe' || link.state === 'deleting') {
          if (link.errorClass === null) fail(`link ${link.remoteId} is still ${link.state}`);
        }
      }
      if (calendar !== target || !item?.wanted) continue;
      if (!current) fail(`${id} has no link in the target`);
      else checkSettledLink(world, calendar, current, item, fail);
    }
  }
}

function checkSettledLink(
  world: World,
  calendar: CalendarFacts,
  link: Link,
  item: SyncItem,
  fail: Fail,
): void {
  const about = `${item.id} (${link.remoteId})`;
  if (link.errorClass === 'invalid' || link.errorClass === 'unreadable') return;
  if (link.state === 'remote_deleted') {
    const open = world.database.sqlite
      .prepare(
        `SELECT 1 FROM sync_conflict WHERE remote_id = ? AND kind = 'remote-delete' AND resolution IS NULL`,
      )
      .get(link.remoteId);
    if (!open) fail(`${about} was deleted there and nobody is asked`);
    return;
  }
  if (link.errorClass !== null)
    fail(`${about} has failed with ${link.errorClass} although all is well`);
  if (link.state !== 'present') return fail(`${about} is wanted and ${link.state}`);
  if (link.syncedRevision !== link.itemRevision)
    fail(`${about} is not sent: ${link.syncedRevision} < ${link.itemRevision}`);
  const there = world.google.calendar(calendar.remoteId).find(link.remoteId);
  if (!there?.content || there.status === 'cancelled') return fail(`${about} is not there`);
  if (there.etag !== link.etag) fail(`${about} has another etag there`);
  const wanted = item.wanted as EventContent;
  const different = differingFields(wanted, there.content);
  if (different.length > 0) fail(`${about} differs there in ${different.join(', ')}`);
  const base = link.base?.content;
  if (!base || differingFields(base, wanted).length > 0) fail(`${about} was agreed on otherwise`);
}

/** Only the person takes something out of the book: no event that vanished, no calendar that is gone. */
function checkNobodyElseCancelled(world: World, items: Map<string, SyncItem>, fail: Fail): void {
  for (const [id, kind] of world.ledger.items) {
    if (!items.get(id)?.wanted && !world.ledger.dismissed.has(id))
      fail(`${kind} ${id} is cancelled, and nobody said so`);
  }
}

/** Nobody is asked about the deletion of an event that never was deleted. */
function checkQuestions(world: World, fail: Fail): void {
  const asked = world.database.sqlite
    .prepare(
      `SELECT c.remote_id AS calendar, q.remote_id AS event FROM sync_conflict q JOIN calendar c ON c.id = q.calendar_id
       WHERE q.kind = 'remote-delete'`,
    )
    .all() as { calendar: string; event: string }[];
  for (const { calendar, event } of asked) {
    if (!world.google.calendar(calendar).wasEverCancelled(event))
      fail(`${event} is said to be deleted there, and never was`);
  }
}

/**
 * Nobody is asked about a change that nobody made there: a write of ours is no news. A database that was put back does
 * not know what it has written since, and a listing may show what was there before; then it is better to ask.
 */
function checkNews(world: World, fail: Fail): void {
  if (world.restores > 0 || (world.faults.counts.get('stale-list') ?? 0) > 0) return;
  const told = world.database.sqlite
    .prepare(
      `SELECT item_id AS id, remote_id AS event, fields_json AS fields, remote_json AS content FROM sync_conflict
       WHERE kind IN ('fields', 'rule')`,
    )
    .all() as { id: string; event: string; fields: string; content: string }[];
  for (const { id, event, fields, content } of told) {
    if (world.ledger.revived.has(event)) continue;
    for (const field of JSON.parse(fields) as ContentField[]) {
      const value = textOf(JSON.parse(content) as EventContent, field);
      if (!world.ledger.theirs.has(value))
        fail(`${field} of ${id} is said to be ${value} there, and nobody made it so`);
    }
  }
}

/** Two bookings share time only where the person said so. */
function checkOverlaps(world: World, fail: Fail): void {
  const pairs = world.database.sqlite
    .prepare(
      `SELECT a.id AS one, b.id AS other FROM booking a JOIN booking b ON a.id < b.id
         AND a.start_at < b.end_at AND b.start_at < a.end_at
       WHERE a.status <> 'cancelled' AND b.status <> 'cancelled' AND a.deleted_at IS NULL AND b.deleted_at IS NULL
         AND a.overlap_accepted = 0 AND b.overlap_accepted = 0`,
    )
    .all() as { one: string; other: string }[];
  for (const { one, other } of pairs) fail(`${one} and ${other} overlap, and nobody accepted that`);
}

/** The person was asked about this event of ours that the book did not know, and said to leave it as it is. */
function wasLeft(world: World, remoteId: string): boolean {
  const left = world.database.sqlite.prepare(
    `SELECT 1 FROM sync_conflict WHERE kind = 'orphan' AND remote_id = ? AND resolution = 'dismiss'`,
  );
  return left.get(remoteId) !== undefined;
}

/** At most one live event of ours for each item over all calendars that work. */
function checkNoDoubles(world: World, fail: Fail): void {
  const working = workingCalendars(world);
  const seen = new Map<string, string[]>();
  for (const calendar of working) {
    for (const event of world.google.liveEvents(calendar.remoteId)) {
      const id = event.stamp?.itemId;
      if (id === undefined || !world.ledger.items.has(id) || generationOf(event.id, id) === null)
        continue;
      if (world.google.calendar(calendar.remoteId).isForeign(event.id)) continue;
      if (wasLeft(world, event.id)) continue;
      seen.set(id, [...(seen.get(id) ?? []), `${event.id} in ${calendar.remoteId}`]);
    }
  }
  const hasTarget = working.some((calendar) => calendar.isTarget === 1);
  for (const [id, events] of seen) {
    const isCancelled = world.database.sqlite
      .prepare(
        `SELECT (SELECT status = 'cancelled' OR deleted_at IS NOT NULL FROM booking WHERE id = ?) OR (SELECT deleted_at IS NOT NULL FROM slot WHERE id = ?)`,
      )
      .pluck()
      .get(id, id);
    if (isCancelled === 1) fail(`${id} is cancelled and still there: ${events.join('; ')}`);
    const openElsewhere = world.database.sqlite
      .prepare(
        `SELECT count(*) FROM calendar_link WHERE item_id = ? AND state IN ('remote_deleted')`,
      )
      .pluck()
      .get(id);
    const isParked = world.database.sqlite
      .prepare('SELECT count(*) FROM calendar_link WHERE item_id = ? AND error_class IS NOT NULL')
      .pluck()
      .get(id);
    if (events.length > 1 && hasTarget && openElsewhere === 0 && isParked === 0) {
      fail(`${id} is doubled: ${events.join('; ')}`);
    }
  }
}

/** What is mirrored is exactly what a full listing would show. */
function checkMirror(world: World, fail: Fail): void {
  for (const calendar of workingCalendars(world)) {
    const mirrored = world.database.sqlite
      .prepare(
        `SELECT event_id AS id, etag, status FROM remote_event WHERE calendar_id = ? AND status <> 'cancelled'`,
      )
      .all(calendar.id) as { id: string; etag: string; status: string }[];
    const known = new Map(mirrored.map((row) => [row.id, row]));
    for (const event of world.google.liveEvents(calendar.remoteId)) {
      const row = known.get(event.id);
      if (!row) fail(`the mirror lacks ${event.id}`);
      else if (row.status === 'unseen') fail(`the mirror doubts ${event.id}`);
      else if (row.etag !== event.etag) fail(`the mirror has an old state of ${event.id}`);
      known.delete(event.id);
    }
    for (const id of known.keys()) fail(`the mirror has ${id}, which is not there`);
  }
}

/** Every value of theirs that a write of ours replaced is known here: taken over, or written down. */
function checkTheirs(world: World, fail: Fail): void {
  if (world.ledger.wiped.length === 0) return;
  const { sqlite } = world.database;
  const known = [
    world.ledger.forgiven,
    ...sqlite.prepare('SELECT remote_json FROM sync_conflict').pluck().all(),
    ...sqlite.prepare('SELECT changes_json FROM item_history').pluck().all(),
  ].join('\n');
  for (const { value, itemId, by } of world.ledger.wiped) {
    if (!known.includes(value))
      fail(`their ${value} of ${itemId} was wiped out by a ${by}, and nothing here knows it`);
  }
}

/** One more cycle asks each calendar once and writes nothing. */
async function checkQuiet(world: World, fail: Fail): Promise<void> {
  const calendars = workingCalendars(world);
  const before = world.google.requests.length;
  world.now += 60_000;
  await world.cycle(false);
  const asked = world.google.requests
    .slice(before)
    .filter(
      (request) =>
        request.call.kind === 'list' ||
        calendars.some(
          (calendar) =>
            'calendarId' in request.call && request.call.calendarId === calendar.remoteId,
        ),
    );
  const ours = asked.filter((request) =>
    calendars.some(
      (calendar) => 'calendarId' in request.call && request.call.calendarId === calendar.remoteId,
    ),
  );
  const other = ours.filter((request) => request.call.kind !== 'list');
  if (other.length > 0)
    fail(`an idle cycle still sends: ${other.map((request) => request.call.kind).join(', ')}`);
  if (ours.length !== calendars.length)
    fail(`an idle cycle sends ${ours.length} requests for ${calendars.length} calendars`);
}
