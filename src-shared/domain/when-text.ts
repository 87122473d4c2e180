import { Temporal } from 'temporal-polyfill';
import { dateWords } from '../words/date-words.ts';
import { spokenLanguage } from '../words/words.ts';
import type { Day, When } from './time.ts';

/** A time in words for a sentence: "Mon 2 Mar 2026, 09:00–09:45", on the wall clock of the booking's own zone. */
export function describeWhen(when: When): string {
  if (when.allDay) {
    const last = Temporal.PlainDate.from(when.endDay).subtract({ days: 1 }).toString();
    return when.startDay === last
      ? dayText(when.startDay)
      : `${dayText(when.startDay)} – ${dayText(last)}`;
  }
  const start = zoned(when.startAt, when.timeZone);
  const end = zoned(when.endAt, when.timeZone);
  const [startDay, endDay] = [dayText(dayAt(start)), dayText(dayAt(end))];
  if (startDay === endDay) return `${startDay}, ${hour(start)}–${hour(end)}`;
  return `${startDay}, ${hour(start)} – ${endDay}, ${hour(end)}`;
}

/** A day in words for a sentence: "Mon 2 Mar 2026"; in the spoken language if none is given. */
export function dayText(day: Day, language = spokenLanguage()): string {
  return dateWords(day, 'dayAndYear', language);
}

function zoned(instant: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
}

function dayAt(time: Temporal.ZonedDateTime): Day {
  return time.toPlainDate().toString();
}

function hour(time: Temporal.ZonedDateTime): string {
  return time.toPlainTime().toString({ smallestUnit: 'minute' });
}
