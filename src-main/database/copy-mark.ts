import type Sqlite from 'better-sqlite3';
import type { Tx } from './schema.ts';

/** The setting that only copies have: by it a copy that was put back in the place of the database is known. */
const key = 'copiedAt';

/** Marks a copy with the instant it was made at; one from before there were settings stays unmarked. */
export function markCopy(copy: Sqlite.Database, at: number): void {
  const hasSettings = copy.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'setting'`).get();
  if (!hasSettings) return;
  copy
    .prepare('INSERT OR REPLACE INTO setting (key, value_json) VALUES (?, ?)')
    .run(key, String(at));
}

/** Takes the mark off a copy that has become the database; answers whether there was one. */
export async function removeCopyMark(tx: Tx): Promise<boolean> {
  const removed = await tx.deleteFrom('setting').where('key', '=', key).executeTakeFirst();
  return removed.numDeletedRows > 0n;
}
