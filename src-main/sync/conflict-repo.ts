import { sql } from 'kysely';
import {
  EventContent,
  type ContentField,
  type ItemKind,
} from '../../src-shared/domain/event-content.ts';
import type { ConflictKind } from '../../src-shared/domain/sync-views.ts';
import { preparedRead } from '../database/prepared.ts';
import type { Db, Tx } from '../database/schema.ts';
import type { SyncConflictRow } from '../database/sync-rows.ts';

export type NewConflict = {
  at: number;
  kind: ConflictKind;
  itemKind: ItemKind;
  itemId: string;
  calendarId: string;
  remoteId: string;
  base: EventContent | null;
  local: EventContent | null;
  remote: EventContent | null;
  fields: readonly ContentField[];
};

export type ConflictRow = Omit<SyncConflictRow, 'id'> & { id: number };

/** Writes down what is to be decided; nothing ever overwrites it. */
export async function recordConflict(tx: Tx, conflict: NewConflict): Promise<void> {
  await tx
    .insertInto('sync_conflict')
    .values({
      at: conflict.at,
      kind: conflict.kind,
      item_kind: conflict.itemKind,
      item_id: conflict.itemId,
      calendar_id: conflict.calendarId,
      remote_id: conflict.remoteId,
      base_json: contentJson(conflict.base),
      local_json: contentJson(conflict.local),
      remote_json: contentJson(conflict.remote),
      fields_json: JSON.stringify(conflict.fields),
      resolution: null,
      resolved_at: null,
    })
    .execute();
}

/** Closes the open conflicts of some kinds that are about one event. */
export async function closeConflicts(
  tx: Tx,
  about: { calendarId: string; remoteId: string; kinds: readonly ConflictKind[] },
  resolution: string,
  at: number,
): Promise<void> {
  await tx
    .updateTable('sync_conflict')
    .set({ resolution, resolved_at: at })
    .where('resolution', 'is', null)
    .where('calendar_id', '=', about.calendarId)
    .where('remote_id', '=', about.remoteId)
    .where('kind', 'in', about.kinds)
    .execute();
}

export async function resolveConflict(
  tx: Tx,
  id: number,
  resolution: string,
  at: number,
): Promise<void> {
  await tx
    .updateTable('sync_conflict')
    .set({ resolution, resolved_at: at })
    .where('id', '=', id)
    .where('resolution', 'is', null)
    .execute();
}

const openNewestFirst = preparedRead(
  (db) =>
    db
      .selectFrom('sync_conflict')
      .selectAll()
      .where('resolution', 'is', null)
      .orderBy(sql`+id`, 'desc'), // the plus: the few that are open are sorted, and not all walked through in order
);

/** What still waits for a decision, the newest first. */
export async function openConflicts(db: Db): Promise<ConflictRow[]> {
  return await openNewestFirst.all(db);
}

export async function findConflict(db: Db, id: number): Promise<ConflictRow | undefined> {
  return await db.selectFrom('sync_conflict').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Tells whether an event was ever written down as a duplicate or an orphan, decided or not. */
export async function isNotedAlready(
  db: Db,
  calendarId: string,
  remoteId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('sync_conflict')
    .select('id')
    .where('calendar_id', '=', calendarId)
    .where('remote_id', '=', remoteId)
    .where('kind', 'in', ['duplicate', 'orphan'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Reads a content column of a conflict. */
export function contentOf(json: string | null): EventContent | null {
  return json === null ? null : EventContent.parse(JSON.parse(json));
}

function contentJson(content: EventContent | null): string | null {
  return content === null ? null : JSON.stringify(content);
}
