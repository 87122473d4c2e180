import type { SyncSummary } from './sync-views.ts';

/** Tells whether "Sync now" can do anything; else the Sync page says what is missing for it. */
export function canSync({ state }: Pick<SyncSummary, 'state'>): boolean {
  return state !== 'not-connected' && state !== 'not-started';
}
