import type { SyncSummary } from '../../src-shared/domain/sync-views.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Clock, Ids, Log, NetworkState, Random, Timers } from '../platform/ports.ts';
import type { LoopState, WakeReason } from './loop.ts';
import type { OpenDatabase } from '../database/open.ts';
import type { CalendarProvider } from './calendar-provider.ts';

export type SyncDeps = {
  database: OpenDatabase;
  clock: Clock;
  ids: Ids;
  random: Random;
  timers: Timers;
  network: NetworkState;
  log: Log;
  /** The way to an account's calendars, or null when there is none now (no tokens in the keychain). */
  providerFor(accountId: string): Promise<CalendarProvider | null>;
  /** Copies the database aside before something unusual happens to many bookings. */
  snapshot(reason: string): Promise<void>;
  announce: {
    bookingsChanged(ids: string[]): void;
    calendarChanged(): void;
    accountsChanged(): void;
    syncChanged(summary: SyncSummary): void;
  };
};

export type SyncChannel = Extract<keyof Handlers, `sync.${string}`>;

/** The background loop and what the window may ask of it. */
export type Sync = {
  start(): void;
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>;
  wake(reason: WakeReason): void;
  /** Tells anew how it stands, for example in another language. */
  announceChange(): void;
  /** What the loop is doing, and what keeps it from it. */
  readonly state: Readonly<LoopState>;
  handlers: Pick<Handlers, SyncChannel>;
};
