import {
  OpenHours,
  type DayException,
  type Holiday,
  type KeptTimeOff,
  type OpeningRules,
  type TimeOff,
  type WeeklyHours,
} from '../../src-shared/domain/availability.ts';
import type { TimeOffId } from '../../src-shared/domain/ids.ts';
import type { Day } from '../../src-shared/domain/time.ts';
import { preparedRead } from '../database/prepared.ts';
import type { Db, Tx } from '../database/schema.ts';
import { readPracticeTimeZone } from '../settings/settings-repo.ts';

const HoursOfDay = OpenHours.array();

/** Everything that says when the practice is open. */
export async function readOpeningRules(db: Db): Promise<OpeningRules> {
  return {
    timeZone: await readPracticeTimeZone(db),
    weekly: await readWeeklyHours(db),
    exceptions: await readExceptions(db),
    timeOff: await readTimeOff(db),
    holidays: await readHolidays(db),
  };
}

const hoursInOrder = preparedRead((db) =>
  db.selectFrom('weekly_hours').selectAll().orderBy('weekday').orderBy('from_time').orderBy('id'),
);

/** The hours of the week, in order of weekday and time. */
export async function readWeeklyHours(db: Db): Promise<WeeklyHours[]> {
  const rows = await hoursInOrder.all(db);
  return rows.map((row) => ({
    weekday: row.weekday,
    hours: { from: row.from_time, to: row.to_time },
    validFrom: row.valid_from,
    validUntil: row.valid_until,
  }));
}

/** Those of one weekday. */
export function hoursOf(weekly: readonly WeeklyHours[], weekday: number): WeeklyHours[] {
  return weekly.filter((some) => some.weekday === weekday);
}

/** Puts the hours given, all of this weekday, in place of those it had. */
export async function replaceWeekday(
  tx: Tx,
  weekday: number,
  weekly: readonly WeeklyHours[],
): Promise<void> {
  await tx.deleteFrom('weekly_hours').where('weekday', '=', weekday).execute();
  for (const { hours, validFrom, validUntil } of weekly) {
    await tx
      .insertInto('weekly_hours')
      .values({
        weekday,
        from_time: hours.from,
        to_time: hours.to,
        valid_from: validFrom,
        valid_until: validUntil,
      })
      .execute();
  }
}

const exceptionsInOrder = preparedRead((db) =>
  db.selectFrom('day_exception').selectAll().orderBy('day'),
);

/** The days with hours of their own, in order. */
export async function readExceptions(db: Db): Promise<DayException[]> {
  const rows = await exceptionsInOrder.all(db);
  return rows.map((row) => ({
    day: row.day,
    hours: HoursOfDay.parse(JSON.parse(row.hours_json)),
  }));
}

/** Gives a day hours of its own; null takes them away again. */
export async function putException(
  tx: Tx,
  day: Day,
  exception: DayException | null,
): Promise<void> {
  await tx.deleteFrom('day_exception').where('day', '=', day).execute();
  if (exception === null) return;
  await tx
    .insertInto('day_exception')
    .values({ day, hours_json: JSON.stringify(exception.hours) })
    .execute();
}

const timeOffInOrder = preparedRead((db) =>
  db.selectFrom('time_off').selectAll().orderBy('start_day').orderBy('id'),
);

/** All days off, in order. */
export async function readTimeOff(db: Db): Promise<KeptTimeOff[]> {
  const rows = await timeOffInOrder.all(db);
  return rows.map((row) => ({
    id: row.id as TimeOffId,
    startDay: row.start_day,
    endDay: row.end_day,
    label: row.label,
  }));
}

/** Stores days off, new or changed; null removes them. */
export async function putTimeOff(tx: Tx, id: TimeOffId, off: TimeOff | null): Promise<void> {
  await tx.deleteFrom('time_off').where('id', '=', id).execute();
  if (off === null) return;
  await tx
    .insertInto('time_off')
    .values({ id, start_day: off.startDay, end_day: off.endDay, label: off.label })
    .execute();
}

const holidaysInOrder = preparedRead((db) =>
  db.selectFrom('holiday').select(['day', 'name']).orderBy('day'),
);

/** The holidays on which the practice is closed, in order. */
export async function readHolidays(db: Db): Promise<Holiday[]> {
  return await holidaysInOrder.all(db);
}

/** Puts the holidays given, all of this year, in place of those it had. */
export async function replaceHolidays(
  tx: Tx,
  year: number,
  holidays: readonly Holiday[],
): Promise<void> {
  await tx
    .deleteFrom('holiday')
    .where('day', '>=', `${year}-01-01`)
    .where('day', '<=', `${year}-12-31`)
    .execute();
  for (const { day, name } of holidays) {
    await tx.insertInto('holiday').values({ day, name }).execute();
  }
}
