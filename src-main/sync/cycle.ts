import type { SyncDeps } from './sync-deps.ts';
import { latestWait } from './backoff.ts';
import { checkBrake } from './brake.ts';
import {
  type Account,
  type Calendar,
  findAccount,
  findCalendar,
  syncedCalendars,
  syncingAccounts,
} from './calendar-repo.ts';
import type { CalendarProvider, ProviderError } from './calendar-provider.ts';
import { completeLinks } from './all-links-repo.ts';
import {
  disconnected,
  type EngineDeps,
  isStillConnected,
  type Lane,
  noCounts,
  type Stop,
} from './lane.ts';
import { hasUnsettled } from './link-repo.ts';
import { type LogLine, writeLog } from './log-repo.ts';
import { pull } from './pull.ts';
import { push } from './send.ts';
import { clampWaits, clearWaits } from './wait-repo.ts';
import { recordRecovery, recordStop } from './trouble.ts';
import { verifyUnseen } from './verify.ts';

export type CycleDeps = EngineDeps & Pick<SyncDeps, 'providerFor'> & { databaseId: string };

export type CycleResult = {
  isOffline: boolean;
  /** Items and calendars whose state changed, to be announced. */
  changedItems: string[];
  hasRemoteChanges: boolean;
  problem: ProviderError | null;
};

/**
 * One round: for every account and each of its calendars pull, check, reconcile, push. `isForced` is the person's
 * "Sync now": it does not wait for our own backoff, but keeps what the server asked for.
 */
export async function runCycle(deps: CycleDeps, isForced: boolean): Promise<CycleResult> {
  const startedAt = deps.clock.now();
  const changedItems = new Set<string>();
  const counts = noCounts();
  /** What was asked and is not logged yet: one transaction for it and the cycle's own row. */
  const log: LogLine[] = [];
  let requests = 0;
  let tokenRefreshes = 0;
  let stop: Stop | null = null;
  let turns = 0;
  await clampWaits(deps.db, latestWait(startedAt, 'server'), latestWait(startedAt, 'quota'));
  if (isForced) await clearWaits(deps.db);
  for (const account of await syncingAccounts(deps.db)) {
    if (stop?.scope === 'offline') break;
    if (isBlocked(account, startedAt)) continue;
    const provider = await deps.providerFor(account.id);
    if (provider === null) continue;
    const before = { ...provider.usage };
    for (const calendar of await syncedCalendars(deps.db, account.id)) {
      if (isBlocked(calendar, deps.clock.now())) continue;
      const lane = await takeTurn(deps, account, calendar, provider);
      if (lane === null) break;
      turns += 1;
      log.push(...lane.log.splice(0));
      for (const id of lane.changedItems) changedItems.add(id);
      for (const key of Object.keys(counts) as (keyof typeof counts)[])
        counts[key] += lane.counts[key];
      stop = lane.stop ?? stop;
      if (lane.stop !== null && lane.stop.scope !== 'calendar') break;
    }
    requests += provider.usage.requests - before.requests;
    tokenRefreshes += provider.usage.tokenRefreshes - before.tokenRefreshes;
  }
  if (turns > 0) {
    await deps.db.transaction().execute(async (tx) => {
      await writeLog(tx, [
        ...log,
        {
          at: startedAt,
          kind: 'cycle',
          outcome:
            stop === null
              ? counts.failed > 0
                ? 'partly'
                : 'ok'
              : stop.scope === 'offline'
                ? 'offline'
                : 'failed',
          error: stop?.error,
          durationMs: Math.max(0, deps.clock.now() - startedAt),
          requests,
          tokenRefreshes,
          counts,
        },
      ]);
    });
  }
  return {
    isOffline: stop?.scope === 'offline',
    changedItems: [...changedItems],
    hasRemoteChanges: counts.pulled > 0,
    problem: stop?.error ?? null,
  };
}

function isBlocked(blocked: { blocked_until: number | null }, now: number): boolean {
  return blocked.blocked_until !== null && blocked.blocked_until > now;
}

/** One calendar's turn, or null when the account was disconnected meanwhile. */
async function takeTurn(
  deps: CycleDeps,
  accountBefore: Account,
  calendarBefore: Calendar,
  provider: CalendarProvider,
): Promise<Lane | null> {
  const account = await findAccount(deps.db, accountBefore.id);
  const calendar = await findCalendar(deps.db, calendarBefore.id);
  const isSame = account?.auth_epoch === accountBefore.auth_epoch && account.status === 'connected';
  if (!account || !calendar || !isSame) return null;
  const lane: Lane = {
    ...deps,
    account,
    calendar,
    provider: guarded(deps, account, provider),
    counts: noCounts(),
    changedItems: new Set(),
    log: [],
    failuresInARow: 0,
    successes: 0,
    sends: new Map(),
    stop: null,
  };
  await workThrough(lane);
  if (lane.stop !== null) await recordStop(lane, lane.stop);
  else if (lane.successes > 0) await recordRecovery(lane);
  return lane;
}

async function workThrough(lane: Lane): Promise<void> {
  if (lane.calendar.is_target === 1 && lane.calendar.links_complete === 0) {
    await lane.db.transaction().execute(async (tx) => {
      if (await isStillConnected(tx, lane)) await completeLinks(tx, lane.calendar.id);
    });
  }
  await pull(lane);
  if (lane.stop !== null) return;
  // Before the first full look nothing is sent: what is there already must not be sent again.
  if (lane.calendar.sync_token === null) return;
  // Most of the time nothing has changed on either side: then this one question is all it costs.
  if (!(await hasUnsettled(lane.db, lane.calendar.id))) return;
  const isAllSeen = await verifyUnseen(lane);
  if (lane.stop !== null || (await checkBrake(lane))) return;
  await push(lane, !isAllSeen);
}

/** After a disconnect nothing more is asked of the account, and late answers change nothing. */
function guarded(deps: CycleDeps, account: Account, provider: CalendarProvider): CalendarProvider {
  const gone = disconnected.error;
  const isCurrent = async (): Promise<boolean> => {
    const now = await findAccount(deps.db, account.id);
    return now?.auth_epoch === account.auth_epoch && now.status === 'connected';
  };
  return {
    ...provider,
    capabilities: provider.capabilities,
    requestFingerprint: provider.requestFingerprint,
    usage: provider.usage,
    listEvents: async (...args) =>
      (await isCurrent()) ? await provider.listEvents(...args) : { ok: false, error: gone },
    getEvent: async (...args) =>
      (await isCurrent()) ? await provider.getEvent(...args) : { ok: false, error: gone },
    write: async (...args) =>
      (await isCurrent()) ? await provider.write(...args) : { ok: false, error: gone },
    writeBatch: async (calendarId, writes) =>
      (await isCurrent())
        ? await provider.writeBatch(calendarId, writes)
        : writes.map(() => ({ ok: false, error: gone })),
    getCalendar: async (...args) => await provider.getCalendar(...args),
    listCalendars: async () => await provider.listCalendars(),
    createCalendar: async (...args) => await provider.createCalendar(...args),
  };
}
