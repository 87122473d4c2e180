import type { SyncStatus } from '../../src-shared/domain/sync-status.ts';

const sentences: Record<SyncStatus, string> = {
  pending: 'Waiting to be sent to Google Calendar.',
  synced: 'As agreed with Google Calendar.',
  failed: 'Google Calendar did not accept it. It is safe here.',
  conflict: 'It needs a decision of yours.',
  deleted: 'Removed from Google Calendar.',
};

/** How an item stands, in a sentence. */
export function syncSentence(status: SyncStatus, isConnected: boolean): string {
  if (!isConnected && status === 'pending') return 'Waiting to be sent: no calendar is connected.';
  return sentences[status];
}
