import type { Tx } from '../database/schema.ts';
import { type ConflictRow, resolveConflict } from './conflict-repo.ts';
import { generationOf } from './event-id.ts';
import { addLink, changeLink, linksByRemoteIds } from './link-repo.ts';

/** Links an event of ours again to the item that was made of it; what the event says is looked at in the next turn. */
export async function linkOrphan(tx: Tx, orphan: ConflictRow): Promise<void> {
  const generation = generationOf(orphan.remote_id, orphan.item_id);
  const links = await linksByRemoteIds(tx, orphan.calendar_id, [orphan.remote_id]);
  if (generation === null || links.length > 0) return;
  await tx
    .deleteFrom('calendar_link')
    .where('item_kind', '=', orphan.item_kind)
    .where('item_id', '=', orphan.item_id)
    .where('calendar_id', '=', orphan.calendar_id)
    .where('state', '=', 'absent')
    .execute();
  const item = { kind: orphan.item_kind, id: orphan.item_id, revision: 1 };
  await addLink(tx, item, orphan.calendar_id, generation);
  const [link] = await linksByRemoteIds(tx, orphan.calendar_id, [orphan.remote_id]);
  if (!link) return;
  // Of an account that is disconnected by now nothing is asked until it is back, as of its other events.
  const account = await tx
    .selectFrom('account')
    .innerJoin('calendar', 'calendar.account_id', 'account.id')
    .select('account.status')
    .where('calendar.id', '=', orphan.calendar_id)
    .executeTakeFirst();
  const isDetached = account?.status === 'disconnected';
  await changeLink(tx, link.id, { state: isDetached ? 'detached' : 'maybe', look: !isDetached });
}

/**
 * Once one event was taken in, the others of the same item are no questions any more: they were left by a move to
 * another calendar that the book has forgotten, and go as any move's old events do.
 */
export async function linkOtherOrphans(tx: Tx, taken: ConflictRow, at: number): Promise<void> {
  const others = await tx
    .selectFrom('sync_conflict')
    .selectAll()
    .where('resolution', 'is', null)
    .where('kind', '=', 'orphan')
    .where('item_kind', '=', taken.item_kind)
    .where('item_id', '=', taken.item_id)
    .where('id', '<>', taken.id)
    .execute();
  for (const other of others) {
    if (generationOf(other.remote_id, other.item_id) === null) continue;
    await linkOrphan(tx, other);
    await resolveConflict(tx, other.id, 'adopt', at);
  }
}
