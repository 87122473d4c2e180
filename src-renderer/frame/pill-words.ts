import type { SyncSummary } from '../../src-shared/domain/sync-views.ts';
import { formatAgo } from '../ui/format.ts';

export type PillTone = 'calm' | 'busy' | 'away' | 'attention';
export type PillWords = { text: string; tone: PillTone };

/** What the sync pill says: attention first, then what waits, then when it was last agreed. */
export function pillWords(summary: SyncSummary, now: number, timeZone: string): PillWords {
  const attention = summary.failed + summary.needsDecision;
  const needs = attention === 1 ? '1 needs attention' : `${attention} need attention`;
  const waits = summary.waiting > 0 ? `${summary.waiting} waiting` : null;

  if (summary.state === 'not-connected') return { text: 'Not connected', tone: 'away' };
  if (summary.state === 'not-started') return { text: 'Sync not started', tone: 'attention' };
  if (summary.state === 'syncing') return { text: 'Syncing…', tone: 'busy' };
  if (summary.state === 'offline') {
    const rest = attention > 0 ? needs : waits;
    return {
      text: rest === null ? 'Offline' : `Offline, ${rest}`,
      tone: attention > 0 ? 'attention' : 'away',
    };
  }
  if (attention > 0) return { text: needs, tone: 'attention' };
  if (summary.state === 'paused') return { text: 'Paused', tone: 'attention' };
  if (summary.state === 'trouble') return { text: summary.headline, tone: 'attention' };
  if (waits !== null) return { text: waits, tone: 'busy' };
  if (summary.lastSyncedAt === null) return { text: 'Not synced yet', tone: 'busy' };
  return { text: `Synced ${formatAgo(summary.lastSyncedAt, now, timeZone)}`, tone: 'calm' };
}
