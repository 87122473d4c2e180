import type { z } from 'zod';
import { canRevert } from '../../src-shared/domain/booking-changes.ts';
import type { FieldChange } from '../../src-shared/domain/field-changes.ts';
import type { ItemKind } from '../../src-shared/domain/event-content.ts';
import { TimelineEntry } from '../../src-shared/domain/sync-views.ts';
import type { Db, Tx } from '../database/schema.ts';

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

/** Adds one step to the history of an item. Changes named by a booking's own fields can later be reverted. */
export async function recordHistory(tx: Tx, entry: HistoryEntry): Promise<void> {
  await tx
    .insertInto('item_history')
    .values({
      item_kind: entry.itemKind,
      item_id: entry.itemId,
      revision: entry.revision,
      at: entry.at,
      source: entry.source,
      kind: entry.kind,
      changes_json: JSON.stringify(entry.changes),
    })
    .execute();
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
