import { z } from 'zod';
import type { Ids } from '../platform/ports.ts';
import type { Db, Tx } from './schema.ts';

const key = 'databaseId';

/** The id of this database, which every event it writes carries; null before its first opening. */
export async function readDatabaseId(db: Db): Promise<string | null> {
  const row = await db
    .selectFrom('setting')
    .select('value_json')
    .where('key', '=', key)
    .executeTakeFirst();
  return row === undefined ? null : z.uuid().parse(JSON.parse(row.value_json));
}

/** Gives the database its id at its first opening, and answers it at every later one. */
export async function ensureDatabaseId(tx: Tx, ids: Ids): Promise<string> {
  const known = await readDatabaseId(tx);
  if (known !== null) return known;
  const id = ids.next();
  await tx
    .insertInto('setting')
    .values({ key, value_json: JSON.stringify(id) })
    .execute();
  return id;
}
