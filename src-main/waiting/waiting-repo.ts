import { sql, type Insertable, type Selectable, type SqlBool } from 'kysely';
import { z } from 'zod';
import type { WaitingEntry, WaitingState, WaitingView } from '../../src-shared/domain/waiting.ts';
import type { BookingId, ClientId, ServiceId, WaitingId } from '../../src-shared/domain/ids.ts';
import { preparedRead } from '../database/prepared.ts';
import type { Db, Tx, WaitingRow } from '../database/schema.ts';

const Weekdays = z.array(z.number());
const Windows = z.array(z.object({ from: z.string(), to: z.string() }));

function entryOf(row: Selectable<WaitingRow>): WaitingEntry {
  return {
    id: row.id as WaitingId,
    clientId: row.client_id as ClientId,
    serviceId: row.service_id as ServiceId | null,
    weekdays: Weekdays.parse(JSON.parse(row.weekdays_json)),
    windows: Windows.parse(JSON.parse(row.windows_json)),
    earliestDay: row.earliest_day,
    latestDay: row.latest_day,
    note: row.note,
    sinceAt: row.since_at,
    state: row.state as WaitingState,
    bookingId: row.booking_id as BookingId | null,
    revision: row.revision,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}

function rowOf(entry: WaitingEntry): Insertable<WaitingRow> {
  return {
    id: entry.id,
    client_id: entry.clientId,
    service_id: entry.serviceId,
    weekdays_json: JSON.stringify(entry.weekdays),
    windows_json: JSON.stringify(entry.windows),
    earliest_day: entry.earliestDay,
    latest_day: entry.latestDay,
    note: entry.note,
    since_at: entry.sinceAt,
    state: entry.state,
    booking_id: entry.bookingId,
    revision: entry.revision,
    created_at: entry.createdAt,
    changed_at: entry.changedAt,
  };
}

/** The entry with this id, whatever its state; null when there is none. */
export async function findWaiting(db: Db, id: string): Promise<WaitingEntry | null> {
  const row = await db.selectFrom('waiting').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : entryOf(row);
}

/** Literal: a bound value would keep the planner from the index of those who still wait. */
const stillWaits = sql<SqlBool>`waiting.state IN ('waiting', 'offered')`;

const longestFirst = preparedRead((db) =>
  viewQuery(db).where(stillWaits).orderBy('waiting.since_at').orderBy('waiting.id'),
);

/** Everybody who still waits, the longest first. */
export async function readWaiting(db: Db): Promise<WaitingView[]> {
  const rows = await longestFirst.all(db);
  return rows.map(viewOf);
}

/** Every entry of a client, whatever its state. */
export async function waitingOfClient(db: Db, clientId: string): Promise<WaitingEntry[]> {
  const rows = await db
    .selectFrom('waiting')
    .selectAll()
    .where('client_id', '=', clientId)
    .orderBy('id')
    .execute();
  return rows.map(entryOf);
}

/** One entry as the window shows it. */
export async function readWaitingView(db: Db, id: string): Promise<WaitingView> {
  return viewOf(await viewQuery(db).where('waiting.id', '=', id).executeTakeFirstOrThrow());
}

function viewQuery(db: Db) {
  return db
    .selectFrom('waiting')
    .crossJoin('client') // which keeps the order of the tables: who waits is few, clients are many
    .whereRef('client.id', '=', 'waiting.client_id')
    .leftJoin('service', 'service.id', 'waiting.service_id')
    .selectAll('waiting')
    .select([
      'client.name as client_name',
      'client.phone as client_phone',
      'client.email as client_email',
      'service.name as service_name',
    ]);
}

function viewOf(
  row: Awaited<ReturnType<ReturnType<typeof viewQuery>['execute']>>[number],
): WaitingView {
  return {
    ...entryOf(row),
    clientName: row.client_name,
    clientPhone: row.client_phone,
    clientEmail: row.client_email,
    serviceName: row.service_name,
  };
}

/** Stores an entry, new or changed, as it is. */
export async function putWaiting(tx: Tx, entry: WaitingEntry): Promise<void> {
  const row = rowOf(entry);
  await tx
    .insertInto('waiting')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** Forgets an entry as if it had never been made. */
export async function deleteWaiting(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('waiting').where('id', '=', id).execute();
}
