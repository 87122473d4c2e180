import type { BrakeView, SyncSummary } from '../../src-shared/domain/sync-views.ts';
import { t } from '../../src-shared/words/words.ts';
import { formatAgo, formatRelative, formatTime } from '../ui/format.ts';

/** What is not in the summary: calendars held back with the bookings they would change, and bookings that clash. */
export type HeadFacts = { brakes: readonly Pick<BrakeView, 'items'>[]; clashes: number };

/** What is still to be done in a few words, and the section of the page that shows it. */
export type Todo = {
  section: 'held-back' | 'decisions' | 'outstanding' | 'attention';
  words: string;
};
export type HeadWords = { headline: string; rest: string[]; todo: Todo[] };

/** The head of the Sync page in sentences: how it stands, when the calendar was last looked at, what comes next, and what is to be done. */
export function headWords(
  summary: SyncSummary,
  now: number,
  timeZone: string,
  facts: HeadFacts,
): HeadWords {
  const todo = todoWords(summary, facts);
  if (summary.state === 'not-connected') {
    return {
      headline: t('sync:head.notConnected'),
      rest: [t('sync:head.notConnectedAbout')],
      todo: todo.filter(({ section }) => section === 'attention'),
    };
  }
  const { lastSyncedAt } = summary;
  if (isAllAgreed(summary) && lastSyncedAt !== null) {
    const time = formatTime(lastSyncedAt, timeZone);
    return {
      headline: t('sync:head.allAgreed', { time }),
      rest: nextWords(summary, now, timeZone),
      todo,
    };
  }
  const rest: string[] = [];
  if (lastSyncedAt !== null)
    rest.push(t('sync:head.lastLook', { ago: formatAgo(lastSyncedAt, now, timeZone) }));
  else if (summary.state !== 'not-started') rest.push(t('sync:head.notSynced'));
  // Without a network the headline says what is next, and while it is paused the next thing is the person's to do.
  if (summary.state !== 'offline' && summary.state !== 'paused')
    rest.push(...nextWords(summary, now, timeZone));
  return { headline: summary.headline, rest, todo };
}

function isAllAgreed({ state, waiting, failed, needsDecision }: SyncSummary): boolean {
  return state === 'idle' && waiting + failed + needsDecision === 0;
}

function nextWords({ nextSyncAt }: SyncSummary, now: number, timeZone: string): string[] {
  if (nextSyncAt === null || nextSyncAt <= now) return [];
  return [t('sync:head.nextLook', { when: formatRelative(nextSyncAt, now, timeZone) })];
}

function todoWords(
  { waiting, failed, needsDecision }: SyncSummary,
  { brakes, clashes }: HeadFacts,
): Todo[] {
  const todo: Todo[] = [];
  const held = brakes.reduce((sum, { items }) => sum + items.length, 0);
  if (held > 0)
    todo.push({ section: 'held-back', words: t('sync:head.heldBack', { count: held }) });
  const decisions = needsDecision - brakes.length; // main counts a calendar held back as one
  if (decisions > 0)
    todo.push({ section: 'decisions', words: t('sync:head.decisions', { count: decisions }) });
  if (failed > 0)
    todo.push({ section: 'outstanding', words: t('sync:head.failed', { count: failed }) });
  if (waiting > 0)
    todo.push({ section: 'outstanding', words: t('sync:head.waiting', { count: waiting }) });
  if (clashes > 0)
    todo.push({ section: 'attention', words: t('sync:head.clashes', { count: clashes }) });
  return todo;
}
