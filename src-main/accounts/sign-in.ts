import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { AccountId } from '../../src-shared/domain/ids.ts';
import type { Db } from '../database/schema.ts';
import type { OneAtATime } from '../one-at-a-time.ts';
import type { Clock, Ids } from '../platform/ports.ts';
import type { ConnectedAccount } from '../calendars/google/oauth.ts';
import { changeAccount, findAccount } from '../sync/calendar-repo.ts';
import { reattachAccount } from '../sync/all-links-repo.ts';
import { refuseToConnectSample } from '../sample/sample-guard.ts';
import { addAccount, findAccountBySubject } from './account-repo.ts';
import type { GoogleGate } from './google-gate.ts';
import type { Revocations } from './revocations.ts';
import type { TokenStore } from './token-store.ts';
import { t } from '../../src-shared/words/words.ts';

export type SignInDeps = {
  db: Db;
  clock: Clock;
  ids: Ids;
  tokens: TokenStore;
  google: GoogleGate;
  revocations: Pick<Revocations, 'pause' | 'resume'>;
  inTurn: OneAtATime;
  /** Told when the waiting for the browser begins and when it ends. */
  waitingChanged(): void;
};

/** One sign-in in the browser at a time. */
export type SignIn = {
  isWaiting(): boolean;
  /** Answers with the account that was connected. Throws an ExpectedError for whatever the person or the network did. */
  connect(): Promise<AccountId>;
  cancel(): void;
};

export function createSignIn(deps: SignInDeps): SignIn {
  const { db, clock, ids, tokens, google, revocations, inTurn, waitingChanged } = deps;
  let waiting: AbortController | null = null;

  /** The row is there before the secret is: so no secret is ever stored that nobody knows of. */
  async function accountOf({ subject, email }: ConnectedAccount): Promise<AccountId> {
    return db.transaction().execute(async (tx) => {
      await refuseToConnectSample(tx);
      const known = await findAccountBySubject(tx, subject);
      if (known !== undefined) return known.id as AccountId;
      const id = ids.next() as AccountId;
      await addAccount(tx, { id, subject, email, at: clock.now() });
      return id;
    });
  }

  async function markConnected(id: AccountId, { email, scopes }: ConnectedAccount): Promise<void> {
    await db.transaction().execute(async (tx) => {
      const before = await findAccount(tx, id);
      if (before === undefined)
        throw new Error('the account that was signed in is not in the database');
      await changeAccount(tx, id, {
        email,
        status: 'connected',
        granted_scopes: scopes.join(' '),
        // Answers to what was asked with the access before are no longer of interest.
        auth_epoch: before.auth_epoch + 1,
        revoke_pending: 0,
        blocked_until: null,
        blocked_attempts: 0,
        error_class: null,
        error_text: null,
      });
      if (before.status === 'disconnected') await reattachAccount(tx, id);
    });
  }

  async function store(account: ConnectedAccount): Promise<AccountId> {
    const id = await accountOf(account);
    await tokens.writeAccess(id, { refreshToken: account.tokens.refreshToken });
    await markConnected(id, account);
    // To give it back now would end the new access as well.
    await tokens.removeRevocation(id);
    return id;
  }

  return {
    isWaiting: () => waiting !== null,
    async connect() {
      if (waiting !== null) {
        throw new ExpectedError('not-allowed', t('refusals:account.signingIn'));
      }
      const thisTime = new AbortController();
      waiting = thisTime;
      waitingChanged();
      try {
        await refuseToConnectSample(db); // before the browser opens for nothing
        const client = await tokens.readClient();
        if (client === null) {
          throw new ExpectedError('invalid-input', t('refusals:account.noClient'), {
            field: 'clientId',
          });
        }
        await revocations.pause();
        try {
          const account = await google.signIn(client, thisTime.signal);
          return await inTurn(() => store(account));
        } finally {
          revocations.resume();
        }
      } finally {
        waiting = null;
        waitingChanged();
      }
    },
    cancel: () => waiting?.abort(),
  };
}
