import { durationBucket, type LoggedDay } from '../../src-shared/domain/sync-health.ts';
import { addDays, dayOf, startOfDay } from '../../src-shared/domain/time.ts';
import type { Day } from '../../src-shared/domain/time.ts';
import type { Db, Tx } from '../database/schema.ts';

/** The log of the half-open period [fromAt, toAt), summed up by day; the days are those of the zone. */
export async function loggedDays(
  db: Db,
  fromAt: number,
  toAt: number,
  timeZone: string,
): Promise<LoggedDay[]> {
  const lines = await linesBetween(db, fromAt, toAt);
  const days = await db
    .selectFrom('sync_day')
    .selectAll()
    .where('day', '>=', dayOf(fromAt, timeZone))
    .where('day', '<=', dayOf(toAt - 1, timeZone))
    .execute();
  return [
    ...sumByDay(lines, timeZone),
    ...days.map((row) => ({
      day: row.day,
      kind: row.kind,
      outcome: row.outcome,
      errorClass: row.error_class,
      durationBucket: row.duration_bucket,
      operations: row.operations,
      durationMs: row.duration_ms,
      requests: row.requests,
      tokenRefreshes: row.token_refreshes,
    })),
  ];
}

/**
 * Boils the oldest day of the log that ended before an instant down to its sums, and forgets its lines. Answers the
 * day, or null when there was none. One day at a time keeps each transaction short.
 */
export async function rollUpOldestDay(
  tx: Tx,
  beforeAt: number,
  timeZone: string,
): Promise<Day | null> {
  const oldest = await tx
    .selectFrom('sync_log')
    .select((eb) => eb.fn.min('at').as('at'))
    .executeTakeFirst();
  if (oldest?.at == null) return null;
  const day = dayOf(oldest.at, timeZone);
  const endAt = startOfDay(addDays(day, 1), timeZone);
  if (endAt > beforeAt) return null;
  for (const sums of sumByDay(await linesBetween(tx, 0, endAt), timeZone)) await addToDay(tx, sums);
  await tx.deleteFrom('sync_log').where('at', '<', endAt).execute();
  return day;
}

/** Forgets the sums of days before one. */
export async function forgetDaysBefore(tx: Tx, day: Day): Promise<void> {
  await tx.deleteFrom('sync_day').where('day', '<', day).execute();
}

type Line = Awaited<ReturnType<typeof linesBetween>>[number];

function linesBetween(db: Db, fromAt: number, toAt: number) {
  return db
    .selectFrom('sync_log')
    .select(['at', 'kind', 'outcome', 'error_class', 'duration_ms', 'requests', 'token_refreshes'])
    .where('at', '>=', fromAt)
    .where('at', '<', toAt)
    .execute();
}

function sumByDay(lines: readonly Line[], timeZone: string): LoggedDay[] {
  const sums = new Map<string, LoggedDay>();
  const dayAt = daysOf(timeZone);
  for (const line of lines) {
    const group = {
      day: dayAt(line.at),
      kind: line.kind,
      outcome: line.outcome,
      errorClass: line.error_class ?? '',
      durationBucket: durationBucket(line.duration_ms),
    };
    const key = JSON.stringify(Object.values(group));
    const known = sums.get(key) ?? {
      ...group,
      operations: 0,
      durationMs: 0,
      requests: 0,
      tokenRefreshes: 0,
    };
    sums.set(key, {
      ...known,
      operations: known.operations + 1,
      durationMs: known.durationMs + line.duration_ms,
      requests: known.requests + line.requests,
      tokenRefreshes: known.tokenRefreshes + line.token_refreshes,
    });
  }
  return [...sums.values()];
}

/** The day of instants that mostly follow each other: the calendar is asked once a day, not once a line. */
function daysOf(timeZone: string): (at: number) => Day {
  let known = { day: '', fromAt: 0, toAt: 0 };
  return (at) => {
    if (at < known.fromAt || at >= known.toAt) {
      const day = dayOf(at, timeZone);
      known = {
        day,
        fromAt: startOfDay(day, timeZone),
        toAt: startOfDay(addDays(day, 1), timeZone),
      };
    }
    return known.day;
  };
}

async function addToDay(tx: Tx, sums: LoggedDay): Promise<void> {
  await tx
    .insertInto('sync_day')
    .values({
      day: sums.day,
      kind: sums.kind,
      outcome: sums.outcome,
      error_class: sums.errorClass,
      duration_bucket: sums.durationBucket,
      operations: sums.operations,
      duration_ms: sums.durationMs,
      requests: sums.requests,
      token_refreshes: sums.tokenRefreshes,
    })
    // A line that came late to a day that is summed up already.
    .onConflict((conflict) =>
      conflict
        .columns(['day', 'kind', 'outcome', 'error_class', 'duration_bucket'])
        .doUpdateSet((eb) => ({
          operations: eb('sync_day.operations', '+', eb.ref('excluded.operations')),
          duration_ms: eb('sync_day.duration_ms', '+', eb.ref('excluded.duration_ms')),
          requests: eb('sync_day.requests', '+', eb.ref('excluded.requests')),
          token_refreshes: eb('sync_day.token_refreshes', '+', eb.ref('excluded.token_refreshes')),
        })),
    )
    .execute();
}
