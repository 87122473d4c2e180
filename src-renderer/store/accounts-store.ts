import { create } from 'zustand';
import type { AccountsView } from '../../src-shared/domain/sync-views.ts';
import { ask, on } from '../bridge.ts';

export const useAccounts = create<{ accounts: AccountsView | null }>(() => ({ accounts: null }));

export function keepAccounts(accounts: AccountsView): void {
  useAccounts.setState({ accounts });
}

/** Asks for the accounts once and follows their changes; the answer stops that. */
export async function followAccounts(): Promise<() => void> {
  const stop = on('accounts.changed', keepAccounts);
  keepAccounts(await ask('accounts.view'));
  return stop;
}
