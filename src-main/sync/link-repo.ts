import { sql, type Updateable } from 'kysely';
import { differingFields, type ItemKind } from '../../src-shared/domain/event-content.ts';
import { idsIn, idText } from '../database/id-list.ts';
import { preparedChange, preparedRead, preparedWrite } from '../database/prepared.ts';
import type { Db, Tx } from '../database/schema.ts';
import type { CalendarLinkRow, LinkState } from '../database/sync-rows.ts';
import { eventIdOf } from './event-id.ts';
import { readItem, type SyncItem } from './item-repo.ts';
import { type Link, linkOf } from './link.ts';
import type { Agreed, InFlight } from './plan.ts';

/** What a new link says; it begins as `absent`. */
type NewLinkRow = Pick<
  CalendarLinkRow,
  'item_kind' | 'item_id' | 'calendar_id' | 'generation' | 'remote_id' | 'item_revision'
>;

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

const changeRow = preparedChange(
  (tx, { linkId, ...columns }: { linkId: number } & Updateable<CalendarLinkRow>) =>
    tx.updateTable('calendar_link').set(columns).where('id', '=', linkId),
);

export async function changeLink(tx: Tx, linkId: number, change: LinkChange): Promise<void> {
  const { base, inFlight, look } = change;
  await changeRow.run(tx, {
    linkId,
    state: change.state,
    etag: change.etag,
    base_json: base && JSON.stringify(base),
    inflight_json: inFlight && (inFlight.length === 0 ? null : JSON.stringify(inFlight)),
    inflight_revision: change.inFlightRevision,
    synced_revision: change.syncedRevision,
    look: look === undefined ? undefined : look ? 1 : 0,
    attempts: change.attempts,
    next_attempt_at: change.nextAttemptAt,
    error_class: change.errorClass,
    error_text: change.errorText,
    error_revision: change.errorRevision,
    last_synced_at: change.lastSyncedAt,
  });
}

const add = preparedWrite((tx, given: NewLinkRow) =>
  tx.insertInto('calendar_link').values({
    item_kind: given.item_kind,
    item_id: given.item_id,
    calendar_id: given.calendar_id,
    generation: given.generation,
    remote_id: given.remote_id,
    state: 'absent',
    etag: null,
    base_json: null,
    item_revision: given.item_revision,
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
  }),
);

/** Makes the link of an item's next generation in a calendar: its event id is durable before anything is sent. */
export async function addLink(
  tx: Tx,
  item: { kind: ItemKind; id: string; revision: number },
  calendarId: string,
  generation: number,
): Promise<void> {
  await add.run(tx, {
    item_kind: item.kind,
    item_id: item.id,
    calendar_id: calendarId,
    generation,
    remote_id: eventIdOf(item.id, generation),
    item_revision: item.revision,
  });
}

const targetCalendar = preparedRead((db) =>
  db.selectFrom('calendar').select('id').where('is_target', '=', sql.lit(1)),
);

/**
 * To be called in the transaction of every write to an item: makes sure that the item has an event id in the
 * target calendar, if there is one. (That its links know the new revision is a trigger's work.) A link that was at
 * rest, and whose event would say the very same, stays at rest: nothing of it is waiting to be sent, online or not.
 */
export async function itemChanged(tx: Tx, kind: ItemKind, id: string): Promise<void> {
  const target = await targetCalendar.first(tx);
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
  const revision = await findRevision(tx, kind, id);
  if (revision === undefined) throw new Error(`there is no ${kind} ${id}`);
  return revision;
}

const revisionIn = (kind: ItemKind) =>
  preparedRead((db, { id }: { id: string }) =>
    db.selectFrom(kind).select('revision').where('id', '=', id),
  );
const revisions = { booking: revisionIn('booking'), slot: revisionIn('slot') };

/** The revision of an item, a deleted one too; undefined when there is none under this id. */
export async function findRevision(
  db: Db,
  kind: ItemKind,
  id: string,
): Promise<number | undefined> {
  return (await revisions[kind].first(db, { id }))?.revision;
}

const unsettledAfter = preparedRead(
  (db, given: { calendarId: string; afterId: number; limit: number }) =>
    selectLinks(db)
      .where('calendar_id', '=', given.calendarId)
      .where('calendar_link.id', '>', given.afterId)
      .where(isUnsettled)
      .orderBy('calendar_link.id')
      .limit(given.limit),
);

/** Links of a calendar that may have a next step, in the order they were made, from behind a given one on. */
export async function unsettledLinks(
  db: Db,
  calendarId: string,
  afterId: number,
  limit: number,
): Promise<Link[]> {
  const rows = await unsettledAfter.all(db, { calendarId, afterId, limit });
  return rows.map(linkOf);
}

const anyUnsettled = preparedRead((db, { calendarId }: { calendarId: string }) =>
  db
    .selectFrom('calendar_link')
    .select('id')
    .where('calendar_id', '=', calendarId)
    .where(isUnsettled)
    .limit(1),
);

/** Tells whether any link of a calendar may have a next step. */
export async function hasUnsettled(db: Db, calendarId: string): Promise<boolean> {
  return (await anyUnsettled.first(db, { calendarId })) !== undefined;
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

const lookedAt = preparedRead((db, { calendarId }: { calendarId: string }) =>
  selectLinks(db)
    .where('calendar_id', '=', calendarId)
    .where('look', '=', 1)
    .where(isUnsettled)
    .orderBy('calendar_link.id'),
);

/** Links that something was observed about since they last came to rest. */
export async function lookedAtLinks(db: Db, calendarId: string): Promise<Link[]> {
  const rows = await lookedAt.all(db, { calendarId });
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

const linksOf = preparedRead((db, { ids }: { ids: string }) =>
  selectLinks(db)
    .where('item_kind', 'in', ['booking', 'slot'])
    .where('item_id', 'in', idsIn(ids))
    .orderBy('calendar_link.id'),
);

export async function linksOfItems(db: Db, itemIds: readonly string[]): Promise<Link[]> {
  if (itemIds.length === 0) return [];
  const rows = await linksOf.all(db, { ids: idText(itemIds) });
  return rows.map(linkOf);
}

const linkById = preparedRead((db, { linkId }: { linkId: number }) =>
  selectLinks(db).where('calendar_link.id', '=', linkId),
);

export async function findLink(db: Db, linkId: number): Promise<Link | undefined> {
  const row = await linkById.first(db, { linkId });
  return row && linkOf(row);
}

const atRemoteIds = preparedRead((db, { calendarId, ids }: { calendarId: string; ids: string }) =>
  selectLinks(db)
    .where('calendar_id', '=', calendarId)
    .where('calendar_link.remote_id', 'in', idsIn(ids))
    .orderBy('calendar_link.id'),
);

export async function linksByRemoteIds(
  db: Db,
  calendarId: string,
  remoteIds: readonly string[],
): Promise<Link[]> {
  const rows = await atRemoteIds.all(db, { calendarId, ids: idText(remoteIds) });
  return rows.map(linkOf);
}

function selectLinks(db: Db) {
  return db
    .selectFrom('calendar_link')
    .innerJoin('calendar', 'calendar.id', 'calendar_link.calendar_id')
    .selectAll('calendar_link')
    .select('calendar.is_target');
}

const lookAt = preparedWrite((tx, { calendarId, ids }: { calendarId: string; ids: string }) =>
  tx
    .updateTable('calendar_link')
    .set({ look: 1 })
    .where('calendar_id', '=', calendarId)
    .where('remote_id', 'in', idsIn(ids)),
);

/** Marks what a page of a listing touched, so that the next look at those links reckons with it. */
export async function markLook(
  tx: Tx,
  calendarId: string,
  remoteIds: readonly string[],
): Promise<void> {
  if (remoteIds.length === 0) return;
  await lookAt.run(tx, { calendarId, ids: idText(remoteIds) });
}
