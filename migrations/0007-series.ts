import { sql, type Kysely } from 'kysely';

/** Series of bookings: the rule each follows and what its occurrences begin with. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `CREATE TABLE series (
    id TEXT PRIMARY KEY,
    client_id TEXT REFERENCES client (id),
    service_id TEXT REFERENCES service (id),
    rule_json TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    title TEXT,
    location TEXT NOT NULL,
    calendar_note TEXT NOT NULL,
    private_note TEXT NOT NULL,
    buffer_before_minutes INTEGER NOT NULL,
    buffer_after_minutes INTEGER NOT NULL,
    price_minor INTEGER,
    currency TEXT NOT NULL,
    discount_minor INTEGER NOT NULL,
    status TEXT NOT NULL,
    horizon_day TEXT NOT NULL,
    open_starts_json TEXT NOT NULL,
    ended_at INTEGER,
    end_reason TEXT NOT NULL,
    revision INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
  ) STRICT`,
  `CREATE INDEX series_by_horizon ON series (horizon_day) WHERE ended_at IS NULL`,
  `CREATE INDEX series_with_open_starts ON series (id) WHERE open_starts_json <> '[]'`,
  // No start of a series is ever booked twice.
  `DROP INDEX booking_by_series`,
  `CREATE UNIQUE INDEX booking_by_series ON booking (series_id, recurrence_id) WHERE series_id IS NOT NULL`,
];
