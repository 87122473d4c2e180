import { afterEach, expect, test, vi } from 'vitest';
import type { Bridge } from '../../src-shared/ipc/contract.ts';
import { useAccounts } from '../../src-renderer/store/accounts-store.ts';
import { followMain } from '../../src-renderer/store/follow.ts';
import { followStart, useStart } from '../../src-renderer/store/start-store.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  useAccounts.setState({ accounts: null });
});

test('an answer that comes after a change was told is dropped: it may be the older of the two', async () => {
  let announce: (facts: unknown) => void = () => undefined;
  let answer: (reply: unknown) => void = () => undefined;
  vi.stubGlobal('window', {
    appointmentAgent: {
      request: () => new Promise((resolve) => (answer = resolve)),
      subscribe: (_event: string, listener: (facts: unknown) => void) => {
        announce = listener;
        return () => undefined;
      },
    },
  });
  const followed = followStart();
  announce({ isWanted: false, hasSample: false });
  answer({ ok: true, value: { isWanted: true, hasSample: false } });
  const stop = await followed;
  expect(useStart.getState().state?.isWanted).toBe(false);
  stop();

  const again = followStart();
  answer({ ok: true, value: { isWanted: true, hasSample: false } });
  (await again)();
  expect(useStart.getState().state?.isWanted).toBe(true);
});

test('the first page has everything but the accounts, for which a keychain may ask the person first', async () => {
  const asked: string[] = [];
  const request: Bridge['request'] = async (channel) => {
    asked.push(channel);
    return { ok: true, value: channel === 'settings.get' ? { language: 'en' } : null };
  };
  vi.stubGlobal('document', { documentElement: {} }); // which is told its language
  vi.stubGlobal('window', { appointmentAgent: { request, subscribe: () => () => undefined } });
  await followMain();
  expect(asked).not.toContain('accounts.view');
  expect(asked.length).toBeGreaterThan(5);
  expect(useAccounts.getState().accounts).toBeNull();
});
