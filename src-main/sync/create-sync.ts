import type { SyncSummary } from '../../src-shared/domain/sync-views.ts';
import { ensureDatabaseId } from '../database/identity.ts';
import type { CycleDeps, CycleResult } from './cycle.ts';
import { runCycle } from './cycle.ts';
import { decide, decideHold } from './decisions.ts';
import { retryEverything, retryItem } from './retry.ts';
import { earliestDue } from './health-repo.ts';
import { readLog } from './log-repo.ts';
import { createLoop } from './loop.ts';
import { createPace } from './pace.ts';
import { rehearse } from './rehearse.ts';
import type { Sync } from './sync.ts';
import type { SyncDeps } from './sync-deps.ts';
import { brakes, conflicts, outstanding, summarize } from './sync-views.ts';
import { retold } from '../../src-shared/words/retold.ts';

const logPage = 100;

/** Builds the background sync: the loop around the engine, and the answers to what the window asks of it. */
export function createSync(deps: SyncDeps): Sync {
  const { db } = deps.database;
  let databaseId: string | null = null;
  const pace = createPace(deps.clock);

  async function engineDeps(): Promise<CycleDeps> {
    const { clock, ids, random, providerFor, snapshot } = deps;
    databaseId ??= await db.transaction().execute(async (tx) => await ensureDatabaseId(tx, ids));
    return { db, clock, ids, random, providerFor, snapshot, databaseId, pace, pause: breathe };
  }

  async function cycle(isForced: boolean): Promise<CycleResult> {
    const result = await runCycle(await engineDeps(), isForced);
    if (result.changedItems.length > 0) deps.announce.bookingsChanged(result.changedItems);
    if (result.hasRemoteChanges) deps.announce.calendarChanged();
    if (result.problem !== null) {
      const { kind, status, reason } = result.problem;
      deps.log.warn('the sync was held up', { kind, status, reason });
      deps.announce.accountsChanged();
    }
    return result;
  }

  const loop = createLoop({
    clock: deps.clock,
    timers: deps.timers,
    random: deps.random,
    network: deps.network,
    log: deps.log,
    runCycle: cycle,
    nextDue: () => earliestDue(db),
    changed: announceChange,
  });

  const summary = (): Promise<SyncSummary> => summarize(db, loop.state);
  function announceChange(): void {
    summary()
      .then((now) => deps.announce.syncChanged(now))
      .catch((error: unknown) => deps.log.error('the sync summary could not be read', { error }));
  }

  /** After a decision of the person: tell what it touched, and let the loop carry it out. */
  async function decided(items: readonly string[]): Promise<SyncSummary> {
    if (items.length > 0) deps.announce.bookingsChanged([...items]);
    loop.wake('person');
    const now = await summary();
    deps.announce.syncChanged(now);
    return now;
  }

  return {
    start: loop.start,
    stop: loop.stop,
    wake: loop.wake,
    announceChange,
    state: loop.state,
    handlers: {
      'sync.summary': async () => await summary(),
      'sync.now': async () => {
        await loop.runNow();
        return await summary();
      },
      'sync.outstanding': async () => await outstanding(db),
      'sync.retry': async ({ itemKind, itemId }) => {
        await retryItem(decisionDeps(), { kind: itemKind, id: itemId });
        return await decided([itemId]);
      },
      'sync.retryAll': async () => await decided(await retryEverything(decisionDeps())),
      'sync.conflicts': async () => await conflicts(db),
      'sync.resolve': async ({ conflictId, decision, bookAnyway }) =>
        await decided(await decide(decisionDeps(), conflictId, decision, bookAnyway)),
      'sync.brakes': async () => await brakes(db),
      'sync.decideBrake': async ({ calendarId, decision }) =>
        await decided(await decideHold(decisionDeps(), calendarId, decision)),
      'sync.rehearse': async ({ accountId }) =>
        await rehearse({ ...(await engineDeps()), database: deps.database }, accountId),
      'sync.log': async ({ beforeId }) =>
        (await readLog(db, beforeId, logPage)).map((entry) => ({
          ...entry,
          errorText: entry.errorText && retold(entry.errorText),
        })),
    },
  };

  function decisionDeps() {
    return { db, clock: deps.clock };
  }
}

/** Gives the event loop a turn, so that the window is answered in the middle of long work. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
