import { sql, type Insertable, type Selectable } from 'kysely';
import type { Client } from '../../src-shared/domain/client.ts';
import { sortKeyOf } from '../../src-shared/domain/folding.ts';
import type { ClientId } from '../../src-shared/domain/ids.ts';
import { idList } from '../database/id-list.ts';
import type { ClientRow, Db, Tx } from '../database/schema.ts';

function clientOf(row: Selectable<ClientRow>): Client {
  return {
    id: row.id as ClientId,
    name: row.name,
    email: row.email,
    phone: row.phone,
    notes: row.notes,
    tags: JSON.parse(row.tags_json) as string[],
    birthday: row.birthday,
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
    tags_json: JSON.stringify(client.tags),
    birthday: client.birthday,
    sort_key: sortKeyOf(client.name),
    archived: client.archived ? 1 : 0,
    revision: client.revision,
    changed_at: at,
  };
}

/** The client with this id, or null; also one that was merged into another. */
export async function findClient(db: Db, id: string): Promise<Client | null> {
  const row = await db.selectFrom('client').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : clientOf(row);
}

/** The clients with these ids in the order of the ids; unknown ones are left out. */
export async function readClients(db: Db, ids: readonly string[]): Promise<Client[]> {
  const rows = await db.selectFrom('client').selectAll().where('id', 'in', idList(ids)).execute();
  const clients = new Map<string, Client>(rows.map((row) => [row.id, clientOf(row)]));
  return ids.flatMap((id) => clients.get(id) ?? []);
}

/** The first clients by name, the archived ones last. */
export async function firstClients(db: Db, limit: number): Promise<Client[]> {
  const rows = await db
    .selectFrom('client')
    .selectAll()
    .where('merged_into', 'is', null)
    .orderBy('archived')
    .orderBy('sort_key')
    .orderBy('seq')
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

/** Takes a client out of the book altogether. Fails while anything still points at them. */
export async function deleteClient(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('client').where('id', '=', id).execute();
}

/** Tells whether any booking, deleted ones too, is this client's. */
export async function hasBookings(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('booking')
    .select(sql.lit(1).as('one'))
    .where('client_id', '=', id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
