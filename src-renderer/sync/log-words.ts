import type { SyncLogEntry } from '../../src-shared/domain/sync-views.ts';

/** One entry of the log in a line: what was done, what came of it. */
export function logWords(entry: SyncLogEntry): string {
  const counts = Object.entries(entry.counts)
    .filter(([, number]) => number > 0)
    .map(([what, number]) => `${number} ${what.replaceAll(/([A-Z])/g, ' $1').toLowerCase()}`);
  if (entry.errorText !== null) return entry.errorText;
  return counts.length === 0 ? 'nothing to do' : counts.join(', ');
}

/** A duration as in "0.4 s". */
export function formatDuration(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 1 : 0)} s`;
}
