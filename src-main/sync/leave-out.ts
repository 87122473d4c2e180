import type { Tx } from '../database/schema.ts';
import type { ConflictRow } from './conflict-repo.ts';
import { readItem, tookPlace } from './item-repo.ts';

/**
 * Tells whether a conflict can be ended without a change on either side. What was deleted in the calendar can't: its
 * booking would be in none. Only what took place may stay out of it, when the person says so; its link then rests as
 * long as its event is gone there.
 */
export async function mayStayAsItIs(
  tx: Tx,
  { kind, item_kind, item_id }: ConflictRow,
  decision: 'keep-mine' | 'dismiss',
): Promise<boolean> {
  if (kind !== 'remote-delete') return true;
  return decision === 'dismiss' && tookPlace(await readItem(tx, { kind: item_kind, id: item_id }));
}
