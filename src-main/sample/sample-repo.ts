import type { SampleObstacle } from '../../src-shared/domain/start.ts';
import { idList } from '../database/id-list.ts';
import type { Db, Tx } from '../database/schema.ts';
import { readSettingRow, writeSettingRow } from '../database/setting-row.ts';
import { SampleRecord } from './sample-record.ts';

const recordKey = 'samplePractice';
const doneKey = 'startDone';

/** What is made up in this book; null when nothing is. */
export async function readSample(db: Db): Promise<SampleRecord | null> {
  const value = await readSettingRow(db, recordKey);
  return value === null ? null : SampleRecord.parse(JSON.parse(value));
}

/** Remembers what is made up; null when nothing is any more. */
export async function writeSample(tx: Tx, record: SampleRecord | null): Promise<void> {
  await tx.deleteFrom('setting').where('key', '=', recordKey).execute();
  if (record !== null) await writeSettingRow(tx, recordKey, record);
}

/** Tells whether somebody has gone through the first steps, or skipped them. */
export async function isStartDone(db: Db): Promise<boolean> {
  return (await readSettingRow(db, doneKey)) !== null;
}

export async function markStartDone(tx: Tx): Promise<void> {
  await writeSettingRow(tx, doneKey, true);
}

/** Tells whether nothing was ever entered into the book, nor an account connected. */
export async function isBookNew(db: Db): Promise<boolean> {
  for (const table of ['booking', 'client', 'service', 'account'] as const) {
    const row = await db.selectFrom(table).select('id').limit(1).executeTakeFirst();
    if (row !== undefined) return false;
  }
  return true;
}

/** What keeps a sample practice out of this book; null when nothing does. */
export async function sampleObstacle(db: Db): Promise<SampleObstacle | null> {
  const account = await db
    .selectFrom('account')
    .select('id')
    .where('status', '!=', 'disconnected')
    .limit(1)
    .executeTakeFirst();
  if (account !== undefined) return 'connected';
  const booking = await db
    .selectFrom('booking')
    .select('id')
    .where('deleted_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return booking === undefined ? null : 'hasBookings';
}

/** Takes bookings out altogether, with all that is only about them. They were never sent anywhere. */
export async function eraseBookings(tx: Tx, ids: readonly string[]): Promise<void> {
  const those = idList(ids);
  for (const table of ['calendar_link', 'item_history'] as const) {
    await tx
      .deleteFrom(table)
      .where('item_kind', '=', 'booking')
      .where('item_id', 'in', those)
      .execute();
  }
  await tx.deleteFrom('reminder_told').where('booking_id', 'in', those).execute();
  await tx.deleteFrom('booking').where('id', 'in', those).execute();
}

/** Takes those clients out to whom nothing else belongs; answers the names of the others. */
export async function eraseFreeClients(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const kept = await neededClients(tx, ids);
  const gone = idList(ids.filter((id) => !kept.has(id)));
  await tx.deleteFrom('client_merge').where('dropped_id', 'in', gone).execute();
  await tx.deleteFrom('client').where('id', 'in', gone).execute();
  return await namesOf(tx, 'client', [...kept]);
}

/** The clients among these that something else points at, once their made-up bookings are gone. */
async function neededClients(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const needed = new Set<string>();
  for (const table of ['booking', 'series', 'waiting', 'package'] as const) {
    const rows = await db
      .selectFrom(table)
      .select('client_id')
      .where('client_id', 'in', idList(ids))
      .distinct()
      .execute();
    for (const { client_id } of rows) if (client_id !== null) needed.add(client_id);
  }
  const merges = await db
    .selectFrom('client')
    .select(['id', 'merged_into'])
    .where('merged_into', 'in', idList(ids))
    .execute();
  const madeUp = new Set(ids);
  for (let before = -1; before !== needed.size;) {
    before = needed.size;
    for (const { id, merged_into } of merges) {
      if (merged_into !== null && (needed.has(id) || !madeUp.has(id))) needed.add(merged_into);
    }
  }
  return needed;
}

/** Takes those services out that nothing else is of; answers the names of the others. */
export async function eraseFreeServices(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const needed = new Set<string>();
  for (const table of ['booking', 'series', 'waiting', 'package', 'slot', 'weekly_slot'] as const) {
    const rows = await tx
      .selectFrom(table)
      .select('service_id')
      .where('service_id', 'in', idList(ids))
      .distinct()
      .execute();
    for (const { service_id } of rows) if (service_id !== null) needed.add(service_id);
  }
  const gone = ids.filter((id) => !needed.has(id));
  await tx.deleteFrom('service').where('id', 'in', idList(gone)).execute();
  return await namesOf(tx, 'service', [...needed]);
}

/** Drops the steps that can't be taken back any more because something in them is gone. */
export async function forgetStepsAbout(tx: Tx, ids: readonly string[]): Promise<void> {
  const steps = await tx.selectFrom('undo_step').select(['id', 'parts_json']).execute();
  for (const { id, parts_json } of steps) {
    if (ids.some((gone) => parts_json.includes(gone)))
      await tx.deleteFrom('undo_step').where('id', '=', id).execute();
  }
}

async function namesOf(
  db: Db,
  table: 'client' | 'service',
  ids: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom(table)
    .select('name')
    .where('id', 'in', idList(ids))
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
}
