import { sql } from 'kysely';
import type { SyncLogEntry } from '../../src-shared/domain/sync-views.ts';
import type { Db } from '../database/schema.ts';
import { logEntryOf } from '../sync/log-repo.ts';

/** What stands behind the verdict, in one read. */
export type Troubles = {
  connected: number;
  reconnect: number;
  accountError: string | null;
  calendarError: string | null;
  itemError: string | null;
};

/** The classes of the troubles that are known of; of single refusals the most frequent. */
export async function readTroubles(db: Db): Promise<Troubles> {
  const { rows } = await sql<Troubles>`
    SELECT
      (SELECT count(*) FROM account WHERE status = 'connected') AS connected,
      (SELECT count(*) FROM account WHERE status = 'reconnect') AS reconnect,
      (SELECT error_class FROM account WHERE status = 'connected' AND error_class IS NOT NULL LIMIT 1) AS accountError,
      (SELECT c.error_class FROM calendar c JOIN account a ON a.id = c.account_id
        WHERE a.status = 'connected' AND c.error_class IS NOT NULL AND (c.is_target = 1 OR c.is_selected = 1) LIMIT 1)
        AS calendarError,
      (SELECT error_class FROM calendar_link WHERE error_class IS NOT NULL AND state <> 'detached'
        GROUP BY error_class ORDER BY count(*) DESC LIMIT 1) AS itemError`.execute(db);
  const [found] = rows;
  if (!found) throw new Error('a query without a FROM answers one row');
  return found;
}

/** When the oldest item that still waits was written, and when a calendar was last looked at; null where there is none. */
export async function readLatest(
  db: Db,
): Promise<{ oldestWaitingAt: number | null; lastLookAt: number | null }> {
  const { rows } = await sql<{ oldestWaitingAt: number | null; lastLookAt: number | null }>`
    SELECT
      (SELECT min(coalesce(b.changed_at, s.changed_at)) FROM calendar_link l
        LEFT JOIN booking b ON l.item_kind = 'booking' AND b.id = l.item_id
        LEFT JOIN slot s ON l.item_kind = 'slot' AND s.id = l.item_id
        WHERE (look = 1 OR item_revision > synced_revision OR state IN ('maybe', 'deleting'))
          AND l.item_revision > l.synced_revision AND l.state NOT IN ('detached', 'remote_deleted')) AS oldestWaitingAt,
      (SELECT max(last_pulled_at) FROM calendar) AS lastLookAt`.execute(db);
  return rows[0] ?? { oldestWaitingAt: null, lastLookAt: null };
}

/** How many bookings that should be in the calendar are there as they are here. */
export async function countSynced(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*) AS n FROM calendar_link l JOIN calendar c ON c.id = l.calendar_id
    WHERE c.is_target = 1 AND l.item_kind = 'booking' AND l.state = 'present'
      AND l.synced_revision = l.item_revision AND l.error_class IS NULL`.execute(db);
  return rows[0]?.n ?? 0;
}

/** The size of the database, in bytes. */
export async function readSize(db: Db): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size`.execute(db);
  return rows[0]?.bytes ?? 0;
}

/** The names of the migrations that have run, in order. */
export async function readMigrations(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT name FROM kysely_migration ORDER BY name`.execute(db);
  return rows.map(({ name }) => name);
}

/** What SQLite's quick check of the file finds; "ok" when nothing. */
export async function readIntegrity(db: Db): Promise<string> {
  const { rows } = await sql<{ quick_check: string }>`PRAGMA quick_check(5)`.execute(db);
  return rows.map((row) => row.quick_check).join('; ');
}

/** How many items the next sync has to see to, by what is to be done and what stopped it last. */
export async function countOutstanding(db: Db): Promise<{ what: string; items: number }[]> {
  const { rows } = await sql<{ what: string; items: number }>`
    SELECT item_kind || ' ' || state || coalesce(' after ' || error_class, '') AS what, count(*) AS items
    FROM calendar_link
    WHERE (look = 1 OR item_revision > synced_revision OR state IN ('maybe', 'deleting')) AND state <> 'detached'
    GROUP BY what ORDER BY what`.execute(db);
  return rows;
}

/** The newest lines of the sync's log that tell of an error, the newest first. */
export async function lastErrors(db: Db, atMost: number): Promise<SyncLogEntry[]> {
  const rows = await db
    .selectFrom('sync_log')
    .selectAll()
    .where('error_class', 'is not', null)
    .orderBy('id', 'desc')
    .limit(atMost)
    .execute();
  return rows.map(logEntryOf);
}
