import { type RawBuilder, sql } from 'kysely';
import type { SyncFacts } from '../../src-shared/domain/sync-status.ts';
import { type LinkFacts, syncFactsOf } from './sync-status.ts';

/** What can be in a calendar; its table has that name. */
type ItemKind = 'booking' | 'slot';

/** The id of the link that says how an item stands: the latest in the target calendar, else the newest in any other. */
export function tellingLink(kind: ItemKind): RawBuilder<number | null> {
  const item = sql.ref(`${kind}.id`);
  const isOfItem = sql`item_kind = ${sql.lit(kind)} and item_id = ${item}`;
  return sql`coalesce(
    (select id from calendar_link where ${isOfItem}
       and calendar_id = (select id from calendar where is_target = 1)
     order by generation desc limit 1),
    (select max(id) from calendar_link where ${isOfItem})
  )`;
}

/** The id of the open conflict over an item, null where there is none. */
export function openConflict(kind: ItemKind): RawBuilder<number | null> {
  return sql`(select max(id) from sync_conflict
    where item_kind = ${sql.lit(kind)} and item_id = ${sql.ref(`${kind}.id`)} and resolution is null)`;
}

/** What a view selects of the link and the conflict that were joined as `link` and `conflict`. */
export const syncColumns = [
  'link.state as link_state',
  'link.remote_id as link_remote_id',
  'link.synced_revision as link_synced_revision',
  'link.last_synced_at as link_last_synced_at',
  'link.next_attempt_at as link_next_attempt_at',
  'link.error_class as link_error_class',
  'link.error_text as link_error_text',
  'conflict.kind as conflict_kind',
] as const;

/** They are all null when there is no link. */
type SyncRow = { [Column in keyof LinkFacts as `link_${Column}`]: LinkFacts[Column] | null } & {
  conflict_kind: string | null;
};

/** How an item stands towards the calendar, from a row with those columns. */
export function syncOf(item: { revision: number; isWanted: boolean }, row: SyncRow): SyncFacts {
  const conflict = row.conflict_kind === null ? null : { kind: row.conflict_kind };
  return syncFactsOf(item, linkIn(row), conflict);
}

function linkIn(row: SyncRow): LinkFacts | null {
  const { link_state: state, link_remote_id: remoteId, link_synced_revision: revision } = row;
  if (state === null || remoteId === null || revision === null) return null;
  return {
    state,
    remote_id: remoteId,
    synced_revision: revision,
    last_synced_at: row.link_last_synced_at,
    next_attempt_at: row.link_next_attempt_at,
    error_class: row.link_error_class,
    error_text: row.link_error_text,
  };
}
