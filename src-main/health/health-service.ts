import {
  healthOf,
  type DatabaseFigures,
  type SyncHealth,
  type Verdict,
} from '../../src-shared/domain/sync-health.ts';
import { verdictOf } from '../../src-shared/domain/sync-verdict.ts';
import type { TimeRange } from '../../src-shared/domain/time.ts';
import { countByStatus } from '../dashboard/dashboard-repo.ts';
import type { Db } from '../database/schema.ts';
import type { Handlers } from '../ipc/serve.ts';
import { readPracticeTimeZone } from '../settings/settings-repo.ts';
import type { LoopState } from '../sync/loop.ts';
import { countSynced, readLatest, readSize, readTroubles } from './figures-repo.ts';
import { loggedDays } from './log-days-repo.ts';

export type HealthDeps = {
  db: Db;
  /** What the loop says of itself now. */
  loop: Readonly<Pick<LoopState, 'isOffline' | 'brokenBy'>>;
  clockOffsetMs(): number | null;
  keychainWorks(): boolean;
  /** When the newest whole copy of the database was made; null when there is none. */
  lastBackupAt(): Promise<number | null>;
};

export type HealthService = ReturnType<typeof createHealthService>;

/** How the sync and the database are, from the database and the loop's own state; asks nobody outside. */
export function createHealthService(deps: HealthDeps) {
  const { db } = deps;
  return {
    sync({ fromAt, toAt }: TimeRange): Promise<SyncHealth> {
      return db.transaction().execute(async (tx) => {
        const timeZone = await readPracticeTimeZone(tx);
        return healthOf(await loggedDays(tx, fromAt, toAt, timeZone), await readLatest(tx));
      });
    },

    async verdict(): Promise<Verdict> {
      const { connected, reconnect, ...errors } = await readTroubles(db);
      return verdictOf({
        ...errors,
        isConnected: connected > 0,
        needsReconnect: reconnect > 0,
        isOffline: deps.loop.isOffline,
        databaseError: deps.loop.brokenBy,
        clockOffsetMs: deps.clockOffsetMs(),
        keychainWorks: deps.keychainWorks(),
      });
    },

    async database(): Promise<DatabaseFigures> {
      const figures = await db.transaction().execute(async (tx) => {
        const byStatus = await countByStatus(tx);
        const synced = await countSynced(tx);
        const { cancelled = 0, ...kept } = byStatus;
        const wanted = Object.values(kept).reduce((sum, n) => sum + n, 0);
        return {
          byStatus: { ...kept, ...(cancelled > 0 ? { cancelled } : {}) },
          synced,
          unsynced: Math.max(0, wanted - synced),
          sizeBytes: await readSize(tx),
        };
      });
      return { ...figures, lastBackupAt: await deps.lastBackupAt() };
    },
  };
}

/** What the window may ask about how sync and database are. */
export function healthHandlers(
  service: HealthService,
): Pick<Handlers, 'health.sync' | 'health.verdict' | 'health.database'> {
  return {
    'health.sync': (range) => service.sync(range),
    'health.verdict': () => service.verdict(),
    'health.database': () => service.database(),
  };
}
