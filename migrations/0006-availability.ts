import { sql, type Kysely } from 'kysely';

/** When the practice is open: the hours of the week, days with hours of their own, days off; and openings of every week. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** A day as `YYYY-MM-DD`, so that days compare as texts do. */
const day = (column: string) => `${column} GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`;
/** A time of the day as `HH:MM`. */
const time = (column: string) => `${column} GLOB '[0-2][0-9]:[0-5][0-9]'`;

const statements = [
  `CREATE TABLE weekly_hours (
    id INTEGER PRIMARY KEY,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    from_time TEXT NOT NULL CHECK (${time('from_time')}),
    to_time TEXT NOT NULL CHECK (${time('to_time')} AND to_time <= '24:00'),
    valid_from TEXT CHECK (${day('valid_from')}),
    valid_until TEXT CHECK (${day('valid_until')}),
    CHECK (from_time < to_time),
    CHECK (valid_from <= valid_until)
  ) STRICT`,

  `CREATE TABLE day_exception (
    day TEXT PRIMARY KEY CHECK (${day('day')}),
    hours_json TEXT NOT NULL CHECK (json_valid(hours_json) AND json_type(hours_json) = 'array')
  ) STRICT, WITHOUT ROWID`,

  `CREATE TABLE time_off (
    id TEXT PRIMARY KEY,
    start_day TEXT NOT NULL CHECK (${day('start_day')}),
    end_day TEXT NOT NULL CHECK (${day('end_day')}),
    label TEXT NOT NULL,
    CHECK (start_day < end_day)
  ) STRICT, WITHOUT ROWID`,

  `CREATE TABLE holiday (
    day TEXT PRIMARY KEY CHECK (${day('day')}),
    name TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,

  `CREATE TABLE weekly_slot (
    id TEXT PRIMARY KEY,
    service_id TEXT REFERENCES service (id),
    title TEXT NOT NULL,
    location TEXT NOT NULL,
    calendar_note TEXT NOT NULL,
    first_day TEXT NOT NULL CHECK (${day('first_day')}),
    last_day TEXT CHECK (${day('last_day')}),
    start_time TEXT NOT NULL CHECK (${time('start_time')} AND start_time < '24:00'),
    length_minutes INTEGER NOT NULL CHECK (length_minutes BETWEEN 1 AND 1440),
    time_zone TEXT NOT NULL,
    -- Occurrences before this day have been published; a later one is made once it comes near enough.
    published_until TEXT NOT NULL CHECK (${day('published_until')}),
    created_at INTEGER NOT NULL,
    ended_at INTEGER,
    CHECK (first_day <= last_day)
  ) STRICT, WITHOUT ROWID`,

  `ALTER TABLE slot ADD COLUMN weekly_id TEXT REFERENCES weekly_slot (id)`,
  `ALTER TABLE slot ADD COLUMN occurrence_day TEXT`,
  // Withdrawn ones are shown for as long as they are in the calendar.
  `CREATE INDEX slot_by_time ON slot (start_at, end_at)`,
  // Never two openings for one week, whoever makes them; a withdrawn one keeps its place and does not come back.
  `CREATE UNIQUE INDEX slot_by_weekly ON slot (weekly_id, occurrence_day) WHERE weekly_id IS NOT NULL`,
];
