import { createSlotService } from '../../src-main/availability/slot-service.ts';
import { createWeeklySlotService } from '../../src-main/availability/weekly-slot-service.ts';
import { createBookingService } from '../../src-main/bookings/booking-service.ts';
import { createAuthClient } from '../../src-main/calendars/google/auth-client.ts';
import { createGoogleProvider } from '../../src-main/calendars/google/client.ts';
import { readEndpoints } from '../../src-main/calendars/google/endpoints.ts';
import type { Fetch } from '../../src-main/calendars/google/token-endpoint.ts';
import { ensureDatabaseId } from '../../src-main/database/identity.ts';
import type { OpenDatabase } from '../../src-main/database/open.ts';
import type { Clock, Ids, Random } from '../../src-main/platform/ports.ts';
import { uuidIds } from '../../src-main/platform/uuid-ids.ts';
import type { CalendarProvider } from '../../src-main/sync/calendar-provider.ts';
import { type CycleDeps, type CycleResult, runCycle } from '../../src-main/sync/cycle.ts';
import {
  chooseTargetCalendar,
  detachAccount,
  reattachAccount,
} from '../../src-main/sync/all-links-repo.ts';
import { itemChanged } from '../../src-main/sync/link-repo.ts';
import { createPace } from '../../src-main/sync/pace.ts';
import { exampleClient } from '../google-emulator/google.ts';
import { accountRow, calendarRow } from './calendars.ts';

export type EngineAppOptions = {
  database: OpenDatabase;
  /** Where Google is, as the emulator names it. */
  environment: Readonly<Record<string, string>>;
  refreshToken: string;
  clock: Clock;
  random: Random;
  ids?: Ids;
  fetch?: Fetch;
  timeoutMs?: number;
  /** Calls a minute that the engine allows itself; what it does in the app if left out. */
  callsAMinute?: number;
  /** Puts something between the engine and the client. */
  wrap?: (provider: CalendarProvider) => CalendarProvider;
};

export type EngineApp = Awaited<ReturnType<typeof createEngineApp>>;

/** The one account that an engine app has. */
export const accountId = 'account';

/**
 * The app below its window: the real booking service and sync engine, and the real client of the Google API with
 * whatever stands at the environment's addresses.
 */
export async function createEngineApp(options: EngineAppOptions) {
  const { database, clock, random, ids = uuidIds, wrap = (provider) => provider } = options;
  const { db } = database;
  let refreshToken: string | null = options.refreshToken;
  let way: CalendarProvider | null = null;
  let snapshots = 0;
  const databaseId = await db.transaction().execute(async (tx) => await ensureDatabaseId(tx, ids));

  function openWay(token: string): CalendarProvider {
    const endpoints = readEndpoints(options.environment);
    const common = {
      now: () => clock.now(),
      ...(options.fetch ? { fetch: options.fetch } : {}),
    };
    const auth = createAuthClient({
      ...common,
      client: exampleClient,
      endpoints,
      fetch: options.fetch ?? globalThis.fetch,
      tokens: { refreshToken: token, accessToken: null, expiresAt: null },
      onTokens: async () => undefined,
    });
    return wrap(
      createGoogleProvider({
        ...common,
        auth,
        rootUrl: endpoints.apiUrl,
        timeoutMs: options.timeoutMs ?? 10_000,
      }),
    );
  }

  const deps: CycleDeps = {
    db,
    clock,
    ids,
    random,
    databaseId,
    pace: createPace(clock, options.callsAMinute),
    pause: () => new Promise((resolve) => void setImmediate(resolve)),
    snapshot: async () => {
      snapshots += 1;
    },
    providerFor: async () => {
      if (refreshToken !== null) way ??= openWay(refreshToken);
      return way;
    },
  };

  return {
    database,
    bookings: createBookingService({ db, clock, ids, changed: () => {}, itemChanged }),
    slots: createSlotService({ db, clock, ids, changed: () => {}, itemChanged }),
    weeklySlots: createWeeklySlotService({ db, clock, ids, changed: () => {}, itemChanged }),
    snapshots: () => snapshots,
    cycle: (isForced = false): Promise<CycleResult> => runCycle(deps, isForced),

    /** As the account service does it: what was sent stays where it is, and is touched no more. */
    async disconnect(): Promise<void> {
      refreshToken = null;
      way = null;
      await db.transaction().execute(async (tx) => {
        await tx
          .updateTable('account')
          .set((eb) => ({ status: 'disconnected', auth_epoch: eb('auth_epoch', '+', 1) }))
          .where('id', '=', accountId)
          .execute();
        await detachAccount(tx, accountId);
      });
    },

    /** The same account with a new consent. */
    async reconnect(newRefreshToken: string): Promise<void> {
      refreshToken = newRefreshToken;
      way = null;
      await db.transaction().execute(async (tx) => {
        await tx
          .updateTable('account')
          .set((eb) => ({
            status: 'connected',
            auth_epoch: eb('auth_epoch', '+', 1),
            error_class: null,
            error_text: null,
            blocked_until: null,
            blocked_attempts: 0,
          }))
          .where('id', '=', accountId)
          .execute();
        await reattachAccount(tx, accountId);
      });
    },
  };
}

/** Gives the database its account with these calendars, named by their remote ids; bookings go to the first. */
export async function putEngineAccount(
  { db }: OpenDatabase,
  remoteIds: readonly string[],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.insertInto('account').values(accountRow(accountId)).execute();
    for (const remoteId of remoteIds) {
      const row = calendarRow(remoteId, accountId, { remote_id: remoteId, is_selected: 1 });
      await tx.insertInto('calendar').values(row).execute();
    }
    const [target] = remoteIds;
    if (target !== undefined) await chooseTargetCalendar(tx, target);
  });
}
