import { Migrator, type Migration } from 'kysely/migration';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { OpenDatabase } from './open.ts';
import { t } from '../../src-shared/words/words.ts';

/** The migrations that this database has seen, and those that it still lacks. */
export type SchemaState = { done: string[]; missing: string[]; unknown: string[] };

/** Reads which migrations have run; `unknown` are those of a newer version of the app. */
export function readSchemaState(
  { sqlite }: OpenDatabase,
  migrations: Record<string, Migration>,
): SchemaState {
  const exists = sqlite
    .prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'kysely_migration'`)
    .get();
  const done = exists
    ? (sqlite.prepare('SELECT name FROM kysely_migration ORDER BY name').pluck().all() as string[])
    : [];
  const known = Object.keys(migrations).toSorted();
  return {
    done,
    missing: known.filter((name) => !done.includes(name)),
    unknown: done.filter((name) => !known.includes(name)),
  };
}

/**
 * Brings the schema up to date, each migration in a transaction of its own: one that fails leaves nothing behind.
 * Refuses a database that a newer version of the app has changed. `before` runs once, ahead of the first change.
 */
export async function migrate(
  database: OpenDatabase,
  migrations: Record<string, Migration>,
  before: () => Promise<void> = async () => {},
): Promise<void> {
  const state = readSchemaState(database, migrations);
  if (state.unknown.length > 0) {
    throw new ExpectedError('not-allowed', t('refusals:book.newer'), {
      cause: { unknown: state.unknown },
    });
  }
  if (state.missing.length === 0) return;
  await before();
  // One at a time: in one call Kysely would put all of them into a single transaction.
  for (const name of state.missing) {
    const migrator = new Migrator({
      db: database.db,
      provider: { getMigrations: async () => migrations },
    });
    const { error } = await migrator.migrateTo(name);
    if (error) throw new Error(`migration ${name} failed and was rolled back`, { cause: error });
  }
}
