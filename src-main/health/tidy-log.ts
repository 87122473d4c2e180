import { addDays, dayOf } from '../../src-shared/domain/time.ts';
import type { Db } from '../database/schema.ts';
import type { Clock } from '../platform/ports.ts';
import { readPracticeTimeZone } from '../settings/settings-repo.ts';
import { forgetDaysBefore, rollUpOldestDay } from './log-days-repo.ts';

const dayMs = 86_400_000;
/** Single lines of the sync's log are kept so many days, its sums by day so many. */
const [keptLinesDays, keptSumsDays] = [14, 730];

/**
 * Keeps the log of the sync from growing without end: old lines become sums by day, very old sums go. Answers how
 * many days were summed up; `isStopped` ends it early, between two days.
 */
export async function tidyLog(
  { db, clock }: { db: Db; clock: Clock },
  isStopped: () => boolean = () => false,
): Promise<number> {
  const timeZone = await readPracticeTimeZone(db);
  const now = clock.now();
  let days = 0;
  while (!isStopped()) {
    const day = await db
      .transaction()
      .execute(async (tx) => await rollUpOldestDay(tx, now - keptLinesDays * dayMs, timeZone));
    if (day === null) break;
    days += 1;
  }
  const oldestSums = addDays(dayOf(now, timeZone), -keptSumsDays);
  await db.transaction().execute(async (tx) => await forgetDaysBefore(tx, oldestSums));
  return days;
}
