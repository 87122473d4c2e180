import { afterEach, expect, test, vi } from 'vitest';
import type { Bridge } from '../../src-shared/ipc/contract.ts';
import { useAccounts } from '../../src-renderer/store/accounts-store.ts';
import { followMain } from '../../src-renderer/store/follow.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  useAccounts.setState({ accounts: null });
});

test('the first page waits for everything but the accounts, for which a keychain may ask the person first', async () => {
  let answerAccounts: (accounts: unknown) => void = () => undefined;
  const accounts = new Promise((resolve) => {
    answerAccounts = resolve;
  });
  const asked: string[] = [];
  const request: Bridge['request'] = async (channel) => {
    asked.push(channel);
    if (channel === 'accounts.view') return { ok: true, value: await accounts };
    return { ok: true, value: channel === 'settings.get' ? { language: 'en' } : null };
  };
  vi.stubGlobal('document', { documentElement: {} }); // which is told its language
  vi.stubGlobal('window', { appointmentAgent: { request, subscribe: () => () => undefined } });
  await followMain();
  expect(asked).toContain('accounts.view');
  expect(asked.length).toBeGreaterThan(5);
  expect(useAccounts.getState().accounts).toBeNull();
  answerAccounts({ accounts: [] });
  await vi.waitFor(() => expect(useAccounts.getState().accounts).toEqual({ accounts: [] }));
});
