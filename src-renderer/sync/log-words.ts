import type { SyncLogEntry } from '../../src-shared/domain/sync-views.ts';
import { numberLocale } from '../../src-shared/words/date-words.ts';
import { sync } from '../../src-shared/words/en/sync.ts';
import { t } from '../../src-shared/words/words.ts';
import { knownTrouble } from '../health/operation-words.ts';
import { formatInstant, formatWhen } from '../ui/format.ts';

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
  return t('sync:log.line', {
    kind: isKnown(kind) ? t(`sync:log.kind.${kind}`) : kind,
    what: logWords(entry),
  });
}

/** What came of an entry: what it counted, or why it failed. */
export function logWords(entry: SyncLogEntry): string {
  if (entry.errorText !== null) return knownTrouble(entry.errorClass) ?? entry.errorText;
  const counts = Object.entries(entry.counts)
    .filter(([, number]) => number > 0)
    .map(([what, number]) => countWords(what, number));
  if (counts.length > 0) return counts.join(', ');
  return entry.kind === 'cycle' || entry.kind === 'pull'
    ? t('sync:log.nothingNew')
    : t('sync:log.done');
}

/** What was answered word for word, where the entry says it in plainer words; else null. */
export function rawTrouble({ errorClass, errorText }: SyncLogEntry): string | null {
  return knownTrouble(errorClass) === null ? null : errorText;
}

/** When a run of syncs with nothing to do was. */
export function quietTimes(row: { fromAt: number; toAt: number }, timeZone: string): string {
  const [from, to] = [formatInstant(row.fromAt, timeZone), formatInstant(row.toAt, timeZone)];
  if (from === to) return to;
  return formatWhen({ allDay: false, startAt: row.fromAt, endAt: row.toAt, timeZone }, timeZone);
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

/** A duration as in "0.4 s"; what is shorter than can be told is "under 0.1 s". */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 100)
    return t('sync:log.underTenth', { number: (0.1).toLocaleString(numberLocale()) });
  const digits = milliseconds < 10_000 ? 1 : 0;
  const number = (milliseconds / 1000).toLocaleString(numberLocale(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return t('sync:log.seconds', { number });
}
