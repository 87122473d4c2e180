import { spanOf } from '../../src-shared/domain/time.ts';
import type { Db, Tx } from '../database/schema.ts';
import { whenOf } from '../database/time-columns.ts';

/**
 * Lets all-day bookings and slots cover their days in another zone. They stay the same days, so that they get no
 * new revision; only what they overlap here changes.
 */
export async function spanDaysIn(tx: Tx, timeZone: string): Promise<void> {
  for (const table of ['booking', 'slot'] as const) {
    for (const row of await allDayRows(tx, table)) {
      const { startAt, endAt } = spanOf(whenOf(row), timeZone);
      await tx
        .updateTable(table)
        .set({ start_at: startAt, end_at: endAt, time_zone: timeZone })
        .where('id', '=', row.id)
        .execute();
    }
  }
}

function allDayRows(db: Db, table: 'booking' | 'slot') {
  return db
    .selectFrom(table)
    .select(['id', 'start_at', 'end_at', 'all_day', 'start_local', 'end_local', 'time_zone'])
    .where('all_day', '=', 1)
    .execute();
}
