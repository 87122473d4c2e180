import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SyncSummary } from '../../src-shared/domain/sync-views.ts';
import type { Bridge } from '../../src-shared/ipc/contract.ts';
import { startSync } from '../../src-renderer/frame/start-sync.ts';
import { useSync } from '../../src-renderer/store/sync-store.ts';

const summary: SyncSummary = {
  state: 'idle',
  headline: '',
  lastSyncedAt: null,
  nextSyncAt: null,
  waiting: 0,
  failed: 0,
  needsDecision: 0,
};
const request = vi.fn<Bridge['request']>();
const page = { location: { hash: '#/clients' }, appointmentAgent: { request } };

beforeEach(() => {
  vi.stubGlobal('window', page);
  page.location.hash = '#/clients';
  request.mockReset().mockResolvedValue({ ok: true, value: summary });
});
afterEach(() => {
  vi.unstubAllGlobals();
  useSync.setState({ summary: null });
});

test.each(['not-connected', 'not-started'] as const)(
  '“Sync now” while the sync is %s leads to the page that says what is missing',
  async (state) => {
    useSync.setState({ summary: { ...summary, state } });
    await startSync();
    expect(page.location.hash).toBe('/sync');
    expect(request).not.toHaveBeenCalled();
  },
);

test('“Sync now” with a calendar syncs, and stays on the page', async () => {
  useSync.setState({ summary: { ...summary, state: 'offline' } });
  await startSync();
  expect(request).toHaveBeenCalledExactlyOnceWith('sync.now', undefined);
  expect(page.location.hash).toBe('#/clients');
});
