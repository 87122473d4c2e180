import type { SyncStatus } from '../../src-shared/domain/sync-status.ts';

/** The one word for how an item stands towards the calendar; the same everywhere in the window. */
export const syncWords: Record<SyncStatus, string> = {
  pending: 'waiting to be sent',
  synced: 'synced',
  failed: 'failed',
  conflict: 'needs a decision',
  deleted: 'removed from the calendar',
};
