import {
  CancellationRules,
  defaultCancellationRules,
} from '../../src-shared/domain/cancellation.ts';
import { defaultReceiptSettings, ReceiptSettings } from '../../src-shared/domain/receipts.ts';
import { Settings } from '../../src-shared/domain/settings.ts';
import { isTimeZone } from '../../src-shared/domain/time.ts';
import { preparedRead } from '../database/prepared.ts';
import type { Db, Tx } from '../database/schema.ts';
import { readSettingRow, writeSettingRow } from '../database/setting-row.ts';

type Key = keyof Settings;

const allRows = preparedRead((db) => db.selectFrom('setting').selectAll());

/**
 * The settings as far as they are stored: a missing one has its default, and so has one that can't be read,
 * which is reported. An unreadable privacy becomes the strictest: it must never show more than was chosen.
 */
export async function readSettings(
  db: Db,
  defaults: Settings,
  reportUnreadable: (key: string) => void,
): Promise<Settings> {
  const rows = await allRows.all(db);
  const settings: Record<string, unknown> = { ...defaults };
  for (const { key, value_json } of rows) {
    if (!isKey(key)) continue;
    const value = Settings.shape[key].safeParse(parseJson(value_json));
    if (!value.success) reportUnreadable(key);
    settings[key] = value.success ? value.data : unreadable(key, defaults);
  }
  return Settings.parse(settings);
}

function unreadable(key: Key, defaults: Settings): Settings[Key] {
  return key === 'privacy' ? 'busy' : defaults[key];
}

/** Stores the settings given, each in a row of its own. */
export async function writeSettings(tx: Tx, settings: Partial<Settings>): Promise<void> {
  for (const [key, value] of Object.entries(settings)) {
    if (value !== undefined) await writeSettingRow(tx, key, value);
  }
}

/**
 * The zone the practice works in, which all-day bookings take their hours from. UTC until the first opening
 * has stored the machine's zone: it must never depend on where the laptop happens to be.
 */
export async function readPracticeTimeZone(db: Db): Promise<string> {
  return (await storedTimeZone(db)) ?? 'UTC';
}

/** The day the practice's week starts on, an ISO weekday number; Monday unless the person chose another. */
export async function readWeekStart(db: Db): Promise<number> {
  const stored = Settings.shape.weekStartsOn.safeParse(await storedValue(db, 'weekStartsOn'));
  return stored.success ? stored.data : 1;
}

/** Stores the machine's zone as the practice's at the first opening; a known zone stays what it is. */
export async function ensurePracticeTimeZone(tx: Tx, systemTimeZone: string): Promise<void> {
  if ((await storedTimeZone(tx)) === null)
    await writeSettings(tx, { practiceTimeZone: systemTimeZone });
}

/** What the practice holds about cancellations; the defaults while nothing, or nothing readable, is stored. */
export async function readCancellationRules(db: Db): Promise<CancellationRules> {
  const stored = CancellationRules.safeParse(await storedValue(db, 'cancellation'));
  return stored.success ? stored.data : defaultCancellationRules;
}

/** What stands on the practice's receipts; nothing while nothing, or nothing readable, is stored. */
export async function readReceiptSettings(db: Db): Promise<ReceiptSettings> {
  const stored = ReceiptSettings.safeParse(await storedValue(db, 'receipts'));
  return stored.success ? stored.data : defaultReceiptSettings;
}

/** Null when none is stored, or one that this machine does not know. */
async function storedTimeZone(db: Db): Promise<string | null> {
  const zone = await storedValue(db, 'practiceTimeZone');
  return typeof zone === 'string' && isTimeZone(zone) ? zone : null;
}

async function storedValue(db: Db, key: Key): Promise<unknown> {
  const json = await readSettingRow(db, key);
  return json === null ? undefined : parseJson(json);
}

function isKey(key: string): key is Key {
  return Object.hasOwn(Settings.shape, key);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no setting has this value, so that it counts as unreadable
  }
}
