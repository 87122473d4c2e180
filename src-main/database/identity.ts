import { z } from 'zod';
import type { Ids } from '../platform/ports.ts';
import type { Db, Tx } from './schema.ts';
import { readSettingRow, writeSettingRow } from './setting-row.ts';

const key = 'databaseId';

/** The id of this database, which every event it writes carries; null before its first opening. */
export async function readDatabaseId(db: Db): Promise<string | null> {
  const json = await readSettingRow(db, key);
  return json === null ? null : z.uuid().parse(JSON.parse(json));
}

/** Gives the database its id at its first opening, and answers it at every later one. */
export async function ensureDatabaseId(tx: Tx, ids: Ids): Promise<string> {
  const known = await readDatabaseId(tx);
  if (known !== null) return known;
  const id = ids.next();
  await writeSettingRow(tx, key, id);
  return id;
}
