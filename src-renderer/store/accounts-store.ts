import { create } from 'zustand';
import type { AccountsView } from '../../src-shared/domain/sync-views.ts';
import { ask } from '../bridge.ts';
import { followFacts } from './follow-facts.ts';

export const useAccounts = create<{ accounts: AccountsView | null }>(() => ({ accounts: null }));

export function keepAccounts(accounts: AccountsView): void {
  useAccounts.setState({ accounts });
}

/** Asks for the accounts once and follows their changes; the answer stops that. */
export function followAccounts(): Promise<() => void> {
  return followFacts('accounts.changed', () => ask('accounts.view'), keepAccounts);
}
