import type { SyncLogEntry } from '../../src-shared/domain/sync-views.ts';

/** What is counted; of one, where that is another word. */
const countWords: Record<string, { many: string; one?: string }> = {
  events: { many: 'events', one: 'event' },
  pulled: { many: 'fetched' },
  inserted: { many: 'sent' },
  patched: { many: 'changed there' },
  deleted: { many: 'removed there' },
  verified: { many: 'checked' },
  merged: { many: 'merged' },
  conflicts: { many: 'to decide' },
  failed: { many: 'not accepted' },
  items: { many: 'bookings', one: 'booking' },
  parts: { many: 'parts', one: 'part' },
};

/** What came of an entry that counts nothing: a single event was sent, or there was nothing. */
const uncountedWords: Record<string, string> = { cycle: 'nothing to do', pull: 'nothing new' };

/** One entry of the log in a line: what was done, what came of it. */
export function logWords(entry: SyncLogEntry): string {
  if (entry.errorText !== null) return entry.errorText;
  const counts = Object.entries(entry.counts)
    .filter(([, number]) => number > 0)
    .map(([what, number]) => `${number} ${counted(what, number)}`);
  if (counts.length > 0) return counts.join(', ');
  return uncountedWords[entry.kind] ?? 'done';
}

function counted(what: string, number: number): string {
  const { many, one } = countWords[what] ?? { many: what };
  return number === 1 ? (one ?? many) : many;
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
