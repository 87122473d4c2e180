import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { AccountId } from '../../src-shared/domain/ids.ts';
import type { AccountsView } from '../../src-shared/domain/sync-views.ts';
import { parseOAuthClientFile } from '../calendars/google/oauth-client-file.ts';
import type { Db } from '../database/schema.ts';
import type { Handlers } from '../ipc/serve.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type { Clock, Ids, Log, NetworkState, Random, Timers } from '../platform/ports.ts';
import type { CalendarProvider } from '../sync/calendar-provider.ts';
import { changeAccount } from '../sync/calendar-repo.ts';
import { detachAccount } from '../sync/all-links-repo.ts';
import type { WakeReason } from '../sync/loop.ts';
import { createAccountAccess } from './account-access.ts';
import { readAccounts, readCalendars } from './account-repo.ts';
import { accountView } from './account-view.ts';
import { accountOrRefuse, createCalendarChoice, notConnected } from './calendar-choice.ts';
import type { GoogleGate } from './google-gate.ts';
import { createRevocations } from './revocations.ts';
import { createSignIn } from './sign-in.ts';
import type { StoredClient, TokenStore } from './token-store.ts';
import { t } from '../../src-shared/words/words.ts';

export type AccountDeps = {
  db: Db;
  clock: Clock;
  ids: Ids;
  random: Random;
  timers: Timers;
  network: NetworkState;
  log: Log;
  tokens: TokenStore;
  google: GoogleGate;
  /** Lets the person choose the file of their OAuth client; answers its text, or null when they chose none. */
  readChosenFile(): Promise<string | null>;
  announce: {
    accountsChanged(accounts: AccountsView): void;
    /** How bookings stand towards the calendar may have changed for any of them. */
    bookingsChanged(): void;
    /** Which events count as busy may have changed. */
    calendarChanged(): void;
  };
  wake(reason: WakeReason): void;
};

export type AccountChannel = Extract<keyof Handlers, `accounts.${string}`>;

/** The accounts: signing in and out, and which of their calendars is for what. */
export type Accounts = {
  start(): void;
  /** Ends a sign-in that waits, and resolves when nothing runs any more. */
  stop(): Promise<void>;
  providerFor(accountId: string): Promise<CalendarProvider | null>;
  /** Reads the accounts anew and announces them. */
  announceChange(): void;
  /** The browser is open and the answer awaited. */
  isConnecting(): boolean;
  /** False after the keychain refused to give out an access, until it gives one out. */
  readonly keychainWorks: boolean;
  handlers: Pick<Handlers, AccountChannel>;
};

export function createAccounts(deps: AccountDeps): Accounts {
  const { db, clock, ids, random, timers, network, log, tokens, google, announce, wake } = deps;
  const inTurn = oneAtATime();
  const shared = { db, tokens, google, inTurn };
  const access = createAccountAccess({ ...shared, log, changed: announceChange });
  const revocations = createRevocations({
    ...shared,
    network,
    timers,
    random,
    log,
    changed: announceChange,
  });
  const signIn = createSignIn({
    ...shared,
    clock,
    ids,
    revocations,
    waitingChanged: announceChange,
  });
  const calendars = createCalendarChoice({ db, ids, access });

  async function view(): Promise<AccountsView> {
    const [client, accounts, rows] = [
      await tokens.readClient(),
      await readAccounts(db),
      await readCalendars(db),
    ];
    return {
      oauthClient: client && { idPreview: `${client.clientId.slice(0, 12)}…` },
      keychainIsPersistent: tokens.isPersistent,
      isConnecting: signIn.isWaiting(),
      accounts: accounts.map((account) =>
        accountView(
          account,
          rows.filter((row) => row.account_id === account.id),
        ),
      ),
    };
  }

  function announceChange(): void {
    view().then(announce.accountsChanged, (error: unknown) =>
      log.warn('the accounts could not be announced', { error }),
    );
  }

  /** Everyone hears of what was done; who asked for it gets it as the answer. */
  async function announced(): Promise<AccountsView> {
    const now = await view();
    announce.accountsChanged(now);
    return now;
  }

  async function keepClient(client: StoredClient): Promise<AccountsView> {
    await tokens.writeClient(client);
    access.forgetAll();
    return announced();
  }

  async function disconnect(accountId: AccountId): Promise<void> {
    await inTurn(async () => {
      const { auth_epoch, status } = await accountOrRefuse(db, accountId);
      if (status === 'disconnected') return;
      const stored = await tokens.readAccess(accountId);
      // Kept under another name first: so it is given back to Google even when there is no network now.
      if (stored !== null) await tokens.writeRevocation(accountId, stored);
      await db.transaction().execute(async (tx) => {
        await changeAccount(tx, accountId, {
          status: 'disconnected',
          sync_started: 0,
          auth_epoch: auth_epoch + 1,
          revoke_pending: stored === null ? 0 : 1,
          error_class: null,
          error_text: null,
        });
        await detachAccount(tx, accountId);
      });
      await tokens.removeAccess(accountId);
    });
    revocations.soon();
  }

  /** A first look at the calendars; when it fails, the account is connected all the same and the person can refresh. */
  async function lookAtCalendars(accountId: AccountId): Promise<void> {
    try {
      await calendars.refresh(accountId);
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      await db.transaction().execute((tx) =>
        changeAccount(tx, accountId, {
          error_class: error.code,
          error_text: t('troubles:notListed', { why: error.message }),
        }),
      );
    }
  }

  const handlers: Accounts['handlers'] = {
    'accounts.view': view,
    async 'accounts.setOAuthClient'(client) {
      if (client.clientSecret === '') {
        throw new ExpectedError('invalid-input', t('refusals:account.noSecret'), {
          field: 'clientSecret',
        });
      }
      return keepClient(client);
    },
    async 'accounts.chooseOAuthClientFile'() {
      const text = await deps.readChosenFile();
      return text === null ? view() : keepClient(parseOAuthClientFile(text));
    },
    async 'accounts.connect'() {
      const accountId = await signIn.connect();
      await lookAtCalendars(accountId);
      announce.bookingsChanged();
      announce.calendarChanged();
      wake('person');
      return announced();
    },
    async 'accounts.cancelConnect'() {
      signIn.cancel();
      return view();
    },
    async 'accounts.disconnect'({ accountId }) {
      await disconnect(accountId);
      announce.bookingsChanged();
      announce.calendarChanged();
      wake('person');
      return announced();
    },
    async 'accounts.refreshCalendars'({ accountId }) {
      try {
        await calendars.refresh(accountId);
      } finally {
        announceChange(); // also when it failed: the account may need a new sign-in
      }
      return view();
    },
    async 'accounts.createCalendar'({ accountId, name }) {
      await calendars.create(accountId, name);
      return announced();
    },
    async 'accounts.chooseTarget'({ calendarId }) {
      await calendars.chooseTarget(calendarId);
      announce.bookingsChanged();
      announce.calendarChanged();
      wake('person');
      return announced();
    },
    async 'accounts.selectCalendar'({ calendarId, isSelected }) {
      await calendars.select(calendarId, isSelected);
      announce.calendarChanged();
      wake('person');
      return announced();
    },
    async 'accounts.startSync'({ accountId }) {
      const account = await accountOrRefuse(db, accountId);
      if (account.status !== 'connected') throw notConnected(account);
      await db.transaction().execute((tx) => changeAccount(tx, accountId, { sync_started: 1 }));
      wake('person');
      return announced();
    },
  };

  return {
    start: () => revocations.start(),
    async stop() {
      signIn.cancel();
      await revocations.stop();
      await inTurn(async () => undefined);
    },
    providerFor: (accountId) => access.providerFor(accountId),
    announceChange,
    isConnecting: signIn.isWaiting,
    get keychainWorks() {
      return access.keychainWorks;
    },
    handlers,
  };
}
