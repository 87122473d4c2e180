import { sql, type Kysely } from 'kysely';

/**
 * What the life of a booking needs: the buffers it takes beside its time, what it costs and how it was paid, who
 * cancelled it, and which series and package it belongs to; and the steps of the person that can be taken back.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `ALTER TABLE booking ADD COLUMN buffer_before_minutes INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE booking ADD COLUMN buffer_after_minutes INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE booking ADD COLUMN price_minor INTEGER`,
  `ALTER TABLE booking ADD COLUMN currency TEXT NOT NULL DEFAULT 'EUR'`,
  `ALTER TABLE booking ADD COLUMN discount_minor INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE booking ADD COLUMN paid_at INTEGER`,
  `ALTER TABLE booking ADD COLUMN paid_minor INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE booking ADD COLUMN paid_method TEXT`,
  `ALTER TABLE booking ADD COLUMN receipt_number TEXT`,
  `ALTER TABLE booking ADD COLUMN cancelled_by TEXT`,
  `ALTER TABLE booking ADD COLUMN cancelled_late INTEGER NOT NULL DEFAULT 0 CHECK (cancelled_late IN (0, 1))`,
  `ALTER TABLE booking ADD COLUMN cancel_fee_minor INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE booking ADD COLUMN series_id TEXT`,
  `ALTER TABLE booking ADD COLUMN recurrence_id TEXT`,
  `ALTER TABLE booking ADD COLUMN package_id TEXT`,
  // The time with its buffers is what must not overlap. Computed by the database, so that no writer can forget to.
  `ALTER TABLE booking ADD COLUMN taken_from_at INTEGER NOT NULL
    GENERATED ALWAYS AS (start_at - buffer_before_minutes * 60000) VIRTUAL`,
  `ALTER TABLE booking ADD COLUMN taken_to_at INTEGER NOT NULL
    GENERATED ALWAYS AS (end_at + buffer_after_minutes * 60000) VIRTUAL`,
  // As `booking_by_start` and `booking_by_length` serve the calendar, so these serve the question who is in the way.
  `CREATE INDEX booking_by_taken ON booking (taken_from_at, taken_to_at) WHERE deleted_at IS NULL AND status <> 'cancelled'`,
  `CREATE INDEX booking_by_taken_length ON booking (taken_to_at - taken_from_at)
    WHERE deleted_at IS NULL AND status <> 'cancelled'`,
  `CREATE INDEX booking_by_series ON booking (series_id, recurrence_id) WHERE series_id IS NOT NULL`,
  `CREATE INDEX booking_by_package ON booking (package_id) WHERE package_id IS NOT NULL`,
  `CREATE INDEX booking_by_receipt ON booking (receipt_number) WHERE receipt_number IS NOT NULL`,

  `CREATE TABLE undo_step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    label TEXT NOT NULL,
    undone_at INTEGER,
    parts_json TEXT NOT NULL
  ) STRICT`,
];
