import { Temporal } from 'temporal-polyfill';
import type { Day, When } from './time.ts';

// Written out, because the punctuation of Intl's dates differs between versions of its data.
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A time in words for a sentence: "Mon 2 Mar 2026, 09:00–09:45", on the wall clock of the booking's own zone. */
export function describeWhen(when: When): string {
  if (when.allDay) {
    const last = Temporal.PlainDate.from(when.endDay).subtract({ days: 1 });
    return inWords(Temporal.PlainDate.from(when.startDay), last);
  }
  const start = zoned(when.startAt, when.timeZone);
  const end = zoned(when.endAt, when.timeZone);
  const [startDay, endDay] = [start.toPlainDate(), end.toPlainDate()];
  if (startDay.equals(endDay)) return `${dateText(startDay)}, ${hour(start)}–${hour(end)}`;
  return `${dateText(startDay)}, ${hour(start)} – ${dateText(endDay)}, ${hour(end)}`;
}

function inWords(first: Temporal.PlainDate, last: Temporal.PlainDate): string {
  return first.equals(last) ? dateText(first) : `${dateText(first)} – ${dateText(last)}`;
}

/** A day in words for a sentence: "Mon 2 Mar 2026". */
export function dayText(day: Day): string {
  return dateText(Temporal.PlainDate.from(day));
}

function dateText(day: Temporal.PlainDate): string {
  return `${weekdays[day.dayOfWeek - 1]} ${day.day} ${months[day.month - 1]} ${day.year}`;
}

function zoned(instant: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
}

function hour(time: Temporal.ZonedDateTime): string {
  return time.toPlainTime().toString({ smallestUnit: 'minute' });
}
