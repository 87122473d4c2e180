import { sql, type Kysely } from 'kysely';

/**
 * Receipts, which are only ever added: the database itself refuses to change or delete one. And what a booking asks
 * of the client, computed by the database, so that what is open and what came in are each read from an index.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `CREATE TABLE receipt (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    year INTEGER NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    issued_at INTEGER NOT NULL,
    booking_id TEXT,
    package_id TEXT,
    client_id TEXT,
    cancels_id TEXT UNIQUE REFERENCES receipt (id),
    content_json TEXT NOT NULL,
    UNIQUE (year, sequence)
  ) STRICT`,
  `CREATE INDEX receipt_by_booking ON receipt (booking_id) WHERE booking_id IS NOT NULL`,
  `CREATE INDEX receipt_by_package ON receipt (package_id) WHERE package_id IS NOT NULL`,
  `CREATE INDEX receipt_by_issue ON receipt (issued_at)`,
  `CREATE TRIGGER receipt_is_final BEFORE UPDATE ON receipt
    BEGIN SELECT RAISE(ABORT, 'a receipt is never changed'); END`,
  `CREATE TRIGGER receipt_stays BEFORE DELETE ON receipt
    BEGIN SELECT RAISE(ABORT, 'a receipt is never deleted'); END`,

  // The same as dueOf in src-shared/domain/payment.ts; a test holds the two against each other.
  `ALTER TABLE booking ADD COLUMN due_minor INTEGER NOT NULL GENERATED ALWAYS AS (
    CASE
      WHEN status = 'cancelled' THEN cancel_fee_minor
      WHEN status IN ('tentative', 'no_show') OR package_id IS NOT NULL THEN 0
      ELSE max(0, coalesce(price_minor, 0) - discount_minor)
    END) VIRTUAL`,
  `CREATE INDEX booking_by_open ON booking (end_at) WHERE deleted_at IS NULL AND due_minor > paid_minor`,
  `CREATE INDEX booking_by_paid ON booking (paid_at) WHERE paid_at IS NOT NULL`,
];
