import type { SyncSummary } from '../../src-shared/domain/sync-views.ts';
import type { OpenDatabase } from '../database/open.ts';
import type { Clock, Ids, Log, NetworkState, Random, Timers } from '../platform/ports.ts';
import type { CalendarProvider } from './calendar-provider.ts';

/** What the sync is given from outside. */
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
