import type { Tx } from '../database/schema.ts';

/**
 * To be called once on a database that was put back from a backup, before anything is sent from it: what it believes
 * of the calendars is old. Everything is listed anew, and each event is looked at, before the first write.
 */
export async function prepareRestored(tx: Tx): Promise<void> {
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
