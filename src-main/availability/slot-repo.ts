import type { Insertable, Selectable } from 'kysely';
import type { ServiceId, SlotId, WeeklySlotId } from '../../src-shared/domain/ids.ts';
import type { Slot } from '../../src-shared/domain/slot.ts';
import type { Db, SlotRow, Tx } from '../database/schema.ts';
import { timeColumnsOf, whenOf } from '../database/time-columns.ts';
import { readPracticeTimeZone } from '../settings/settings-repo.ts';

/** The slot a row holds. Rows are only ever written by `putSlot`, so that they are trusted as they are. */
export function slotOf(row: Selectable<SlotRow>): Slot {
  return {
    id: row.id as SlotId,
    serviceId: row.service_id as ServiceId | null,
    when: whenOf(row),
    title: row.title,
    location: row.location,
    calendarNote: row.calendar_note,
    revision: row.revision,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    withdrawnAt: row.deleted_at,
    weeklyId: row.weekly_id as WeeklySlotId | null,
    occurrenceDay: row.occurrence_day,
  };
}

function rowOf(slot: Slot, practiceTimeZone: string): Insertable<SlotRow> {
  return {
    id: slot.id,
    service_id: slot.serviceId,
    ...timeColumnsOf(slot.when, practiceTimeZone),
    title: slot.title,
    location: slot.location,
    calendar_note: slot.calendarNote,
    revision: slot.revision,
    created_at: slot.createdAt,
    changed_at: slot.changedAt,
    deleted_at: slot.withdrawnAt,
    weekly_id: slot.weeklyId,
    occurrence_day: slot.occurrenceDay,
  };
}

/** The slot with this id, a withdrawn one too; null when there is none. */
export async function findSlot(db: Db, id: string): Promise<Slot | null> {
  const row = await db.selectFrom('slot').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : slotOf(row);
}

/** The slots still offered that touch the half-open interval [startAt, endAt), in order of time. */
export async function slotsBetween(db: Db, startAt: number, endAt: number): Promise<Slot[]> {
  const rows = await db
    .selectFrom('slot')
    .selectAll()
    .where('start_at', '<', endAt)
    .where('end_at', '>', startAt)
    .where('deleted_at', 'is', null)
    .orderBy('start_at')
    .orderBy('id')
    .execute();
  return rows.map(slotOf);
}

/** The slots still offered that begin after an instant, in order of time. */
export async function comingSlots(db: Db, now: number): Promise<Slot[]> {
  const rows = await db
    .selectFrom('slot')
    .selectAll()
    .where('start_at', '>', now)
    .where('deleted_at', 'is', null)
    .orderBy('start_at')
    .orderBy('id')
    .execute();
  return rows.map(slotOf);
}

/** The occurrences of a weekly opening that are still offered and begin at an instant or later, in order of time. */
export async function occurrencesFrom(db: Db, weeklyId: string, fromAt: number): Promise<Slot[]> {
  const rows = await db
    .selectFrom('slot')
    .selectAll()
    .where('weekly_id', '=', weeklyId)
    .where('start_at', '>=', fromAt)
    .where('deleted_at', 'is', null)
    .orderBy('occurrence_day')
    .execute();
  return rows.map(slotOf);
}

/** The occurrences of a weekly opening that were withdrawn at one instant, as all are that end with it. */
export async function occurrencesWithdrawnAt(
  db: Db,
  weeklyId: string,
  at: number,
): Promise<Slot[]> {
  const rows = await db
    .selectFrom('slot')
    .selectAll()
    .where('weekly_id', '=', weeklyId)
    .where('deleted_at', '=', at)
    .orderBy('occurrence_day')
    .execute();
  return rows.map(slotOf);
}

/** Stores a slot, new or changed, as it is. The revision, the history and the link are the caller's to keep. */
export async function putSlot(tx: Tx, slot: Slot): Promise<void> {
  const practiceTimeZone = slot.when.allDay ? await readPracticeTimeZone(tx) : slot.when.timeZone;
  const row = rowOf(slot, practiceTimeZone);
  await tx
    .insertInto('slot')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}
