import { sql, type Kysely } from 'kysely';

/** Sessions that a client buys ahead; bookings that carry a package's id use them up. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `CREATE TABLE package (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL,
    name TEXT NOT NULL,
    service_id TEXT,
    sessions_total INTEGER NOT NULL CHECK (sessions_total > 0),
    price_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    bought_at INTEGER NOT NULL,
    paid_method TEXT NOT NULL,
    last_day TEXT,
    receipt_number TEXT,
    withdrawn_at INTEGER,
    revision INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
  ) STRICT`,
  `CREATE INDEX package_by_client ON package (client_id)`,
  `CREATE INDEX package_by_bought ON package (bought_at)`,
];
