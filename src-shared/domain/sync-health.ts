import { z } from 'zod';
import { Day } from './time.ts';

/** Operations of one day that went the same way and took about as long: what the log is boiled down to. */
export type LoggedDay = {
  day: Day;
  kind: string;
  outcome: string;
  /** Empty when nothing went wrong. */
  errorClass: string;
  durationBucket: number;
  operations: number;
  durationMs: number;
  requests: number;
  tokenRefreshes: number;
};

const count = z.number().int().min(0);
/** Null where nothing was measured. */
const share = z.number().min(0).max(1).nullable();
const milliseconds = z.number().min(0).nullable();

/** How the sync did over a period, from its log. */
export const SyncHealth = z.object({
  /** Cycles that reached Google and came through without a failure, of those that reached it. */
  successRate: share,
  /** Cycles that reached Google at all: what is missing was offline. */
  connectionRate: share,
  cycles: count,
  failedCycles: count,
  averageMs: milliseconds,
  /** Nineteen cycles of twenty took no longer, to within a fifth. */
  p95Ms: milliseconds,
  requests: count,
  tokenRefreshes: count,
  operations: z.array(
    z.object({
      kind: z.string(),
      total: count,
      failed: count,
      /** Of the failed ones alone; `partly` stands for those in which some was sent and some not. */
      errors: z.array(z.object({ errorClass: z.string(), count })),
    }),
  ),
  days: z.array(z.object({ day: Day, ok: count, failed: count, offline: count, sent: count })),
  oldestWaitingAt: z.number().nullable(),
  /** When a calendar was last fetched; it does not mean that both sides agree. */
  lastLookAt: z.number().nullable(),
});
export type SyncHealth = z.output<typeof SyncHealth>;

/** What the person is told about a trouble: its cause, and what helps. */
export const Verdict = z.object({
  kind: z.enum([
    'well',
    'not-connected',
    'no-network',
    'access-ended',
    'quota',
    'calendar-gone',
    'no-rights',
    'clock-wrong',
    'disk-full',
    'keychain-locked',
    'google-trouble',
    'refused',
  ]),
  cause: z.string(),
  /** Null when nothing is to be done. */
  remedy: z.string().nullable(),
});
export type Verdict = z.output<typeof Verdict>;

/** Figures of the database itself. */
export const DatabaseFigures = z.object({
  byStatus: z.record(z.string(), count),
  synced: count,
  unsynced: count,
  sizeBytes: count,
  lastBackupAt: z.number().nullable(),
});
export type DatabaseFigures = z.output<typeof DatabaseFigures>;

const bucketsPerDoubling = 4;

/** The bucket of a duration; each is about a fifth longer than the one before. */
export function durationBucket(ms: number): number {
  return Math.ceil(Math.log2(Math.max(ms, 1)) * bucketsPerDoubling);
}

/** The longest duration of a bucket, in milliseconds. */
export function bucketLimitMs(bucket: number): number {
  return 2 ** (bucket / bucketsPerDoubling);
}

/** The limit that a share of all durations does not pass; null when there are none. */
export function percentileMs(
  buckets: readonly { durationBucket: number; operations: number }[],
  part: number,
): number | null {
  const total = buckets.reduce((sum, { operations }) => sum + operations, 0);
  if (total === 0) return null;
  let seen = 0;
  for (const { durationBucket: bucket, operations } of buckets.toSorted(
    (a, b) => a.durationBucket - b.durationBucket,
  )) {
    seen += operations;
    if (seen >= total * part) return bucketLimitMs(bucket);
  }
  return null;
}

const writes = new Set(['insert', 'patch', 'delete']);
const isFailed = ({ outcome }: LoggedDay): boolean => outcome === 'failed' || outcome === 'partly';

/** The figures of a period from its days; order does not matter. */
export function healthOf(
  rows: readonly LoggedDay[],
  now: Pick<SyncHealth, 'oldestWaitingAt' | 'lastLookAt'>,
): SyncHealth {
  const cycles = rows.filter(({ kind }) => kind === 'cycle');
  const reached = cycles.filter(({ outcome }) => outcome !== 'offline');
  const failed = reached.filter(isFailed);
  return {
    successRate: ratio(sum(reached) - sum(failed), sum(reached)),
    connectionRate: ratio(sum(reached), sum(cycles)),
    cycles: sum(cycles),
    failedCycles: sum(failed),
    averageMs: ratio(sum(reached, 'durationMs'), sum(reached)),
    p95Ms: percentileMs(reached, 0.95),
    // A cycle's line sums up the requests of its operations, whose own lines must not count again.
    requests: sum(cycles, 'requests'),
    tokenRefreshes: sum(cycles, 'tokenRefreshes'),
    operations: [...groupedBy(rows, ({ kind }) => kind)].map(([kind, of]) => ({
      kind,
      total: sum(of),
      failed: sum(of.filter(isFailed)),
      errors: errorsOf(of.filter(isFailed)),
    })),
    days: [...groupedBy(rows, ({ day }) => day)]
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([day, of]) => {
        const ofDay = of.filter(({ kind }) => kind === 'cycle');
        const offline = ofDay.filter(({ outcome }) => outcome === 'offline');
        const bad = ofDay.filter(isFailed);
        return {
          day,
          ok: sum(ofDay) - sum(offline) - sum(bad),
          failed: sum(bad),
          offline: sum(offline),
          sent: sum(of.filter((row) => writes.has(row.kind) && row.outcome === 'ok')),
        };
      }),
    ...now,
  };
}

/** What failures were of, the most frequent first. One in part has no class of its own: what it was of is logged by item. */
function errorsOf(failed: readonly LoggedDay[]): { errorClass: string; count: number }[] {
  return [...groupedBy(failed, ({ errorClass, outcome }) => errorClass || outcome)]
    .map(([errorClass, those]) => ({ errorClass, count: sum(those) }))
    .toSorted((a, b) => b.count - a.count || a.errorClass.localeCompare(b.errorClass));
}

function sum(
  rows: readonly LoggedDay[],
  field: 'operations' | 'durationMs' | 'requests' | 'tokenRefreshes' = 'operations',
): number {
  return rows.reduce((total, row) => total + row[field], 0);
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function groupedBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return new Map([...groups].toSorted(([a], [b]) => a.localeCompare(b)));
}
