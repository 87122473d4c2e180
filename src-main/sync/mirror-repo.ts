import { sql } from 'kysely';
import type { RemoteEvent } from '../../src-shared/domain/remote-event.ts';
import { idList, idsIn, idText } from '../database/id-list.ts';
import { preparedRead, preparedWrite } from '../database/prepared.ts';
import type { Db, Tx } from '../database/schema.ts';
import type { RemoteEventRow } from '../database/sync-rows.ts';
import { mirrorRowOf, remoteEventOf } from './mirror-row.ts';
import type { Observed } from './plan.ts';

/** Rows written by one statement. */
const rowsAtOnce = 100;

/**
 * Takes over what was seen of a calendar's events, unless something newer was seen before (a listing can lag behind
 * a read; `isCertain` is for reads of single events, which don't). Answers with the events it took. `pause` lets
 * other work of the process in between.
 */
export async function observe(
  tx: Tx,
  calendarId: string,
  events: readonly RemoteEvent[],
  epoch: number,
  pause: () => Promise<void>,
  isCertain = false,
): Promise<RemoteEvent[]> {
  const known = await knownRows(
    tx,
    calendarId,
    events.map((event) => event.id),
  );
  const taken = new Map<string, RemoteEvent>();
  for (const event of events) {
    const before = taken.get(event.id) ?? known.get(event.id);
    if (isCertain || before === undefined || !isOlder(event, before)) taken.set(event.id, event);
  }
  const fresh = [...taken.values()];
  for (let start = 0; start < fresh.length; start += rowsAtOnce) {
    const rows = fresh.slice(start, start + rowsAtOnce).map((event) => {
      // A bare tombstone says nothing of when: keep the time of what it buries, so that a late copy stays buried.
      const updatedAt = event.updatedAt ?? known.get(event.id)?.updatedAt ?? null;
      return mirrorRowOf(calendarId, { ...event, updatedAt }, epoch);
    });
    await tx
      .insertInto('remote_event')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['calendar_id', 'event_id']).doUpdateSet((eb) => ({
          etag: eb.ref('excluded.etag'),
          updated_at: eb.ref('excluded.updated_at'),
          status: eb.ref('excluded.status'),
          seen_epoch: eb.ref('excluded.seen_epoch'),
          item_kind: eb.ref('excluded.item_kind'),
          item_id: eb.ref('excluded.item_id'),
          start_at: eb.ref('excluded.start_at'),
          end_at: eb.ref('excluded.end_at'),
          series: eb.ref('excluded.series'),
          json: eb.ref('excluded.json'),
        })),
      )
      .execute();
    await pause();
  }
  await touchSkipped(tx, calendarId, events, taken, epoch);
  return fresh;
}

/** What was skipped as older was seen all the same: it is not missing from the listing. */
async function touchSkipped(
  tx: Tx,
  calendarId: string,
  events: readonly RemoteEvent[],
  taken: ReadonlyMap<string, RemoteEvent>,
  epoch: number,
): Promise<void> {
  const skipped = events.filter((event) => !taken.has(event.id)).map((event) => event.id);
  if (skipped.length === 0) return;
  await tx
    .updateTable('remote_event')
    .set({ seen_epoch: epoch })
    .where('calendar_id', '=', calendarId)
    .where('event_id', 'in', idList(skipped))
    .execute();
}

const knownAmong = preparedRead((db, { calendarId, ids }: { calendarId: string; ids: string }) =>
  db
    .selectFrom('remote_event')
    .select(['event_id', 'status', 'updated_at'])
    .where('calendar_id', '=', calendarId)
    .where('event_id', 'in', idsIn(ids)),
);

type Known = { status: string; updatedAt: number | null };

async function knownRows(
  db: Db,
  calendarId: string,
  ids: readonly string[],
): Promise<Map<string, Known>> {
  if (ids.length === 0) return new Map();
  const rows = await knownAmong.all(db, { calendarId, ids: idText(ids) });
  return new Map(
    rows.map((row) => [row.event_id, { status: row.status, updatedAt: row.updated_at }]),
  );
}

function isOlder(event: Known, before: Known): boolean {
  if (event.updatedAt === null || before.updatedAt === null) return false;
  if (event.updatedAt !== before.updatedAt) return event.updatedAt < before.updatedAt;
  return before.status === 'cancelled' && event.status !== 'cancelled';
}

const seenAmong = preparedRead((db, { calendarId, ids }: { calendarId: string; ids: string }) =>
  db
    .selectFrom('remote_event')
    .select(['event_id', 'status', 'etag', 'json'])
    .where('calendar_id', '=', calendarId)
    .where('event_id', 'in', idsIn(ids)),
);

/** What was last seen at some ids of a calendar. */
export async function readObserved(
  db: Db,
  calendarId: string,
  ids: readonly string[],
): Promise<Map<string, { observed: Observed; event: RemoteEvent }>> {
  if (ids.length === 0) return new Map();
  const rows = await seenAmong.all(db, { calendarId, ids: idText(ids) });
  return new Map(rows.map((row) => [row.event_id, observedOf(row)]));
}

function observedOf(row: Pick<RemoteEventRow, 'status' | 'etag' | 'json'>) {
  const event = remoteEventOf(row);
  const observed: Observed =
    row.status === 'unseen' || row.status === 'cancelled'
      ? { status: row.status }
      : { status: 'alive', etag: row.etag, content: event.content, stamp: event.stamp };
  return { observed, event };
}

/** What is written down of an id that was asked for and found to be nothing. */
export function tombstone(eventId: string, updatedAt: number | null = null): RemoteEvent {
  return {
    id: eventId,
    etag: '',
    status: 'cancelled',
    updatedAt,
    content: null,
    problem: null,
    stamp: null,
    recurrence: [],
    recurringEventId: null,
    originalStart: null,
    ownResponse: null,
  };
}

/** Forgets an id: it is not there, and never was. */
export async function forget(tx: Tx, calendarId: string, eventId: string): Promise<void> {
  await tx
    .deleteFrom('remote_event')
    .where('calendar_id', '=', calendarId)
    .where('event_id', '=', eventId)
    .execute();
}

const putUnseen = preparedWrite((tx, row: Omit<RemoteEventRow, 'seq'>) =>
  tx
    .insertInto('remote_event')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['calendar_id', 'event_id']).doUpdateSet({ status: 'unseen' }),
    ),
);

/** Marks that what is known of an id can't be trusted any more: it is to be asked for. */
export async function doubt(
  tx: Tx,
  calendarId: string,
  eventId: string,
  epoch: number,
): Promise<void> {
  await putUnseen.run(tx, {
    ...mirrorRowOf(calendarId, tombstone(eventId), epoch),
    status: 'unseen',
  });
}

/**
 * After the last page of a full listing: forgets what it did not show, except where a link expects an event. There
 * absence proves nothing, and the event is asked for by its id.
 */
export async function closeFullListing(tx: Tx, calendarId: string, epoch: number): Promise<void> {
  await sql`
    INSERT INTO remote_event (calendar_id, event_id, etag, status, seen_epoch, json)
    SELECT l.calendar_id, l.remote_id, '', 'unseen', ${epoch},
      json_set(${JSON.stringify(tombstone('-'))}, '$.id', l.remote_id)
    FROM calendar_link l
    WHERE l.calendar_id = ${calendarId}
      AND (l.state IN ('present', 'deleting') OR (l.state = 'maybe' AND l.base_json IS NOT NULL))
      AND NOT EXISTS (SELECT 1 FROM remote_event r
        WHERE r.calendar_id = l.calendar_id AND r.event_id = l.remote_id AND r.seen_epoch >= ${epoch})
    ON CONFLICT (calendar_id, event_id) DO UPDATE SET status = 'unseen', seen_epoch = excluded.seen_epoch`.execute(
    tx,
  );
  await tx
    .deleteFrom('remote_event')
    .where('calendar_id', '=', calendarId)
    .where('seen_epoch', '<', epoch)
    .execute();
  await sql`
    UPDATE calendar_link SET look = 1
    WHERE calendar_id = ${calendarId} AND remote_id IN (
      SELECT event_id FROM remote_event WHERE calendar_id = ${calendarId} AND status = 'unseen')`.execute(
    tx,
  );
}

const unseenIn = preparedRead((db, { calendarId }: { calendarId: string }) =>
  db
    .selectFrom('remote_event')
    .select('event_id')
    .where('calendar_id', '=', calendarId)
    .where('status', '=', sql.lit('unseen'))
    .orderBy('seq'),
);

/** Ids whose events are to be asked for, because a link expects one there. */
export async function unseenIds(db: Db, calendarId: string): Promise<string[]> {
  const rows = await unseenIn.all(db, { calendarId });
  return rows.map((row) => row.event_id);
}
