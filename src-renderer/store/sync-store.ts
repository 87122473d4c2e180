import { create } from 'zustand';
import type { SyncSummary } from '../../src-shared/domain/sync-views.ts';
import { ask } from '../bridge.ts';
import { followFacts } from './follow-facts.ts';

export const useSync = create<{ summary: SyncSummary | null }>(() => ({ summary: null }));

export function keepSummary(summary: SyncSummary): void {
  useSync.setState({ summary });
}

/** Asks how the sync stands once and follows its changes; the answer stops that. */
export function followSync(): Promise<() => void> {
  return followFacts('sync.changed', () => ask('sync.summary'), keepSummary);
}

/** Runs a cycle now and tells when it has ended. */
export async function syncNow(): Promise<SyncSummary> {
  const summary = await ask('sync.now');
  keepSummary(summary);
  return summary;
}
