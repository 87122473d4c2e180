import type { SyncSummary } from '../../src-shared/domain/sync-views.ts';
import { t } from '../../src-shared/words/words.ts';
import { formatAgo } from '../ui/format.ts';

export type PillTone = 'calm' | 'busy' | 'away' | 'attention';
export type PillWords = { text: string; tone: PillTone };

/** How many things the Sync page has for the person: what was refused, and what is to be decided. */
export function attentionOf({ failed, needsDecision }: SyncSummary): number {
  return failed + needsDecision;
}

/** What the sync pill says: attention first, then what waits, then when it was last agreed. */
export function pillWords(summary: SyncSummary, now: number, timeZone: string): PillWords {
  const attention = attentionOf(summary);
  const needs = t('frame:pill.needAttention', { count: attention });
  const waits = summary.waiting > 0 ? t('frame:pill.waiting', { number: summary.waiting }) : null;

  if (summary.state === 'not-connected')
    return { text: t('frame:pill.notConnected'), tone: 'away' };
  if (summary.state === 'not-started')
    return { text: t('frame:pill.notStarted'), tone: 'attention' };
  if (summary.state === 'syncing') return { text: t('frame:pill.syncing'), tone: 'busy' };
  if (summary.state === 'offline') {
    const rest = attention > 0 ? needs : waits;
    return {
      text: rest === null ? t('frame:pill.offline') : t('frame:pill.offlineAnd', { rest }),
      tone: attention > 0 ? 'attention' : 'away',
    };
  }
  if (attention > 0) return { text: needs, tone: 'attention' };
  if (summary.state === 'paused') return { text: t('frame:pill.paused'), tone: 'attention' };
  if (summary.state === 'trouble') return { text: summary.headline, tone: 'attention' };
  if (waits !== null) return { text: waits, tone: 'busy' };
  if (summary.lastSyncedAt === null) return { text: t('frame:pill.notSyncedYet'), tone: 'busy' };
  const ago = formatAgo(summary.lastSyncedAt, now, timeZone);
  return { text: t('frame:pill.synced', { ago }), tone: 'calm' };
}
