import type { RemoteEvent } from '../../src-shared/domain/remote-event.ts';
import type { Stamp } from '../../src-shared/domain/event-content.ts';
import { idList, idsIn, idText } from '../database/id-list.ts';
import { preparedRead } from '../database/prepared.ts';
import type { Tx } from '../database/schema.ts';
import { isNotedAlready, recordConflict } from './conflict-repo.ts';
import { generationOf } from './event-id.ts';
import { readItem } from './item-repo.ts';
import type { Lane } from './lane.ts';
import { addLink, findRevision } from './link-repo.ts';

/**
 * Events that bear our stamp and that no link knows. One whose id we would have chosen for an item we have is ours:
 * a restored database forgot it. A copy made in the calendar is not, and is offered as a duplicate. One whose item
 * this database has lost is offered to be taken in again.
 */
export async function noteStrangers(
  tx: Tx,
  lane: Lane,
  events: readonly RemoteEvent[],
): Promise<void> {
  const linked = await linkedIds(tx, lane.calendar.id, events);
  const vanished: string[] = [];
  for (const event of events) {
    if (linked.has(event.id)) continue;
    if (event.status === 'cancelled') vanished.push(event.id);
    else if (event.stamp !== null && event.stamp.databaseId === lane.databaseId) {
      await noteStranger(tx, lane, event, event.stamp);
    }
  }
  await closeVanished(tx, lane, vanished);
}

async function noteStranger(tx: Tx, lane: Lane, event: RemoteEvent, stamp: Stamp): Promise<void> {
  const key = { kind: stamp.itemKind, id: stamp.itemId };
  const revision = await findRevision(tx, stamp.itemKind, stamp.itemId);
  const generation = generationOf(event.id, stamp.itemId);
  if (revision !== undefined && generation !== null) {
    await addLink(tx, { ...key, revision }, lane.calendar.id, generation);
    await tx
      .updateTable('calendar_link')
      .set({ state: 'maybe', look: 1 })
      .where('calendar_id', '=', lane.calendar.id)
      .where('remote_id', '=', event.id)
      .execute();
    return;
  }
  if (await isNotedAlready(tx, lane.calendar.id, event.id)) return;
  const item = await readItem(tx, key);
  await recordConflict(tx, {
    at: lane.clock.now(),
    kind: revision === undefined ? 'orphan' : 'duplicate',
    itemKind: stamp.itemKind,
    itemId: stamp.itemId,
    calendarId: lane.calendar.id,
    remoteId: event.id,
    base: null,
    local: item?.wanted ?? null,
    remote: event.content,
    fields: [],
  });
  lane.counts.conflicts += 1;
  lane.changedItems.add(stamp.itemId);
}

const linkedAmong = preparedRead((db, { calendarId, ids }: { calendarId: string; ids: string }) =>
  db
    .selectFrom('calendar_link')
    .select('remote_id')
    .where('calendar_id', '=', calendarId)
    .where('remote_id', 'in', idsIn(ids)),
);

async function linkedIds(
  tx: Tx,
  calendarId: string,
  events: readonly RemoteEvent[],
): Promise<Set<string>> {
  const ids = events.map((event) => event.id);
  const rows = await linkedAmong.all(tx, { calendarId, ids: idText(ids) });
  return new Set(rows.map((row) => row.remote_id));
}

/** A copy that is gone again needs no decision. */
async function closeVanished(tx: Tx, lane: Lane, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('sync_conflict')
    .set({ resolution: 'vanished', resolved_at: lane.clock.now() })
    .where('resolution', 'is', null)
    .where('kind', 'in', ['duplicate', 'orphan'])
    .where('calendar_id', '=', lane.calendar.id)
    .where('remote_id', 'in', idList(ids))
    .execute();
}
