import { sql, type Kysely } from 'kysely';

/** The log of the sync by day, for figures over longer than its lines are kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE sync_day (
      day TEXT NOT NULL,
      kind TEXT NOT NULL,
      outcome TEXT NOT NULL,
      error_class TEXT NOT NULL,
      duration_bucket INTEGER NOT NULL,
      operations INTEGER NOT NULL,
      duration_ms INTEGER NOT NULL,
      requests INTEGER NOT NULL,
      token_refreshes INTEGER NOT NULL,
      PRIMARY KEY (day, kind, outcome, error_class, duration_bucket)
    ) STRICT, WITHOUT ROWID`.execute(db);
}
