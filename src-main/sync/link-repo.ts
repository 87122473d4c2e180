import { sql } from 'kysely';
import { differingFields, type ItemKind } from '../../src-shared/domain/event-content.ts';
import { idList } from '../database/id-list.ts';
import type { Db, Tx } from '../database/schema.ts';
import type { LinkState } from '../database/sync-rows.ts';
import { eventIdOf } from './event-id.ts';
import { readItem, type SyncItem } from './item-repo.ts';
import { type Link, linkOf } from './link.ts';
import type { Agreed, InFlight } from './plan.ts';

/** What may change on a link; what is left out stays. */
export type LinkChange = {
  state?: LinkState;
  etag?: string | null;
  base?: Agreed | null;
  inFlight?: readonly InFlight[];
  inFlightRevision?: number | null;
  syncedRevision?: number;
  look?: boolean;
  attempts?: number;
  nextAttemptAt?: number | null;
  errorClass?: string | null;
  errorText?: string | null;
  errorRevision?: number | null;
  lastSyncedAt?: number;
};

/** Clears every trace of trouble. */
export const noTrouble = {
  attempts: 0,
  nextAttemptAt: null,
  errorClass: null,
  errorText: null,
  errorRevision: null,
} as const satisfies LinkChange;

export async function changeLink(tx: Tx, linkId: number, change: LinkChange): Promise<void> {
  const row: Record<string, unknown> = {};
  if (change.state !== undefined) row['state'] = change.state;
  if (change.etag !== undefined) row['etag'] = change.etag;
  if (change.base !== undefined) row['base_json'] = jsonOrNull(change.base);
  if (change.inFlight !== undefined) {
    row['inflight_json'] = change.inFlight.length === 0 ? null : JSON.stringify(change.inFlight);
  }
  if (change.inFlightRevision !== undefined) row['inflight_revision'] = change.inFlightRevision;
  if (change.syncedRevision !== undefined) row['synced_revision'] = change.syncedRevision;
  if (change.look !== undefined) row['look'] = change.look ? 1 : 0;
  if (change.attempts !== undefined) row['attempts'] = change.attempts;
  if (change.nextAttemptAt !== undefined) row['next_attempt_at'] = change.nextAttemptAt;
  if (change.errorClass !== undefined) row['error_class'] = change.errorClass;
  if (change.errorText !== undefined) row['error_text'] = change.errorText;
  if (change.errorRevision !== undefined) row['error_revision'] = change.errorRevision;
  if (change.lastSyncedAt !== undefined) row['last_synced_at'] = change.lastSyncedAt;
  await tx.updateTable('calendar_link').set(row).where('id', '=', linkId).execute();
}

/** Makes the link of an item's next generation in a calendar: its event id is durable before anything is sent. */
export async function addLink(
  tx: Tx,
  item: { kind: ItemKind; id: string; revision: number },
  calendarId: string,
  generation: number,
): Promise<void> {
  await tx
    .insertInto('calendar_link')
    .values({
      item_kind: item.kind,
      item_id: item.id,
      calendar_id: calendarId,
      generation,
      remote_id: eventIdOf(item.id, generation),
      state: 'absent',
      etag: null,
      base_json: null,
      item_revision: item.revision,
      synced_revision: 0,
      look: 0,
      inflight_json: null,
      inflight_revision: null,
      attempts: 0,
      next_attempt_at: null,
      error_class: null,
      error_text: null,
      error_revision: null,
      last_synced_at: null,
    })
    .execute();
}

/**
 * To be called in the transaction of every write to an item: makes sure that the item has an event id in the
 * target calendar, if there is one. (That its links know the new revision is a trigger's work.) A link that was at
 * rest, and whose event would say the very same, stays at rest: nothing of it is waiting to be sent, online or not.
 */
export async function itemChanged(tx: Tx, kind: ItemKind, id: string): Promise<void> {
  const target = await tx
    .selectFrom('calendar')
    .select('id')
    .where('is_target', '=', sql.lit(1))
    .executeTakeFirst();
  if (!target) return;
  const links = (await linksOfItems(tx, [id])).filter((link) => link.calendarId === target.id);
  const current = links.toSorted((a, b) => b.generation - a.generation)[0];
  if (current === undefined) {
    await addLink(tx, { kind, id, revision: await revisionOf(tx, kind, id) }, target.id, 0);
    return;
  }
  const item = await readItem(tx, { kind, id });
  if (item !== undefined && isUnseen(current, item))
    await changeLink(tx, current.id, { syncedRevision: item.revision });
}

/** Tells whether a link was at rest before this revision, and nothing that its event says is new in it. */
function isUnseen(link: Link, item: SyncItem): boolean {
  const wasAtRest =
    link.state === 'present' &&
    link.syncedRevision === item.revision - 1 &&
    !link.look &&
    link.inFlight.length === 0 &&
    link.errorClass === null;
  return (
    wasAtRest &&
    link.base !== null &&
    item.wanted !== null &&
    differingFields(link.base.content, item.wanted).length === 0
  );
}

async function revisionOf(tx: Tx, kind: ItemKind, id: string): Promise<number> {
  const { revision } = await tx
    .selectFrom(kind)
    .select('revision')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return revision;
}

/** Links of a calendar that may have a next step, in the order they were made, from behind a given one on. */
export async function unsettledLinks(
  db: Db,
  calendarId: string,
  afterId: number,
  limit: number,
): Promise<Link[]> {
  const rows = await selectLinks(db)
    .where('calendar_id', '=', calendarId)
    .where('calendar_link.id', '>', afterId)
    .where(isUnsettled)
    .orderBy('calendar_link.id')
    .limit(limit)
    .execute();
  return rows.map(linkOf);
}

/** Tells whether any link of a calendar may have a next step. */
export async function hasUnsettled(db: Db, calendarId: string): Promise<boolean> {
  const row = await db
    .selectFrom('calendar_link')
    .select('id')
    .where('calendar_id', '=', calendarId)
    .where(isUnsettled)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Links, in whatever calendar, whose item was changed since it was last sent. */
export async function unsentLinks(db: Db): Promise<Link[]> {
  const rows = await selectLinks(db)
    .where(isUnsettled)
    .whereRef('item_revision', '>', 'synced_revision')
    .where('calendar_link.state', 'not in', ['gone', 'detached'])
    .orderBy(sql`+calendar_link.id`) // the plus: those few are sorted, and not all walked through in order
    .execute();
  return rows.map(linkOf);
}

/** Links that something was observed about since they last came to rest. */
export async function lookedAtLinks(db: Db, calendarId: string): Promise<Link[]> {
  const rows = await selectLinks(db)
    .where('calendar_id', '=', calendarId)
    .where('look', '=', 1)
    .where(isUnsettled)
    .orderBy('calendar_link.id')
    .execute();
  return rows.map(linkOf);
}

/** How many items have their event in a calendar: in all, and those whose time is not over. */
export async function countPresent(
  db: Db,
  calendarId: string,
  now: number,
): Promise<{ all: number; upcoming: number }> {
  const { rows } = await sql<{ n: number; upcoming: number }>`
    SELECT count(*) AS n, coalesce(sum(coalesce(b.end_at, s.end_at) > ${now}), 0) AS upcoming
    FROM calendar_link l
    LEFT JOIN booking b ON l.item_kind = 'booking' AND b.id = l.item_id
    LEFT JOIN slot s ON l.item_kind = 'slot' AND s.id = l.item_id
    WHERE l.calendar_id = ${calendarId} AND l.state = 'present'`.execute(db);
  const counted = rows[0];
  return { all: counted?.n ?? 0, upcoming: counted?.upcoming ?? 0 };
}

/** Literally the condition of the partial index, or SQLite would not use it. */
const isUnsettled = sql<boolean>`(look = 1 OR item_revision > synced_revision OR calendar_link.state IN ('maybe', 'deleting'))`;

export async function linksOfItems(db: Db, itemIds: readonly string[]): Promise<Link[]> {
  if (itemIds.length === 0) return [];
  const rows = await selectLinks(db)
    .where('item_kind', 'in', ['booking', 'slot'])
    .where('item_id', 'in', idList(itemIds))
    .orderBy('calendar_link.id')
    .execute();
  return rows.map(linkOf);
}

export async function findLink(db: Db, linkId: number): Promise<Link | undefined> {
  const row = await selectLinks(db).where('calendar_link.id', '=', linkId).executeTakeFirst();
  return row && linkOf(row);
}

export async function linksByRemoteIds(
  db: Db,
  calendarId: string,
  remoteIds: readonly string[],
): Promise<Link[]> {
  const rows = await selectLinks(db)
    .where('calendar_id', '=', calendarId)
    .where('calendar_link.remote_id', 'in', idList(remoteIds))
    .orderBy('calendar_link.id')
    .execute();
  return rows.map(linkOf);
}

function selectLinks(db: Db) {
  return db
    .selectFrom('calendar_link')
    .innerJoin('calendar', 'calendar.id', 'calendar_link.calendar_id')
    .selectAll('calendar_link')
    .select('calendar.is_target');
}

/** Marks what a page of a listing touched, so that the next look at those links reckons with it. */
export async function markLook(
  tx: Tx,
  calendarId: string,
  remoteIds: readonly string[],
): Promise<void> {
  if (remoteIds.length === 0) return;
  await tx
    .updateTable('calendar_link')
    .set({ look: 1 })
    .where('calendar_id', '=', calendarId)
    .where('remote_id', 'in', idList(remoteIds))
    .execute();
}

/**
 * Makes a calendar the one that bookings go to. Events in the calendar before it stay until their successors are
 * confirmed; then they are deleted there.
 */
export async function chooseTargetCalendar(tx: Tx, calendarId: string): Promise<void> {
  await tx
    .updateTable('calendar')
    .set({ is_target: 0 })
    .where('is_target', '=', sql.lit(1))
    .execute();
  await tx
    .updateTable('calendar')
    .set({ is_target: 1, is_selected: 1, links_complete: 0 })
    .where('id', '=', calendarId)
    .execute();
  await tx
    .updateTable('calendar_link')
    .set({ look: 1 })
    .where('state', 'not in', ['gone', 'detached'])
    .execute();
  await completeLinks(tx, calendarId);
}

/** Gives every item that should be in a calendar an event id in the target, and returns links left by an earlier stay. */
export async function completeLinks(tx: Tx, calendarId: string): Promise<void> {
  for (const kind of ['booking', 'slot'] as const) {
    const wanted = kind === 'booking' ? sql`i.status <> 'cancelled' AND` : sql``;
    await sql`
      INSERT INTO calendar_link (item_kind, item_id, calendar_id, generation, remote_id, state,
        item_revision, synced_revision, look, attempts)
      SELECT ${kind}, i.id, ${calendarId}, 0, 'aa' || replace(i.id, '-', '') || 'g0', 'absent',
        i.revision, 0, 0, 0
      FROM ${sql.table(kind)} i
      WHERE ${wanted} i.deleted_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM calendar_link l
        WHERE l.item_kind = ${kind} AND l.item_id = i.id AND l.calendar_id = ${calendarId})
      ORDER BY i.start_at`.execute(tx);
  }
  // An item that has been here before, and away since: look at its link again.
  await tx
    .updateTable('calendar_link')
    .set({ look: 1 })
    .where('calendar_id', '=', calendarId)
    .where('state', '<>', 'detached')
    .execute();
  await tx
    .updateTable('calendar')
    .set({ links_complete: 1 })
    .where('id', '=', calendarId)
    .execute();
}

/**
 * The account is disconnected: its events stay where they are and are no longer touched. What was mirrored of its
 * calendars is forgotten; what was agreed is kept for the day it comes back.
 */
export async function detachAccount(tx: Tx, accountId: string): Promise<void> {
  const calendars = tx.selectFrom('calendar').select('id').where('account_id', '=', accountId);
  await tx
    .updateTable('calendar_link')
    .set({ state: 'detached', look: 0, ...noTroubleColumns })
    .where('calendar_id', 'in', calendars)
    .where('state', 'in', ['absent', 'maybe', 'present', 'deleting'])
    .execute();
  await tx.deleteFrom('remote_event').where('calendar_id', 'in', calendars).execute();
  await tx
    .updateTable('calendar')
    .set({
      sync_token: null,
      brake_json: null,
      blocked_until: null,
      blocked_attempts: 0,
      error_class: null,
      error_text: null,
    })
    .where('account_id', '=', accountId)
    .execute();
}

/** The same account is back: what became of its events is not known until each was seen again. */
export async function reattachAccount(tx: Tx, accountId: string): Promise<void> {
  const calendars = tx.selectFrom('calendar').select('id').where('account_id', '=', accountId);
  await tx
    .updateTable('calendar_link')
    .set({ state: 'maybe', look: 1 })
    .where('calendar_id', 'in', calendars)
    .where('state', '=', 'detached')
    .execute();
  await tx
    .updateTable('calendar')
    .set({ links_complete: 0, state: 'active' })
    .where('account_id', '=', accountId)
    .execute();
}

const noTroubleColumns = {
  attempts: 0,
  next_attempt_at: null,
  error_class: null,
  error_text: null,
  error_revision: null,
} as const;

function jsonOrNull(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
