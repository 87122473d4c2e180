import type Sqlite from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Enough for every query text the app has; a text beyond it (an IN list of unusual length) replaces the oldest. */
const capacity = 500;

/** Lets Kysely prepare each query text once: preparing costs more than most of our queries take to run. */
export function cachingStatements(sqlite: Sqlite.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => sqlite.close(),
    prepare(text: string): SqliteStatement {
      const known = statements.get(text);
      if (known) return known;
      const statement = sqlite.prepare(text) as unknown as SqliteStatement;
      if (statements.size >= capacity) statements.delete(statements.keys().next().value as string);
      statements.set(text, statement);
      return statement;
    },
  };
}
