import { preparedRead, preparedWrite } from './prepared.ts';
import type { Db, SettingRow, Tx } from './schema.ts';

const byKey = preparedRead((db, { key }: { key: string }) =>
  db.selectFrom('setting').select('value_json').where('key', '=', key),
);

const put = preparedWrite((tx, row: SettingRow) =>
  tx
    .insertInto('setting')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row)),
);

/** The JSON that is stored under a key; null when there is none. */
export async function readSettingRow(db: Db, key: string): Promise<string | null> {
  const row = await byKey.first(db, { key });
  return row?.value_json ?? null;
}

/** Stores a value as JSON under a key, in place of what was there. */
export async function writeSettingRow(tx: Tx, key: string, value: unknown): Promise<void> {
  await put.run(tx, { key, value_json: JSON.stringify(value) });
}
