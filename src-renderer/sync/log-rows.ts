import type { SyncLogEntry } from '../../src-shared/domain/sync-views.ts';

/** A row of the log: one entry, or a run of syncs that had nothing to do. */
export type LogRow =
  | { kind: 'entry'; entry: SyncLogEntry }
  | {
      kind: 'quiet';
      id: number;
      fromAt: number;
      toAt: number;
      times: number;
      requests: number;
      durationMs: number;
    };

/**
 * The log as it is read, from entries with the latest first. Syncs in a row in which nothing happened are one row; a
 * fetch that brought nothing is part of the sync above it, which counts its requests, and has none of its own.
 */
export function logRows(entries: readonly SyncLogEntry[]): LogRow[] {
  const rows: LogRow[] = [];
  for (const entry of entries) {
    if (!isQuiet(entry)) rows.push({ kind: 'entry', entry });
    else if (entry.kind === 'cycle') addQuiet(rows, entry);
  }
  return rows;
}

function addQuiet(rows: LogRow[], { id, at, requests, durationMs }: SyncLogEntry): void {
  const last = rows.at(-1);
  if (last?.kind !== 'quiet') {
    rows.push({ kind: 'quiet', id, fromAt: at, toAt: at, times: 1, requests, durationMs });
    return;
  }
  last.fromAt = Math.min(last.fromAt, at);
  last.times += 1;
  last.requests += requests;
  last.durationMs += durationMs;
}

function isQuiet({ kind, outcome, errorText, counts }: SyncLogEntry): boolean {
  if (kind !== 'cycle' && kind !== 'pull') return false;
  return (
    outcome === 'ok' && errorText === null && Object.values(counts).every((number) => number === 0)
  );
}
