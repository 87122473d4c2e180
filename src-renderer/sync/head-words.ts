import type { SyncSummary } from '../../src-shared/domain/sync-views.ts';
import { count, formatAgo, formatRelative } from '../ui/format.ts';

/** The head of the Sync page in sentences: how it stands, when it last was agreed, what comes next. */
export function headWords(
  summary: SyncSummary,
  now: number,
  timeZone: string,
  clashes: number,
): { headline: string; rest: string[] } {
  const rest: string[] = [];
  const clashWords = clashes > 0 ? [`${count(clashes, 'booking')} with something in the way.`] : [];
  if (summary.state === 'not-connected') {
    return {
      headline: 'No calendar is connected',
      rest: [
        'Your appointment book works without one. Bookings wait here until you connect an account.',
        ...clashWords,
      ],
    };
  }
  if (summary.lastSyncedAt !== null)
    rest.push(
      `Last agreed with Google Calendar ${formatAgo(summary.lastSyncedAt, now, timeZone)}.`,
    );
  else if (summary.state !== 'not-started') rest.push('Not agreed with Google Calendar yet.');
  if (summary.state === 'offline')
    rest.push('What you enter is kept here and sent as soon as there is a network.');
  else if (summary.nextSyncAt !== null && summary.nextSyncAt > now)
    rest.push(`Next look ${formatRelative(summary.nextSyncAt, now, timeZone)}.`);
  if (summary.waiting > 0) rest.push(`${count(summary.waiting, 'booking')} waiting to be sent.`);
  if (summary.failed > 0) rest.push(`${count(summary.failed, 'booking')} not accepted.`);
  if (summary.needsDecision > 0) rest.push(`${count(summary.needsDecision, 'decision')} to take.`);
  return { headline: summary.headline, rest: [...rest, ...clashWords] };
}
