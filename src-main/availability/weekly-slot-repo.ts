import type { Insertable, Selectable } from 'kysely';
import type { ServiceId, WeeklySlotId } from '../../src-shared/domain/ids.ts';
import type { Day } from '../../src-shared/domain/time.ts';
import type { WeeklySlot } from '../../src-shared/domain/weekly-slot.ts';
import type { Db, Tx, WeeklySlotRow } from '../database/schema.ts';

function weeklySlotOf(row: Selectable<WeeklySlotRow>): WeeklySlot {
  return {
    id: row.id as WeeklySlotId,
    serviceId: row.service_id as ServiceId | null,
    title: row.title,
    location: row.location,
    calendarNote: row.calendar_note,
    firstDay: row.first_day,
    lastDay: row.last_day,
    startTime: row.start_time,
    lengthMinutes: row.length_minutes,
    timeZone: row.time_zone,
    publishedUntil: row.published_until,
    createdAt: row.created_at,
    endedAt: row.ended_at,
  };
}

/** The weekly opening with this id, one that ended too; null when there is none. */
export async function findWeeklySlot(db: Db, id: string): Promise<WeeklySlot | null> {
  const row = await db
    .selectFrom('weekly_slot')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : weeklySlotOf(row);
}

/** The weekly openings that go on and have an occurrence on this day or later, in order of their weekday's time. */
export async function readWeeklySlots(db: Db, day: Day): Promise<WeeklySlot[]> {
  const rows = await db
    .selectFrom('weekly_slot')
    .selectAll()
    .where('ended_at', 'is', null)
    .where((eb) => eb.or([eb('last_day', 'is', null), eb('last_day', '>=', day)]))
    .orderBy('first_day')
    .orderBy('start_time')
    .orderBy('id')
    .execute();
  return rows.map(weeklySlotOf);
}

/** The weekly openings on the clock of a zone that go on. */
export async function weeklySlotsInZone(db: Db, timeZone: string): Promise<WeeklySlot[]> {
  const rows = await db
    .selectFrom('weekly_slot')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('time_zone', '=', timeZone)
    .orderBy('id')
    .execute();
  return rows.map(weeklySlotOf);
}

/** Stores a weekly opening, new or changed; its occurrences are the caller's to make. */
export async function putWeeklySlot(tx: Tx, weekly: WeeklySlot): Promise<void> {
  const row: Insertable<WeeklySlotRow> = {
    id: weekly.id,
    service_id: weekly.serviceId,
    title: weekly.title,
    location: weekly.location,
    calendar_note: weekly.calendarNote,
    first_day: weekly.firstDay,
    last_day: weekly.lastDay,
    start_time: weekly.startTime,
    length_minutes: weekly.lengthMinutes,
    time_zone: weekly.timeZone,
    published_until: weekly.publishedUntil,
    created_at: weekly.createdAt,
    ended_at: weekly.endedAt,
  };
  await tx
    .insertInto('weekly_slot')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}
