import { sql, type Kysely } from 'kysely';

/**
 * Who waits for a time, and for which; and for each step of the person how far the histories were when it was taken,
 * so that taking it back can tell what is newer (the clock can't: it may have been set back).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `CREATE TABLE waiting (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES client (id),
    service_id TEXT REFERENCES service (id),
    weekdays_json TEXT NOT NULL,
    windows_json TEXT NOT NULL,
    earliest_day TEXT,
    latest_day TEXT,
    note TEXT NOT NULL,
    since_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'offered', 'booked', 'removed')),
    booking_id TEXT,
    revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
  ) STRICT`,
  `CREATE INDEX waiting_by_since ON waiting (since_at, id) WHERE state IN ('waiting', 'offered')`,
  `CREATE INDEX waiting_by_client ON waiting (client_id)`,

  `ALTER TABLE undo_step ADD COLUMN history_mark INTEGER NOT NULL DEFAULT 0`,
  `CREATE INDEX undo_step_undone ON undo_step (undone_at) WHERE undone_at IS NOT NULL`,
];
