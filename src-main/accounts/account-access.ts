import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { AccountId } from '../../src-shared/domain/ids.ts';
import type { Db } from '../database/schema.ts';
import type { AccountRow } from '../database/sync-rows.ts';
import type { OneAtATime } from '../one-at-a-time.ts';
import type { Log } from '../platform/ports.ts';
import type { CalendarProvider } from '../sync/calendar-provider.ts';
import { changeAccount, findAccount } from '../sync/calendar-repo.ts';
import type { GoogleGate } from './google-gate.ts';
import type { StoredAccess, TokenStore } from './token-store.ts';
import { inEnglish } from '../../src-shared/words/words.ts';

export type AccessDeps = {
  db: Db;
  tokens: TokenStore;
  google: GoogleGate;
  log: Log;
  /** Keeps writes to the keychain and the account's status from overtaking each other. */
  inTurn: OneAtATime;
  /** Told after an account was found to need a new sign-in. */
  changed(): void;
};

/** The ways to the calendars of connected accounts, each made once and kept until the account changes. */
export type AccountAccess = {
  /** Null when there is none now: the account is not connected, or its access is not in the keychain. */
  providerFor(accountId: string): Promise<CalendarProvider | null>;
  /** Makes every way anew, for example because the OAuth client is another one. */
  forgetAll(): void;
  /** False after the keychain refused to give out an access, until it gives one out. */
  readonly keychainWorks: boolean;
};

export function createAccountAccess({
  db,
  tokens,
  google,
  log,
  inTurn,
  changed,
}: AccessDeps): AccountAccess {
  let keychainWorks = true;
  const ways = new Map<string, { epoch: number; made: Promise<CalendarProvider | null> }>();

  async function make(account: AccountRow): Promise<CalendarProvider | null> {
    const id = account.id as AccountId;
    try {
      const [client, access] = [await tokens.readClient(), await tokens.readAccess(id)];
      keychainWorks = true;
      if (client !== null && access !== null) {
        return await google.provider(client, access, (fresh) => keep(account, fresh));
      }
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      keychainWorks = false;
      // Locked, perhaps: asked again at the next cycle, and nothing is concluded from it.
      log.warn('the keychain does not give out the access to an account', { account: id, error });
      return null;
    }
    await askToReconnect(account);
    return null;
  }

  /** Google replaced the access. After a disconnect that came meanwhile, nothing may bring it back. */
  function keep(account: AccountRow, fresh: StoredAccess): Promise<void> {
    return inTurn(async () => {
      const now = await findAccount(db, account.id);
      if (now?.auth_epoch !== account.auth_epoch) return;
      await tokens.writeAccess(account.id as AccountId, fresh);
    });
  }

  async function askToReconnect(account: AccountRow): Promise<void> {
    const error_text = tokens.isPersistent
      ? inEnglish('troubles:accessLost')
      : inEnglish('troubles:noKeychain');
    const isNews = await db.transaction().execute(async (tx) => {
      const now = await findAccount(tx, account.id);
      if (now?.auth_epoch !== account.auth_epoch || now.status !== 'connected') return false;
      await changeAccount(tx, account.id, { status: 'reconnect', error_class: 'auth', error_text });
      return true;
    });
    if (isNews) changed();
  }

  return {
    async providerFor(accountId) {
      const account = await findAccount(db, accountId);
      if (account?.status !== 'connected') return null;
      const known = ways.get(accountId);
      if (known?.epoch === account.auth_epoch) return known.made;
      const way = { epoch: account.auth_epoch, made: make(account) };
      ways.set(accountId, way);
      try {
        const provider = await way.made;
        if (provider === null && ways.get(accountId) === way) ways.delete(accountId);
        return provider;
      } catch (error) {
        if (ways.get(accountId) === way) ways.delete(accountId);
        throw error;
      }
    },
    forgetAll: () => ways.clear(),
    get keychainWorks() {
      return keychainWorks;
    },
  };
}
