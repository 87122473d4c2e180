import type { Database } from 'better-sqlite3';
import type { RecordedStatement } from '../support/record-statements.ts';

/** Tables that stay small however long a practice has been running: reading all of one costs nothing. */
const smallTables = new Set([
  'setting',
  'service',
  'service_reminder',
  'account',
  'calendar',
  'booking_count',
  // What a person enters by hand about their hours: tens of rows in ten years.
  'weekly_hours',
  'day_exception',
  'time_off',
  'holiday',
  'weekly_slot',
  // Cut back by the app itself: the last steps, the coming reminders, one row a day and kind.
  'undo_step',
  'reminder_told',
  'sync_day',
  // One each for a rhythm that somebody comes in, and for a pair that was looked at: hundreds.
  'series',
  'client_apart',
  'kysely_migration',
  'json_each',
]);

/** Indexes that hold only what is open, unsettled or failed just now, and so stay small. */
const smallIndexes = new Set([
  'calendar_link_unsettled',
  'calendar_link_failed',
  'sync_conflict_open',
  'series_with_open_starts',
  'waiting_by_since',
]);

/** Long ways that are meant: a part of the step, a part of the query, and why. */
const exceptions: readonly { step: string; sql: string; why: string }[] = [
  {
    step: 'SCAN other USING INDEX booking_by_',
    sql: 'DESC LIMIT 1',
    why: 'the longest booking is the first one of the index',
  },
  {
    step: 'SCAN booking USING INDEX booking_by_start',
    sql: 'order by "start_at" desc, "id" desc limit',
    why: 'a page from the end of the index; it stops at its limit',
  },
  {
    step: 'SCAN client USING INDEX client_by_name',
    sql: '"client"."sort_key", "client"."seq" limit',
    why: 'a page of the list, in the order of the index',
  },
  {
    step: 'SCAN client USING INDEX client_by_name',
    sql: 'order by "archived", "sort_key", "seq" limit',
    why: 'the first clients, in the order of the index',
  },
  {
    step: 'SCAN client',
    sql: 'select count(*) as "count" from "client"',
    why: 'the list says how many there are, once when it is opened',
  },
  {
    step: 'SCAN client',
    sql: '"phone_key" as "phone", "birthday" from "client"',
    why: 'duplicates: everybody is compared with everybody',
  },
  {
    step: 'SCAN booking USING COVERING INDEX sqlite_autoindex_booking_1',
    sql: 'select "id" from "booking" limit',
    why: 'whether there is any: it stops at the first one',
  },
  {
    step: 'SCAN client USING COVERING INDEX sqlite_autoindex_client_1',
    sql: 'select "id" from "client" limit',
    why: 'the same for clients',
  },
  {
    step: 'SCAN booking',
    sql: 'select "id" from "booking" where "deleted_at" is null limit',
    why: 'whether any is in use: it stops at the first one',
  },
  {
    step: 'SCAN package',
    sql: 'select distinct "service_id" from "package"',
    why: 'which services of the sample practice are in use by then; asked once in the life of a book',
  },
  {
    step: 'SCAN booking',
    sql: 'from "booking" where "all_day" =',
    why: 'a move to another time zone touches every all-day booking, once in years',
  },
  {
    step: 'SCAN slot',
    sql: 'from "slot" where "all_day" =',
    why: 'the same for openings',
  },
  {
    step: 'SCAN i USING INDEX',
    sql: 'INSERT INTO calendar_link',
    why: 'another calendar was chosen: everything gets a link there, once',
  },
  {
    step: 'SCAN calendar_link',
    sql: 'update "calendar_link" set "look" =',
    why: 'a copy was put back: every link is looked at, once',
  },
  {
    step: 'SCAN s USING INDEX slot_by_start',
    sql: "l.state IN ('present', 'detached') AND l.synced_revision >= s.revision",
    why: 'openings that wait while nothing is connected; they are few beside bookings',
  },
  {
    step: 'SCAN',
    sql: 'WITH named AS',
    why: 'only while no calendar is chosen are all bookings listed, as waiting',
  },
  {
    step: 'SCAN sync_log',
    sql: 'where "error_class" is not null order by "id" desc limit',
    why: 'the report for whoever helps: the newest troubles of a log of some weeks',
  },
  {
    step: 'SCAN remote_event',
    sql: 'delete from "remote_event"',
    why: 'a copy was put back: the whole mirror is fetched anew',
  },
  {
    step: 'SCAN calendar_link',
    sql: 'select "remote_id", "item_kind", "item_id" from "calendar_link"',
    why: 'a check of the simulation itself',
  },
];

/** The steps of a statement that go through all of something that grows, when nobody said why. */
export function longWays(
  sqlite: Database,
  { sql, parameters }: RecordedStatement,
): { step: string; sql: string }[] {
  return planOf(sqlite, sql, parameters)
    .filter((step) => isLong(step, sql))
    .filter((step) => !exceptions.some((one) => step.includes(one.step) && sql.includes(one.sql)))
    .map((step) => ({ step, sql: sql.replaceAll(/\s+/g, ' ').slice(0, 500) }));
}

/** The exceptions that no statement needs any more. */
export function idleExceptions(
  sqlite: Database,
  statements: Iterable<RecordedStatement>,
): { step: string; sql: string }[] {
  const plans = [...statements].map(({ sql, parameters }) => ({
    sql,
    steps: planOf(sqlite, sql, parameters).filter((step) => isLong(step, sql)),
  }));
  return exceptions.filter(
    (one) =>
      !plans.some(
        ({ sql, steps }) => sql.includes(one.sql) && steps.some((step) => step.includes(one.step)),
      ),
  );
}

function planOf(sqlite: Database, sql: string, parameters: readonly unknown[]): string[] {
  const steps = sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
  return steps.map((step) => (step as { detail: string }).detail);
}

function isLong(step: string, sql: string): boolean {
  if (step.includes('AUTOMATIC')) return true; // an index made for this one query out of all rows
  const [, name = '', rest = ''] = /^SCAN (\S+)(.*)$/.exec(step) ?? [];
  if (
    name === '' ||
    name === 'CONSTANT' ||
    name.startsWith('pragma_') ||
    /^\d+-ROW VALUES/.test(`${name}${rest}`)
  )
    return false;
  // A full-text index that is asked for words, not for everything it has.
  if (/VIRTUAL TABLE INDEX \d+:[^\s]/.test(rest)) return false;
  const index = /USING (?:COVERING )?INDEX (\S+)/.exec(rest)?.[1];
  if (index !== undefined && smallIndexes.has(index)) return false;
  return !smallTables.has(tableOf(name, sql)) && !isNamedInside(name, sql);
}

/** The table behind the name that a plan gives, which may be one of the query's own. */
function tableOf(name: string, sql: string): string {
  const named = new RegExp(
    `(?:from|join)\\s+"?(\\w+)"?\\s+(?:as\\s+)?"?${name}"?(?=[\\s,)]|$)`,
    'i',
  );
  return named.exec(sql)?.[1] ?? name;
}

/** What the query made itself, which is as short as what it was made of: that has a step of its own. */
function isNamedInside(name: string, sql: string): boolean {
  return new RegExp(`\\b${tableOf(name, sql)}\\s+AS\\s+(?:MATERIALIZED\\s+)?\\(`, 'i').test(sql);
}

/** The statements inside triggers, as one could ask them: what a trigger is told of becomes a value to bind. */
export function triggerStatements(sqlite: Database): RecordedStatement[] {
  const bodies = sqlite
    .prepare(`SELECT sql FROM sqlite_schema WHERE type = 'trigger'`)
    .pluck()
    .all() as string[];
  return bodies
    .flatMap((body) => (/\bBEGIN\b([\s\S]*)\bEND\s*$/.exec(body)?.[1] ?? '').split(';'))
    .map((text) => text.replaceAll(/\b(?:new|old)\.\w+/g, '?').trim())
    .filter((text) => text !== '' && !text.includes('RAISE('))
    .map((sql) => ({ sql, parameters: [...sql.matchAll(/\?/g)].map(() => null) }));
}

/** Columns that point at another table without an index that begins with them: removing there reads all of it here. */
export function foreignKeysWithoutIndex(sqlite: Database): string[] {
  const rows = sqlite
    .prepare(
      `SELECT t.name || '.' || k."from" FROM pragma_table_list t, pragma_foreign_key_list(t.name) k
       WHERE t.schema = 'main' AND NOT EXISTS (
         SELECT 1 FROM pragma_index_list(t.name) i, pragma_index_info(i.name) c
         WHERE c.seqno = 0 AND c.name = k."from")
       AND NOT EXISTS (SELECT 1 FROM pragma_table_info(t.name) c WHERE c.pk = 1 AND c.name = k."from")
       ORDER BY 1`,
    )
    .pluck();
  return rows.all() as string[];
}
