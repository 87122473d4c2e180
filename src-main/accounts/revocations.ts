import type { AccountId } from '../../src-shared/domain/ids.ts';
import type { Db } from '../database/schema.ts';
import type { AccountRow } from '../database/sync-rows.ts';
import type { OneAtATime } from '../one-at-a-time.ts';
import type { Log, NetworkState, Random, Timers } from '../platform/ports.ts';
import { backoffMs } from '../sync/backoff.ts';
import { changeAccount, findAccount } from '../sync/calendar-repo.ts';
import { readAccounts } from './account-repo.ts';
import type { GoogleGate } from './google-gate.ts';
import type { TokenStore } from './token-store.ts';
import { inEnglish } from '../../src-shared/words/words.ts';

export type RevocationDeps = {
  db: Db;
  tokens: TokenStore;
  google: GoogleGate;
  network: NetworkState;
  timers: Timers;
  random: Random;
  log: Log;
  inTurn: OneAtATime;
  changed(): void;
};

/** Nobody waits for it: the first repetition may already be minutes away. */
const patience = 4;

/** Gives back to Google, sooner or later, every access that was disconnected here. */
export type Revocations = {
  start(): void;
  stop(): Promise<void>;
  /** Tries now; never throws. */
  soon(): void;
  /**
   * Holds them back while a sign-in is under way: to Google, giving back an old access to an account
   * also ends a new one. Resolves when none is being given back.
   */
  pause(): Promise<void>;
  resume(): void;
};

export function createRevocations(deps: RevocationDeps): Revocations {
  const { db, tokens, google, network, timers, random, log, inTurn, changed } = deps;
  let running: Promise<void> | null = null;
  let stopTimer: () => void = () => undefined;
  let stopListening: () => void = () => undefined;
  let failures = 0;
  let paused = 0;
  let stopped = false;

  function soon(): void {
    stopTimer();
    if (stopped || paused > 0) return;
    running ??= tryAll().finally(() => {
      running = null;
    });
  }

  async function tryAll(): Promise<void> {
    try {
      const pending = (await readAccounts(db)).filter((account) => account.revoke_pending === 1);
      let left = 0;
      for (const account of pending) {
        if (stopped || paused > 0) return;
        if (!(await tryOne(account))) left += 1;
      }
      failures = left === 0 ? 0 : failures + 1;
    } catch (error) {
      failures += 1;
      log.warn('an access could not be given back yet', { error });
    }
    if (failures === 0 || stopped || paused > 0) return;
    stopTimer = timers.after(backoffMs('rate-limited', failures + patience, random), soon);
  }

  /** Answers false when it has to be tried again. */
  async function tryOne(account: AccountRow): Promise<boolean> {
    const access = await tokens.readRevocation(account.id as AccountId);
    if (access === null) {
      await settle(account, inEnglish('troubles:notRevoked'));
      return true;
    }
    const outcome = await google.revoke(access);
    if (!outcome.ok) {
      log.info('an access was not given back yet', {
        account: account.id,
        kind: outcome.error.kind,
      });
      return false;
    }
    await settle(account, null);
    return true;
  }

  async function settle(account: AccountRow, error_text: string | null): Promise<void> {
    await inTurn(async () => {
      const isStill = await db.transaction().execute(async (tx) => {
        const now = await findAccount(tx, account.id);
        if (now?.auth_epoch !== account.auth_epoch || now.revoke_pending === 0) return false;
        await changeAccount(tx, account.id, { revoke_pending: 0, error_text });
        return true;
      });
      if (isStill) await tokens.removeRevocation(account.id as AccountId);
    });
    changed();
  }

  /** What a crash between keychain and database left behind is put in order before anything else is tried. */
  async function tidy(): Promise<void> {
    for (const { id } of await readAccounts(db)) {
      await inTurn(async () => {
        const account = await findAccount(db, id);
        if (account === undefined) return;
        if (account.status === 'disconnected') await putAside(account);
        else await tokens.removeRevocation(id as AccountId);
      });
    }
  }

  /** An access that is still there although the account is disconnected is one to give back. */
  async function putAside(account: AccountRow): Promise<void> {
    const id = account.id as AccountId;
    const access = await tokens.readAccess(id);
    if (access === null) return;
    await tokens.writeRevocation(id, access);
    await db.transaction().execute((tx) => changeAccount(tx, id, { revoke_pending: 1 }));
    await tokens.removeAccess(id);
  }

  return {
    start() {
      stopListening = network.onChange((online) => {
        if (online) soon();
      });
      running = tidy()
        .catch((error: unknown) => log.warn('the keychain could not be put in order', { error }))
        .then(tryAll)
        .finally(() => {
          running = null;
        });
    },
    async stop() {
      stopped = true;
      stopTimer();
      stopListening();
      await running;
    },
    soon,
    async pause() {
      paused += 1;
      stopTimer();
      await running;
    },
    resume() {
      paused -= 1;
      soon();
    },
  };
}
