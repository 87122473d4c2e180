import { spanOf, wallTimeOf, type When } from '../../src-shared/domain/time.ts';
import type { TimeColumns } from './schema.ts';

/** The time a row holds. */
export function whenOf(row: TimeColumns): When {
  if (row.all_day === 1) return { allDay: true, startDay: row.start_local, endDay: row.end_local };
  return { allDay: false, startAt: row.start_at, endAt: row.end_at, timeZone: row.time_zone };
}

/** The columns of a time; days cover their span in the practice's zone, so that they can be compared with hours. */
export function timeColumnsOf(when: When, practiceTimeZone: string): TimeColumns {
  const span = spanOf(when, practiceTimeZone);
  const columns = { start_at: span.startAt, end_at: span.endAt };
  if (when.allDay) {
    return {
      ...columns,
      all_day: 1,
      start_local: when.startDay,
      end_local: when.endDay,
      time_zone: practiceTimeZone,
    };
  }
  return {
    ...columns,
    all_day: 0,
    start_local: wallTimeOf(when.startAt, when.timeZone),
    end_local: wallTimeOf(when.endAt, when.timeZone),
    time_zone: when.timeZone,
  };
}
