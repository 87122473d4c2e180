import { sql } from 'kysely';
import type { ItemKind } from '../../src-shared/domain/event-content.ts';
import { preparedRead } from '../database/prepared.ts';
import type { Db } from '../database/schema.ts';
import { inEnglish } from '../../src-shared/words/words.ts';
import type { LinkFacts } from './sync-status.ts';

/** The figures behind the sync pill, in one read. */
export type Health = {
  connected: number;
  started: number;
  hasTarget: boolean;
  /** What is written down about an account that needs reconnecting, to be `retold`; null when none does. */
  reconnect: string | null;
  /** What holds an account or a calendar up, to be `retold`; null when nothing does. */
  trouble: string | null;
  paused: number;
  waiting: number;
  failed: number;
  needsDecision: number;
  lastSyncedAt: number | null;
};

const figures = preparedRead(
  () => sql<Omit<Health, 'hasTarget'> & { target: number }>`
    SELECT
      (SELECT count(*) FROM account WHERE status = 'connected') AS connected,
      (SELECT count(*) FROM account WHERE status = 'connected' AND sync_started = 1) AS started,
      (SELECT count(*) FROM calendar c JOIN account a ON a.id = c.account_id
        WHERE c.is_target = 1 AND a.status = 'connected') AS target,
      (SELECT coalesce(error_text, ${inEnglish('troubles:reconnect')}) FROM account
        WHERE status = 'reconnect' LIMIT 1) AS reconnect,
      coalesce((SELECT error_text FROM account WHERE status = 'connected' AND error_text IS NOT NULL LIMIT 1),
        (SELECT c.error_text FROM calendar c JOIN account a ON a.id = c.account_id
          WHERE a.status = 'connected' AND c.error_text IS NOT NULL AND (c.is_target = 1 OR c.is_selected = 1) LIMIT 1)) AS trouble,
      (SELECT count(*) FROM calendar WHERE brake_json IS NOT NULL) AS paused,
      (SELECT count(DISTINCT item_id) FROM calendar_link l JOIN calendar c ON c.id = l.calendar_id
        WHERE (look = 1 OR item_revision > synced_revision OR l.state IN ('maybe', 'deleting'))
          AND l.item_revision > l.synced_revision AND l.error_class IS NULL AND l.state <> 'detached'
          AND l.state <> 'remote_deleted' AND c.is_target = 1) AS waiting,
      (SELECT count(DISTINCT item_id) FROM calendar_link WHERE error_class IS NOT NULL AND state <> 'detached') AS failed,
      (SELECT count(*) FROM sync_conflict WHERE resolution IS NULL)
        + (SELECT count(*) FROM calendar WHERE brake_json IS NOT NULL) AS needsDecision,
      (SELECT max(last_pulled_at) FROM calendar) AS lastSyncedAt`,
);

/** Counts what waits, failed and is to be decided; each by an index, so that it costs nothing to ask often. */
export async function readHealth(db: Db): Promise<Health> {
  const found = await figures.first(db);
  if (!found) throw new Error('a query without a FROM answers one row');
  const { target, ...health } = found;
  const waiting = found.connected === 0 ? await countUnsent(db) : found.waiting;
  return { ...health, waiting, hasTarget: target > 0 };
}

const unsentWithoutTarget = preparedRead(
  () => sql<{ n: number }>`
    SELECT (SELECT coalesce(sum(bookings), 0) FROM booking_count WHERE status <> 'cancelled')
      - (SELECT count(DISTINCT b.seq) FROM calendar_link l CROSS JOIN booking b ON b.id = l.item_id
        WHERE l.item_kind = 'booking' AND l.state IN ('present', 'detached') AND l.synced_revision >= b.revision
          AND b.deleted_at IS NULL AND b.status <> 'cancelled')
      + (SELECT count(*) FROM slot s WHERE s.deleted_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM calendar_link l WHERE l.item_kind = 'slot' AND l.item_id = s.id
          AND l.state IN ('present', 'detached') AND l.synced_revision >= s.revision)) AS n`,
);

/**
 * With no calendar to go to everything waits, but what a calendar that was disconnected has already. Of bookings the
 * database keeps count, so that years of them cost nothing before the first calendar is connected.
 */
async function countUnsent(db: Db): Promise<number> {
  return (await unsentWithoutTarget.first(db))?.n ?? 0;
}

export type OutstandingRow = {
  itemKind: ItemKind;
  itemId: string;
  conflictKind: string | null;
} & { [Column in keyof LinkFacts]: LinkFacts[Column] | null };

/** Items with something to send, a failure, or an open decision. */
export async function outstandingRows(db: Db, limit: number): Promise<OutstandingRow[]> {
  const { rows } = await sql<OutstandingRow>`
    WITH named AS (
      SELECT item_kind, item_id FROM calendar_link
        WHERE (look = 1 OR item_revision > synced_revision OR state IN ('maybe', 'deleting')) AND state <> 'detached'
      UNION SELECT item_kind, item_id FROM calendar_link WHERE error_class IS NOT NULL AND state <> 'detached'
      UNION SELECT item_kind, item_id FROM sync_conflict WHERE resolution IS NULL
      UNION SELECT 'booking', id FROM booking b WHERE deleted_at IS NULL AND status <> 'cancelled'
        AND NOT EXISTS (SELECT 1 FROM calendar WHERE is_target = 1)
      UNION SELECT 'slot', id FROM slot WHERE deleted_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM calendar WHERE is_target = 1)
    )
    SELECT n.item_kind AS itemKind, n.item_id AS itemId, l.state, l.remote_id, l.synced_revision, l.last_synced_at,
      l.next_attempt_at, l.error_class, l.error_text,
      (SELECT kind FROM sync_conflict c WHERE c.item_kind = n.item_kind AND c.item_id = n.item_id
        AND c.resolution IS NULL ORDER BY id DESC LIMIT 1) AS conflictKind
    FROM named n
    LEFT JOIN calendar_link l ON l.id = (
      SELECT k.id FROM calendar_link k JOIN calendar t ON t.id = k.calendar_id
      WHERE k.item_kind = n.item_kind AND k.item_id = n.item_id
      ORDER BY t.is_target DESC, k.generation DESC, k.id DESC LIMIT 1)
    LIMIT ${limit}`.execute(db);
  return rows;
}

/** The earliest instant at which something that backs off is due. */
export async function earliestDue(db: Db): Promise<number | null> {
  const { rows } = await sql<{ at: number | null }>`
    SELECT min(at) AS at FROM (
      SELECT min(next_attempt_at) AS at FROM calendar_link WHERE next_attempt_at IS NOT NULL AND state <> 'detached'
      UNION ALL SELECT min(blocked_until) FROM calendar
      UNION ALL SELECT min(blocked_until) FROM account WHERE status = 'connected')`.execute(db);
  return rows[0]?.at ?? null;
}
