import { sql, type Kysely } from 'kysely';

/**
 * What reminders need to know across a restart: which were given, each for the time its booking then had, and the
 * services whose bookings are reminded of differently from the rest.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `CREATE TABLE reminder_told (
    booking_id TEXT NOT NULL,
    start_at INTEGER NOT NULL,
    told_at INTEGER NOT NULL,
    PRIMARY KEY (booking_id, start_at)
  ) STRICT, WITHOUT ROWID`,
  // minutes: NULL means never; a service that is not here follows the setting.
  `CREATE TABLE service_reminder (
    service_id TEXT PRIMARY KEY REFERENCES service (id) ON DELETE CASCADE,
    minutes INTEGER CHECK (minutes >= 0)
  ) STRICT, WITHOUT ROWID`,
];
