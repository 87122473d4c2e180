import { sql, type Insertable, type Selectable } from 'kysely';
import type { Client } from '../../src-shared/domain/client.ts';
import type { ClientId } from '../../src-shared/domain/ids.ts';
import type { ClientRow, Db, Tx } from '../database/schema.ts';

function clientOf(row: Selectable<ClientRow>): Client {
  return {
    id: row.id as ClientId,
    name: row.name,
    email: row.email,
    phone: row.phone,
    notes: row.notes,
    revision: row.revision,
    archived: row.archived === 1,
  };
}

function rowOf(client: Client, at: number): Omit<Insertable<ClientRow>, 'created_at'> {
  return {
    id: client.id,
    name: client.name,
    email: client.email,
    phone: client.phone,
    notes: client.notes,
    archived: client.archived ? 1 : 0,
    revision: client.revision,
    changed_at: at,
  };
}

/** The client with this id, or null. */
export async function findClient(db: Db, id: string): Promise<Client | null> {
  const row = await db.selectFrom('client').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : clientOf(row);
}

/** Every client, in no particular order. */
export async function readClients(db: Db): Promise<Client[]> {
  const rows = await db.selectFrom('client').selectAll().execute();
  return rows.map(clientOf);
}

/**
 * The clients that match a full-text query (`src-main/search/query.ts`), the best match first and the archived
 * ones last; a match in the name counts most.
 */
export async function matchingClients(db: Db, query: string, limit: number): Promise<Client[]> {
  const rows = await db
    .selectFrom('client')
    .innerJoin('client_search', 'client_search.rowid', 'client.seq')
    .selectAll('client')
    .where(sql<boolean>`client_search MATCH ${query}`)
    .orderBy('client.archived')
    .orderBy(sql`bm25(client_search, 10, 3, 3, 1)`)
    .orderBy('client.seq')
    .limit(limit)
    .execute();
  return rows.map(clientOf);
}

/** Stores a client, new or changed, as it is. */
export async function putClient(tx: Tx, client: Client, at: number): Promise<void> {
  const row = rowOf(client, at);
  await tx
    .insertInto('client')
    .values({ ...row, created_at: at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}
