import type { Clock, Ids, Random } from '../platform/ports.ts';
import type { Db, Tx } from '../database/schema.ts';
import { type Account, type Calendar, findAccount } from './calendar-repo.ts';
import type { CalendarProvider, ProviderError } from './calendar-provider.ts';
import type { Pace } from './pace.ts';
import type { LogLine } from './log-repo.ts';

/** What the engine's steps share: the world they act on, handed in whole so that a simulation can be one. */
export type EngineDeps = {
  db: Db;
  clock: Clock;
  ids: Ids;
  random: Random;
  /** Lets other work of the process in between slices of long work. */
  pause(): Promise<void>;
  pace: Pace;
  /** Copies the database aside before something unusual happens to many bookings. */
  snapshot(reason: string): Promise<void>;
};

/** Counts of one cycle, for its log row. */
export type Counts = {
  pulled: number;
  inserted: number;
  patched: number;
  deleted: number;
  verified: number;
  merged: number;
  conflicts: number;
  failed: number;
};

export const noCounts = (): Counts => ({
  pulled: 0,
  inserted: 0,
  patched: 0,
  deleted: 0,
  verified: 0,
  merged: 0,
  conflicts: 0,
  failed: 0,
});

/** How far an error reaches: the whole machine, one account, one calendar, or nothing beyond the item. */
export type Stop = { scope: 'offline' | 'account' | 'calendar'; error: ProviderError };

/** One calendar's turn: everything in it happens one after the other. */
export type Lane = EngineDeps & {
  account: Account;
  calendar: Calendar;
  provider: CalendarProvider;
  databaseId: string;
  counts: Counts;
  /** Items whose row changed by what was pulled; announced when the lane ends. */
  changedItems: Set<string>;
  /** Log rows of operations, written with the transaction that settles them. */
  log: LogLine[];
  /** Answers of the server in a row that were no proper answers. */
  failuresInARow: number;
  successes: number;
  /** How often each link was sent in this turn: a precondition that fails for ever must not loop. */
  sends: Map<number, number>;
  stop: Stop | null;
};

/** What ends a turn whose account was disconnected under it; to be told to nobody. */
export const disconnected: Stop = {
  scope: 'offline',
  error: {
    kind: 'offline',
    message: 'the account was disconnected',
    status: null,
    reason: null,
    retryAfterMs: null,
  },
};

/** Tells, inside the transaction that stores an answer, whether the account it came from is still the one asked. */
export async function isStillConnected(db: Db | Tx, lane: Lane): Promise<boolean> {
  const now = await findAccount(db, lane.account.id);
  return now?.auth_epoch === lane.account.auth_epoch && now.status === 'connected';
}
