import { chmodSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import { AppDialect } from './dialect.ts';
import type { Db, Schema } from './schema.ts';
import { cachingStatements } from './statement-cache.ts';
import { t } from '../../src-shared/words/words.ts';

/** "ApAg": marks a file as ours, so that no other program's database is ever opened or overwritten. */
export const applicationId = 0x41704167;

/** An open database: through Kysely for everything, and the bare handle for what Kysely has no word for. */
export type OpenDatabase = { db: Db; sqlite: Sqlite.Database; close(): Promise<void> };

/**
 * Opens (or makes) the database file, readable by its owner only; `:memory:`, or a serialized one as a copy in memory.
 * Throws when the file is another program's, or not a database.
 */
export function openDatabase(file: string | Buffer): OpenDatabase {
  const sqlite = new Sqlite(typeof file === 'string' ? file : forMemory(file));
  try {
    refuseForeignFile(sqlite);
    setPragmas(sqlite);
    if (typeof file === 'string' && file !== ':memory:') chmodSync(file, 0o600);
  } catch (error) {
    sqlite.close();
    throw error;
  }
  const db = new Kysely<Schema>({
    dialect: new AppDialect({ database: cachingStatements(sqlite) }),
  });
  return { db, sqlite, close: () => db.destroy() };
}

/**
 * The bytes of a file that was in WAL mode, as SQLite takes them for a database in memory, which has no WAL: bytes 18
 * and 19 of the header say which it is. https://www.sqlite.org/c3ref/deserialize.html
 */
function forMemory(serialized: Buffer): Buffer {
  const bytes = Buffer.from(serialized);
  if (bytes.length >= 20) bytes.fill(1, 18, 20); // a new one has no header yet
  return bytes;
}

function refuseForeignFile(sqlite: Sqlite.Database): void {
  const found = sqlite.pragma('application_id', { simple: true });
  const isEmpty = sqlite.prepare('SELECT count(*) AS n FROM sqlite_schema').pluck().get() === 0;
  if (found === applicationId || (found === 0 && isEmpty)) return;
  throw new ExpectedError('not-allowed', t('refusals:book.otherProgram'));
}

/** Every setting the app relies on, none left to how SQLite happened to be built. */
function setPragmas(sqlite: Sqlite.Database): void {
  sqlite.pragma(`application_id = ${applicationId}`);
  sqlite.pragma('journal_mode = WAL');
  // NORMAL may lose the last commits when the power goes: the rows are the outbox, so it must not.
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('busy_timeout = 5000');
  sqlite.pragma('trusted_schema = OFF');
  sqlite.pragma('cell_size_check = ON');
  sqlite.pragma('secure_delete = ON');
  sqlite.pragma('temp_store = MEMORY');
  sqlite.pragma('cache_size = -16000');
}
