import { Temporal } from 'temporal-polyfill';
import type { When } from '../../src-shared/domain/time.ts';
import { spokenLanguage } from '../../src-shared/words/words.ts';

const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const germanWeekdays = ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'];
const germanMonths = 'Jan. Feb. März Apr. Mai Juni Juli Aug. Sep. Okt. Nov. Dez.'.split(' ');

export type Weekday = (typeof weekdayNames)[number];

/** A day of a week counted from the present one, `YYYY-MM-DD`. Weeks begin on Monday. */
export function dayIn(week: number, weekday: Weekday, now: number, timeZone: string): string {
  const today = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  const days = week * 7 + weekdayNames.indexOf(weekday) - (today.dayOfWeek - 1);
  return today.add({ days }).toString();
}

/** The instant of a wall-clock time, in milliseconds. */
export function instantAt(day: string, time: string, timeZone: string): number {
  return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone).epochMilliseconds;
}

/** From a wall-clock time on for so many minutes. */
export function whenAt(day: string, time: string, minutes: number, timeZone: string): When {
  const startAt = instantAt(day, time, timeZone);
  return { allDay: false, startAt, endAt: startAt + minutes * 60_000, timeZone };
}

/** The same in the form that Google's API takes. */
export function googleTimes(when: When): {
  start: Record<string, string>;
  end: Record<string, string>;
} {
  if (when.allDay) return { start: { date: when.startDay }, end: { date: when.endDay } };
  const at = (instant: number) => ({
    dateTime: Temporal.Instant.fromEpochMilliseconds(instant)
      .toZonedDateTimeISO(when.timeZone)
      .toString({ timeZoneName: 'never' }),
    timeZone: when.timeZone,
  });
  return { start: at(when.startAt), end: at(when.endAt) };
}

/** A day as the window writes it: "Tue 3 Mar", or "Di 3. März" once German is spoken; one of another year has its year. */
export function shortDay(day: string): string {
  const date = Temporal.PlainDate.from(day);
  const year = date.year === Temporal.Now.plainDateISO().year ? '' : ` ${date.year}`;
  if (spokenLanguage() === 'de')
    return `${germanWeekdays[date.dayOfWeek - 1]} ${date.day}. ${germanMonths[date.month - 1]}${year}`;
  return `${weekdayNames[date.dayOfWeek - 1]} ${date.day} ${monthNames[date.month - 1]}${year}`;
}
