import { HolidayPlace } from '../../src-shared/domain/availability.ts';
import type { Db, Tx } from '../database/schema.ts';

const key = 'holidayPlace';

/** The place whose holidays were last accepted; null when there is none, or one that can't be read. */
export async function readHolidayPlace(db: Db): Promise<HolidayPlace | null> {
  const row = await db
    .selectFrom('setting')
    .select('value_json')
    .where('key', '=', key)
    .executeTakeFirst();
  if (row === undefined) return null;
  return HolidayPlace.nullable().catch(null).parse(JSON.parse(row.value_json));
}

/** Remembers the place, so that next year's holidays are offered for it. */
export async function writeHolidayPlace(tx: Tx, place: HolidayPlace): Promise<void> {
  const row = { key, value_json: JSON.stringify(place) };
  await tx
    .insertInto('setting')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute();
}
