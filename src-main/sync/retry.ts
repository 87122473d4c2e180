import type { ItemKind } from '../../src-shared/domain/event-content.ts';
import { touchItem } from './accept-remote.ts';
import type { DecisionDeps } from './decisions.ts';
import { readItem } from './item-repo.ts';
import { changeLink, linksOfItems, noTrouble } from './link-repo.ts';

/** Forgets an item's past failures, so that it is tried at once; what can't be read there is then overwritten. */
export async function retryItem(
  { db, clock }: DecisionDeps,
  key: { kind: ItemKind; id: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const links = (await linksOfItems(tx, [key.id])).filter((link) => link.errorClass !== null);
    const item = await readItem(tx, key);
    for (const link of links) {
      // What can't be read there is not what was agreed: without an agreement ours is sent, edited or not.
      const forgotten = link.errorClass === 'unreadable' ? { base: null } : {};
      await changeLink(tx, link.id, { ...noTrouble, ...forgotten, look: true });
    }
    const isOverwrite = links.some((link) => link.errorClass === 'unreadable');
    if (isOverwrite && item) {
      await touchItem(tx, item, { at: clock.now(), kind: 'kept', source: 'person', changes: [] });
    }
  });
}

/** The same for every item that has failed. */
export async function retryEverything(deps: DecisionDeps): Promise<string[]> {
  const failed = await deps.db
    .selectFrom('calendar_link')
    .select(['item_kind', 'item_id'])
    .where('error_class', 'is not', null)
    .where('state', '<>', 'detached')
    .execute();
  for (const row of failed) await retryItem(deps, { kind: row.item_kind, id: row.item_id });
  return failed.map((row) => row.item_id);
}
