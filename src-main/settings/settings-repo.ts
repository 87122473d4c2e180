import { Settings } from '../../src-shared/domain/settings.ts';
import type { Db } from '../database/schema.ts';

/**
 * The zone the practice works in, which all-day bookings take their hours from. UTC until the first opening
 * has written the machine's zone: reading it must never depend on where the laptop happens to be.
 */
export async function readPracticeTimeZone(db: Db): Promise<string> {
  const row = await db
    .selectFrom('setting')
    .select('value_json')
    .where('key', '=', 'practiceTimeZone')
    .executeTakeFirst();
  const zone = Settings.shape.practiceTimeZone.safeParse(row && parseJson(row.value_json));
  return zone.success ? zone.data : 'UTC';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // what can't be read counts as not set
  }
}
