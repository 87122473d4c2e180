import type { Tx } from '../database/schema.ts';
import { readItems } from './item-repo.ts';
import { changeLink, unsentLinks } from './link-repo.ts';

/**
 * To be called once on a database that was put back from a backup, before anything is sent from it: what it believes
 * of the calendars is old. Everything is listed anew, and each event is looked at, before the first write.
 */
export async function prepareRestored(tx: Tx): Promise<void> {
  await rememberUnsent(tx);
  await tx
    .updateTable('calendar')
    .set({ sync_token: null, brake_json: null, links_complete: 0 })
    .execute();
  await tx.deleteFrom('remote_event').execute();
  await tx
    .updateTable('calendar_link')
    .set({ look: 1 })
    .where('state', 'not in', ['gone', 'detached'])
    .execute();
}

/**
 * What waited when the copy was made has probably been sent since. It is kept as possibly in flight, or else the
 * person's own edit, found in the calendar, would be taken for somebody else's once it is undone here. A link that
 * was still to be looked at may be from a copy that was put back before: then it is left open what was sent.
 */
async function rememberUnsent(tx: Tx): Promise<void> {
  const links = await unsentLinks(tx);
  const keys = links.map((link) => ({ kind: link.itemKind, id: link.itemId }));
  const items = await readItems(tx, keys);
  for (const link of links) {
    const item = items.get(link.itemId);
    if (!item?.wanted) continue;
    const unsent = {
      writeId: null,
      revision: item.revision,
      content: link.look ? null : item.wanted,
    };
    await changeLink(tx, link.id, { inFlight: [...link.inFlight, unsent] });
  }
}
