import { contentFields } from '../../src-shared/domain/event-content.ts';
import { readItems, type SyncItem } from '../../src-main/sync/item-repo.ts';
import { textOf } from './ledger.ts';
import type { World } from './world.ts';

/** Every value the person gave still stands in these items, or was replaced by somebody who saw it. */
export function checkWishes(world: World, items: Map<string, SyncItem>): void {
  for (const [id, item] of items) {
    const wishes = world.ledger.wishes.get(id);
    const now = item.wanted;
    if (!now || !wishes) continue;
    for (const field of contentFields) {
      const wish = wishes.get(field);
      const value = textOf(now, field);
      if (wish === undefined || world.ledger.leadsTo(value, wish)) continue;
      world.trouble.push(
        `the person gave ${field} of ${id} as ${wish}; it is ${value}, and nobody who saw that changed it`,
      );
    }
  }
}

/** The same after each cycle, for the items that have changed since: what is put right later was wrong all the same. */
export async function checkChangedWishes(world: World): Promise<void> {
  const { sqlite, db } = world.database;
  const rows = sqlite
    .prepare('SELECT id, revision FROM booking UNION ALL SELECT id, revision FROM slot')
    .all() as { id: string; revision: number }[];
  const { revisions, items } = world.ledger;
  const changed = rows.filter(({ id, revision }) => revisions.get(id) !== revision);
  if (changed.length === 0) return;
  for (const { id, revision } of changed) revisions.set(id, revision);
  const keys = changed.map(({ id }) => ({ kind: items.get(id) ?? ('booking' as const), id }));
  checkWishes(world, await readItems(db, keys));
}
