import { onTestFinished } from 'vitest';
import { type Accounts, createAccounts } from '../../src-main/accounts/account-service.ts';
import type { GoogleGate } from '../../src-main/accounts/google-gate.ts';
import { createTokenStore, type TokenStore } from '../../src-main/accounts/token-store.ts';
import type { OpenDatabase } from '../../src-main/database/open.ts';
import type { AccountRow } from '../../src-main/database/sync-rows.ts';
import type { Keychain, NetworkState } from '../../src-main/platform/ports.ts';
import type { WakeReason } from '../../src-main/sync/loop.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { AccountId, CalendarId } from '../../src-shared/domain/ids.ts';
import type { AccountsView, AccountView } from '../../src-shared/domain/sync-views.ts';
import {
  fakeClock,
  type FakeLog,
  fakeIds,
  fakeLog,
  fakeRandom,
  fakeTimers,
  type FakeTimers,
} from '../support/fakes.ts';
import { testDatabase } from '../support/test-database.ts';

export const client = {
  clientId: 'my-client.apps.googleusercontent.com',
  clientSecret: 'GOCSPX-s',
};

/** A keychain of a test: it can be locked, and everything in it can be looked at. */
export type TestKeychain = Keychain & { secrets: Map<string, string>; isLocked: boolean };

export function testKeychain(isPersistent = true): TestKeychain {
  const secrets = new Map<string, string>();
  function refuseWhenLocked(): void {
    if (keychain.isLocked) throw new ExpectedError('no-keychain', 'The keychain is locked.');
  }
  const keychain: TestKeychain = {
    isPersistent,
    secrets,
    isLocked: false,
    async read(name) {
      refuseWhenLocked();
      return secrets.get(name) ?? null;
    },
    async write(name, secret) {
      refuseWhenLocked();
      secrets.set(name, secret);
    },
    async remove(name) {
      refuseWhenLocked();
      secrets.delete(name);
    },
  };
  return keychain;
}

export type TestNetwork = NetworkState & { turn(online: boolean): void };

export function testNetwork(): TestNetwork {
  const listeners = new Set<(online: boolean) => void>();
  let isOnline = true;
  return {
    isOnline: () => isOnline,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    turn(online) {
      isOnline = online;
      for (const listener of listeners) listener(online);
    },
  };
}

export type TestAccounts = {
  accounts: Accounts;
  database: OpenDatabase;
  keychain: TestKeychain;
  tokens: TokenStore;
  network: TestNetwork;
  timers: FakeTimers;
  log: FakeLog;
  announced: AccountsView[];
  wakes: WakeReason[];
  chosenFile: { text: string | null };
  ask: Accounts['handlers'];
  /** The only account there is. */
  only(): Promise<AccountView>;
  row(id?: string): AccountRow;
  calendarId(name: string): Promise<CalendarId>;
};

export type TestOptions = {
  database?: OpenDatabase;
  keychain?: TestKeychain;
};

/** The accounts over a real database in memory, with a keychain and a network of the test. */
export async function testAccounts(
  google:
    | GoogleGate
    | ((parts: { timers: FakeTimers; clock: ReturnType<typeof fakeClock> }) => GoogleGate),
  options: TestOptions = {},
): Promise<TestAccounts> {
  const database = options.database ?? (await testDatabase());
  const keychain = options.keychain ?? testKeychain();
  const tokens = createTokenStore(keychain);
  const [clock, network, log] = [fakeClock(), testNetwork(), fakeLog()];
  const timers = fakeTimers(clock);
  const announced: AccountsView[] = [];
  const wakes: WakeReason[] = [];
  const chosenFile: TestAccounts['chosenFile'] = { text: null };
  const accounts = createAccounts({
    db: database.db,
    clock,
    ids: fakeIds(),
    random: fakeRandom(1),
    timers,
    network,
    log,
    tokens,
    google: typeof google === 'function' ? google({ timers, clock }) : google,
    readChosenFile: async () => chosenFile.text,
    announce: {
      accountsChanged: (view) => void announced.push(view),
      bookingsChanged: () => undefined,
      calendarChanged: () => undefined,
    },
    wake: (reason) => void wakes.push(reason),
  });
  onTestFinished(async () => {
    await accounts.stop();
    if (options.database === undefined) await database.close();
  });
  const ask = accounts.handlers;
  return {
    accounts,
    database,
    keychain,
    tokens,
    network,
    timers,
    log,
    announced,
    wakes,
    chosenFile,
    ask,
    async only() {
      const view = await ask['accounts.view'](undefined);
      if (view.accounts.length !== 1) throw new Error(`there are ${view.accounts.length} accounts`);
      return view.accounts[0]!;
    },
    row(id) {
      const rows = database.sqlite.prepare('SELECT * FROM account').all() as AccountRow[];
      return rows.find((row) => id === undefined || row.id === id)!;
    },
    async calendarId(name) {
      const view = await ask['accounts.view'](undefined);
      return view.accounts
        .flatMap(({ calendars }) => calendars)
        .find((calendar) => calendar.name === name)!.id;
    },
  };
}

/** Secrets whose name says that they open an account or are to be given back. */
export function secretsOf(
  keychain: TestKeychain,
  id: AccountId,
): { access: boolean; revocation: boolean } {
  return {
    access: keychain.secrets.has(`google account ${id}`),
    revocation: keychain.secrets.has(`google account ${id} to revoke`),
  };
}

/** What Node's `fetch` throws on a machine without a network. */
export function noNetwork(): Error {
  const cause = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
  return new TypeError('fetch failed', { cause });
}
