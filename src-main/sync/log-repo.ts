import type { ItemKind } from '../../src-shared/domain/event-content.ts';
import type { SyncLogEntry } from '../../src-shared/domain/sync-views.ts';
import type { Selectable } from 'kysely';
import type { Db, Tx } from '../database/schema.ts';
import type { SyncLogRow } from '../database/sync-rows.ts';

/** One operation or one cycle of the sync, for the health figures and for the person's eyes. */
export type LogLine = {
  at: number;
  kind: 'cycle' | 'pull' | 'verify' | 'insert' | 'patch' | 'delete' | 'batch' | 'brake';
  accountId?: string;
  calendarId?: string;
  item?: { itemKind: ItemKind; itemId: string };
  outcome: 'ok' | 'failed' | 'offline' | 'partly';
  error?: { kind: string; message: string } | undefined;
  durationMs: number;
  requests: number;
  tokenRefreshes?: number;
  counts?: Record<string, number>;
};

/** Rows written by one statement: SQLite binds at most 32,766 values in one. */
const linesAtOnce = 100;

export async function writeLog(tx: Tx, lines: readonly LogLine[]): Promise<void> {
  for (let start = 0; start < lines.length; start += linesAtOnce) {
    const some = lines.slice(start, start + linesAtOnce);
    await tx.insertInto('sync_log').values(some.map(rowOf)).execute();
  }
}

function rowOf(line: LogLine) {
  return {
    at: line.at,
    kind: line.kind,
    account_id: line.accountId ?? null,
    calendar_id: line.calendarId ?? null,
    item_kind: line.item?.itemKind ?? null,
    item_id: line.item?.itemId ?? null,
    outcome: line.outcome,
    error_class: line.error?.kind ?? null,
    error_text: line.error?.message ?? null,
    duration_ms: line.durationMs,
    requests: line.requests,
    token_refreshes: line.tokenRefreshes ?? 0,
    counts_json: JSON.stringify(line.counts ?? {}),
  };
}

/** The newest cycles and pulls, a page at a time. */
export async function readLog(
  db: Db,
  beforeId: number | null,
  limit: number,
): Promise<SyncLogEntry[]> {
  const rows = await db
    .selectFrom('sync_log')
    .selectAll()
    .where('id', '<', beforeId ?? Number.MAX_SAFE_INTEGER)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(logEntryOf);
}

/** A line of the log as the window and a report show it. */
export function logEntryOf(row: Selectable<SyncLogRow>): SyncLogEntry {
  return {
    id: row.id,
    at: row.at,
    kind: row.kind,
    outcome: row.outcome,
    errorClass: row.error_class,
    errorText: row.error_text,
    durationMs: row.duration_ms,
    requests: row.requests,
    tokenRefreshes: row.token_refreshes,
    counts: JSON.parse(row.counts_json) as Record<string, number>,
  };
}
