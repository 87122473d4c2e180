import type { AccountsView } from '../../src-shared/domain/sync-views.ts';
import { keepAccounts } from '../store/accounts-store.ts';
import { tellFailure } from '../ui/notify.tsx';

/** Waits for what answers with the accounts as they then are; a failure is told. */
export function keepAnswer(answer: Promise<AccountsView>): void {
  answer.then(keepAccounts).catch(tellFailure);
}
