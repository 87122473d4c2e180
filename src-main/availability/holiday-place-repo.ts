import { HolidayPlace } from '../../src-shared/domain/availability.ts';
import type { Db, Tx } from '../database/schema.ts';
import { readSettingRow, writeSettingRow } from '../database/setting-row.ts';

const key = 'holidayPlace';

/** The place whose holidays were last accepted; null when there is none, or one that can't be read. */
export async function readHolidayPlace(db: Db): Promise<HolidayPlace | null> {
  const json = await readSettingRow(db, key);
  return json === null ? null : HolidayPlace.nullable().catch(null).parse(JSON.parse(json));
}

/** Remembers the place, so that next year's holidays are offered for it. */
export async function writeHolidayPlace(tx: Tx, place: HolidayPlace): Promise<void> {
  await writeSettingRow(tx, key, place);
}
