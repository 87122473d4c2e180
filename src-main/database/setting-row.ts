import type { Db, Tx } from './schema.ts';

/** The JSON that is stored under a key; null when there is none. */
export async function readSettingRow(db: Db, key: string): Promise<string | null> {
  const row = await db
    .selectFrom('setting')
    .select('value_json')
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.value_json ?? null;
}

/** Stores a value as JSON under a key, in place of what was there. */
export async function writeSettingRow(tx: Tx, key: string, value: unknown): Promise<void> {
  const row = { key, value_json: JSON.stringify(value) };
  await tx
    .insertInto('setting')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute();
}
