import { chmodSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import { t } from '../../src-shared/words/words.ts';

/** Has to be kept while the app works on a data folder: what nobody refers to any more is given back. */
export type SoleUse = { release(): void };

/**
 * Makes this process the only one that works on a data folder, whichever way it was started: two would both
 * sync. The lock is SQLite's own on an empty database, so the system lifts it even when the process is killed.
 * @throws ExpectedError when another process has it
 */
export function claimSoleUse(file: string): SoleUse {
  const lock = new Sqlite(file, { timeout: 0 });
  try {
    chmodSync(file, 0o600);
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new ExpectedError('not-allowed', t('refusals:book.inUse'), { cause: error });
  }
  return { release: () => void lock.close() };
}

function isBusy(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
