import type { SyncLogEntry } from '../../src-shared/domain/sync-views.ts';
import { numberLocale } from '../../src-shared/words/date-words.ts';
import { sync } from '../../src-shared/words/en/sync.ts';
import { t } from '../../src-shared/words/words.ts';

/** What is counted in an entry; older and newer versions may count other things, which are named as they are. */
const counted = [
  'events',
  'pulled',
  'inserted',
  'patched',
  'deleted',
  'verified',
  'merged',
  'conflicts',
  'failed',
  'items',
  'parts',
] as const;

/** One entry of the log in a line: what was done, what came of it. */
export function logLine(entry: SyncLogEntry): string {
  const { kind } = entry;
  if (kind === 'cycle') return logWords(entry);
  return t('sync:log.line', {
    kind: isKnown(kind) ? t(`sync:log.kind.${kind}`) : kind,
    what: logWords(entry),
  });
}

/** What came of an entry: what it counted, or why it failed. */
export function logWords(entry: SyncLogEntry): string {
  if (entry.errorText !== null) return entry.errorText;
  const counts = Object.entries(entry.counts)
    .filter(([, number]) => number > 0)
    .map(([what, number]) => countWords(what, number));
  if (counts.length > 0) return counts.join(', ');
  if (entry.kind === 'cycle') return t('sync:log.nothingToDo');
  return entry.kind === 'pull' ? t('sync:log.nothingNew') : t('sync:log.done');
}

function countWords(what: string, number: number): string {
  const known = counted.find((one) => one === what);
  return known === undefined
    ? `${number} ${what}`
    : t(`sync:log.counted.${known}`, { count: number });
}

function isKnown(kind: string): kind is keyof typeof sync.log.kind {
  return Object.hasOwn(sync.log.kind, kind);
}

/** A duration as in "0.4 s". */
export function formatDuration(milliseconds: number): string {
  const digits = milliseconds < 10_000 ? 1 : 0;
  const number = (milliseconds / 1000).toLocaleString(numberLocale(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return t('sync:log.seconds', { number });
}
