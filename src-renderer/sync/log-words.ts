import type { SyncLogEntry } from '../../src-shared/domain/sync-views.ts';

const countWords: Record<string, string> = {
  pulled: 'fetched',
  inserted: 'sent',
  patched: 'changed there',
  deleted: 'removed there',
  verified: 'checked',
  merged: 'merged',
  conflicts: 'to decide',
  failed: 'not accepted',
  items: 'bookings',
  parts: 'parts',
};

/** One entry of the log in a line: what was done, what came of it. */
export function logWords(entry: SyncLogEntry): string {
  const counts = Object.entries(entry.counts)
    .filter(([, number]) => number > 0)
    .map(([what, number]) => `${number} ${countWords[what] ?? what}`);
  if (entry.errorText !== null) return entry.errorText;
  return counts.length === 0 ? 'nothing to do' : counts.join(', ');
}

const kindWords: Record<string, string> = {
  cycle: '',
  pull: 'Fetched: ',
  verify: 'Checked: ',
  insert: 'New event: ',
  patch: 'Changed event: ',
  delete: 'Removed event: ',
  batch: 'Many at once: ',
  brake: 'Held back: ',
};

/** What an entry of the log is about, to stand before what came of it; a whole cycle needs no word. */
export function logKind(kind: string): string {
  return kindWords[kind] ?? `${kind}: `;
}

/** A duration as in "0.4 s". */
export function formatDuration(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 1 : 0)} s`;
}
