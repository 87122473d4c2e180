import { existsSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import type { Migration } from 'kysely/migration';
import { migrate, readSchemaState, type SchemaState } from './migrate.ts';
import { openDatabase } from './open.ts';

/** How a database file is; `isOk` when the app can work with it. */
export type DatabaseHealth = {
  isOk: boolean;
  file: 'present' | 'none yet';
  sqlite: string;
  /** What `integrity_check` found; "ok" when nothing. */
  integrity: string;
  /** Rows that refer to what is not there. */
  brokenReferences: number;
  migrations: SchemaState;
};

/**
 * Examines the database without changing anything in it. When there is none yet, one in memory stands for what the
 * first start would make: then the driver and every migration were tried.
 */
export async function examineDatabase(
  file: string,
  migrations: Record<string, Migration>,
): Promise<DatabaseHealth> {
  const isPresent = existsSync(file);
  const database = openDatabase(isPresent ? file : ':memory:');
  try {
    if (!isPresent) await migrate(database, migrations);
    const { sqlite } = database;
    const integrity = (sqlite.pragma('integrity_check') as { integrity_check: string }[])
      .map((row) => row.integrity_check)
      .join('; ');
    const brokenReferences = (sqlite.pragma('foreign_key_check') as unknown[]).length;
    const state = readSchemaState(database, migrations);
    return {
      isOk: integrity === 'ok' && brokenReferences === 0 && state.unknown.length === 0,
      file: isPresent ? 'present' : 'none yet',
      sqlite: versionOf(sqlite),
      integrity,
      brokenReferences,
      migrations: state,
    };
  } finally {
    await database.close();
  }
}

function versionOf(sqlite: Sqlite.Database): string {
  return String(sqlite.prepare('SELECT sqlite_version()').pluck().get());
}
