import type { z } from 'zod';
import { canRevert } from '../../src-shared/domain/booking-changes.ts';
import type { FieldChange } from '../../src-shared/domain/field-changes.ts';
import type { ItemKind } from '../../src-shared/domain/event-content.ts';
import { TimelineEntry } from '../../src-shared/domain/sync-views.ts';
import { idList } from '../database/id-list.ts';
import { preparedWrite } from '../database/prepared.ts';
import type { Db, ItemHistoryRow, Tx } from '../database/schema.ts';

const Changes = TimelineEntry.shape.changes;
const Source = TimelineEntry.shape.source;

export type HistoryEntry = {
  itemKind: ItemKind;
  itemId: string;
  /** The item's revision after this step. */
  revision: number;
  at: number;
  source: z.output<typeof Source>;
  /** created, changed, cancelled, restored, reverted, pushed, pulled, merged, conflict, … */
  kind: string;
  changes: FieldChange[];
};

const add = preparedWrite((tx, row: Omit<ItemHistoryRow, 'id'>) =>
  tx.insertInto('item_history').values(row),
);

/** Adds one step to the history of an item. Changes named by a booking's own fields can later be reverted. */
export async function recordHistory(tx: Tx, entry: HistoryEntry): Promise<void> {
  await add.run(tx, {
    item_kind: entry.itemKind,
    item_id: entry.itemId,
    revision: entry.revision,
    at: entry.at,
    source: entry.source,
    kind: entry.kind,
    changes_json: JSON.stringify(entry.changes),
  });
}

/** Every step in the life of an item, the newest first. */
export async function readTimeline(db: Db, kind: ItemKind, id: string): Promise<TimelineEntry[]> {
  const rows = await db
    .selectFrom('item_history')
    .select(['id', 'at', 'revision', 'source', 'kind', 'changes_json'])
    .where('item_kind', '=', kind)
    .where('item_id', '=', id)
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => {
    const changes = Changes.parse(JSON.parse(row.changes_json));
    return {
      id: row.id,
      at: row.at,
      revision: row.revision,
      source: Source.parse(row.source),
      kind: row.kind,
      changes,
      canRevert: kind === 'booking' && canRevert(row.kind, changes),
    };
  });
}

/** For each item that has one, the newest value its history gives for a field. */
export async function newestValues(
  db: Db,
  kind: ItemKind,
  ids: readonly string[],
  field: string,
): Promise<Map<string, unknown>> {
  const rows = await db
    .selectFrom('item_history')
    .select(['item_id', 'changes_json'])
    .where('item_kind', '=', kind)
    .where('item_id', 'in', idList(ids))
    .where('changes_json', 'like', `%"field":"${field}"%`)
    .orderBy('item_id')
    .orderBy('id')
    .execute();
  const newest = new Map<string, unknown>();
  for (const row of rows) {
    const changes = Changes.parse(JSON.parse(row.changes_json));
    const change = changes.find((one) => one.field === field);
    if (change !== undefined) newest.set(row.item_id, change.to);
  }
  return newest;
}
