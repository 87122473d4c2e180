import { canSync } from '../../src-shared/domain/can-sync.ts';
import { syncNow, useSync } from '../store/sync-store.ts';
import { goTo } from './route.ts';

/** "Sync now", from wherever it is asked: a sync, or, while there is nothing to sync with, the page that says what is missing. */
export async function startSync(): Promise<void> {
  const { summary } = useSync.getState();
  if (summary === null || canSync(summary)) await syncNow();
  else goTo('sync');
}
