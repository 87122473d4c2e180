import { sql, type ExpressionBuilder } from 'kysely';
import type { ClientRow } from '../../src-shared/domain/client.ts';
import type { ClientId } from '../../src-shared/domain/ids.ts';
import { phoneQueryOf, searchQueryOf } from '../../src-shared/domain/search-query.ts';
import { idList } from '../database/id-list.ts';
import type { Db, Schema } from '../database/schema.ts';

/** How many clients there are, without those that were merged into others. */
export async function countClients(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('client')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('merged_into', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** A page of all clients by name, the archived ones last. */
export async function clientPage(
  db: Db,
  { offset, limit, now }: { offset: number; limit: number; now: number },
): Promise<ClientRow[]> {
  const rows = await rowQuery(db, now)
    .where('client.merged_into', 'is', null)
    .orderBy('client.archived')
    .orderBy('client.sort_key')
    .orderBy('client.seq')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(rowOf);
}

/** The clients with these ids in the order of the ids; unknown ones are left out. */
export async function clientRows(
  db: Db,
  ids: readonly string[],
  now: number,
): Promise<ClientRow[]> {
  const rows = await rowQuery(db, now).where('client.id', 'in', idList(ids)).execute();
  const found = new Map<string, ClientRow>(rows.map((row) => [row.id, rowOf(row)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/**
 * The clients that match what was typed, the best first and the archived ones last: by their words, a match in the name
 * counting most, and after those by any part of their phone number.
 */
export async function matchingClientIds(db: Db, text: string, limit: number): Promise<string[]> {
  const query = searchQueryOf(text);
  const phone = phoneQueryOf(text);
  const found = query === null ? [] : await byWords(db, query, limit);
  if (phone !== null && found.length < limit) found.push(...(await byPhone(db, phone, limit)));
  const ids = new Set([
    ...found.filter((client) => client.archived === 0).map((client) => client.id),
    ...found.map((client) => client.id),
  ]);
  return [...ids].slice(0, limit);
}

/** Of more than so many that match, only those added last are ranked: who types "m" has to go on typing anyway. */
const mostRanked = 1000;

type Found = { id: string; archived: 0 | 1 };

// CROSS JOIN keeps the order of the tables: left to itself the planner may walk through every client by name instead.

async function byWords(db: Db, query: string, limit: number): Promise<Found[]> {
  const { rows } = await sql<Found>`
    WITH found AS MATERIALIZED (
      SELECT rowid, bm25(client_search, 10, 3, 3, 2, 1) AS score FROM client_search
      WHERE client_search MATCH ${query} ORDER BY rowid DESC LIMIT ${mostRanked})
    SELECT client.id, client.archived FROM found CROSS JOIN client ON client.seq = found.rowid
    WHERE client.merged_into IS NULL
    ORDER BY client.archived, found.score, client.seq LIMIT ${limit}`.execute(db);
  return rows;
}

async function byPhone(
  db: Db,
  { digits, query }: { digits: string; query: string | null },
  limit: number,
): Promise<Found[]> {
  const beside =
    query === null
      ? sql``
      : sql`AND rowid IN (SELECT rowid FROM client_search WHERE client_search MATCH ${query})`;
  const { rows } = await sql<Found>`
    WITH found AS MATERIALIZED (
      SELECT rowid FROM client_phone
      WHERE client_phone MATCH ${`"${digits}"`} ${beside} ORDER BY rowid DESC LIMIT ${mostRanked})
    SELECT client.id, client.archived FROM found CROSS JOIN client ON client.seq = found.rowid
    WHERE client.merged_into IS NULL
    ORDER BY client.archived, client.sort_key, client.seq LIMIT ${limit}`.execute(db);
  return rows;
}

function visitsOf(eb: ExpressionBuilder<Schema, 'client'>) {
  return eb
    .selectFrom('booking')
    .select('booking.start_at')
    .whereRef('booking.client_id', '=', 'client.id')
    .where('booking.deleted_at', 'is', null)
    .limit(1);
}

/** Clients as a list shows them; when they come next and came last is looked up in the index. */
function rowQuery(db: Db, now: number) {
  return db
    .selectFrom('client')
    .select(['client.id', 'client.name', 'client.email', 'client.phone', 'client.tags_json'])
    .select('client.archived')
    .select((eb) => [
      visitsOf(eb)
        .where('booking.start_at', '>=', now)
        .where('booking.status', '!=', 'cancelled')
        .orderBy('booking.start_at')
        .as('next_at'),
      visitsOf(eb)
        .where('booking.start_at', '<', now)
        .where('booking.status', 'in', ['confirmed', 'arrived', 'completed'])
        .orderBy('booking.start_at', 'desc')
        .as('last_at'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof rowQuery>['execute']>>[number];

function rowOf(row: Row): ClientRow {
  return {
    id: row.id as ClientId,
    name: row.name,
    email: row.email,
    phone: row.phone,
    tags: JSON.parse(row.tags_json) as string[],
    archived: row.archived === 1,
    nextAt: row.next_at,
    lastAt: row.last_at,
  };
}
