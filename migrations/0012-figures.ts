import { sql, type Kysely } from 'kysely';

/** How many bookings of each status there are, kept by the database itself, so that nobody has to count years. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `CREATE TABLE booking_count (
    status TEXT PRIMARY KEY,
    bookings INTEGER NOT NULL CHECK (bookings >= 0)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO booking_count SELECT status, count(*) FROM booking WHERE deleted_at IS NULL GROUP BY status`,
  `CREATE TRIGGER booking_count_insert AFTER INSERT ON booking WHEN new.deleted_at IS NULL BEGIN
    INSERT INTO booking_count VALUES (new.status, 1) ON CONFLICT DO UPDATE SET bookings = bookings + 1;
  END`,
  `CREATE TRIGGER booking_count_update AFTER UPDATE OF status, deleted_at ON booking
    WHEN old.status <> new.status OR (old.deleted_at IS NULL) <> (new.deleted_at IS NULL) BEGIN
    UPDATE booking_count SET bookings = bookings - 1 WHERE status = old.status AND old.deleted_at IS NULL;
    INSERT INTO booking_count SELECT new.status, 1 WHERE new.deleted_at IS NULL
      ON CONFLICT DO UPDATE SET bookings = bookings + 1;
  END`,
  `CREATE TRIGGER booking_count_delete AFTER DELETE ON booking WHEN old.deleted_at IS NULL BEGIN
    UPDATE booking_count SET bookings = bookings - 1 WHERE status = old.status;
  END`,
];
