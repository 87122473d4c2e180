import type { SyncStatus } from '../../src-shared/domain/sync-status.ts';
import { t } from '../../src-shared/words/words.ts';

/** How an item stands, in a sentence. */
export function syncSentence(status: SyncStatus, isConnected: boolean): string {
  if (!isConnected && status === 'pending') return t('booking:sync.notConnected');
  return t(`booking:sync.${status}`);
}
