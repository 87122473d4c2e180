import type { SyncStatus } from '../../src-shared/domain/sync-status.ts';
import { t } from '../../src-shared/words/words.ts';

/** The one word for how an item stands towards the calendar, the same everywhere in the window; in the language spoken when it is read. */
export const syncWords: Record<SyncStatus, string> = {
  get pending() {
    return t('syncStatus.pending');
  },
  get synced() {
    return t('syncStatus.synced');
  },
  get failed() {
    return t('syncStatus.failed');
  },
  get conflict() {
    return t('syncStatus.conflict');
  },
  get deleted() {
    return t('syncStatus.deleted');
  },
};
