import { addDays, dayOf, daysBetween, wallTimeOf } from '../../src-shared/domain/time.ts';
import type { Day, When } from '../../src-shared/domain/time.ts';
import { dateWords } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';
import { thisYear } from './clock.ts';

const dash = '–';

/** A day as in "Tue 3 Mar", with its year when that is not the given one: this year, unless another one stands beside it. */
export function formatDay(day: Day, yearShown: string = thisYear()): string {
  return dateWords(day, day.slice(0, 4) === yearShown ? 'day' : 'dayAndYear');
}

/** A day as in "Tuesday 3 March 2026". */
export function formatLongDay(day: Day): string {
  return dateWords(day, 'longDay');
}

/** The month of a day as in "March 2026". */
export function formatMonth(day: Day): string {
  return dateWords(day, 'monthAndYear');
}

/** The wall-clock time of an instant as in "09:05". */
export function formatTime(instant: number, timeZone: string): string {
  return wallTimeOf(instant, timeZone).slice(11);
}

/** A time as in "Tue 3 Mar 09:00–09:50"; all-day times name their days. */
export function formatWhen(when: When, timeZone: string, yearShown?: string): string {
  if (when.allDay) {
    const lastDay = addDays(when.endDay, -1);
    const days = when.startDay === lastDay ? '' : ` ${dash} ${formatDay(lastDay, yearShown)}`;
    return `${formatDay(when.startDay, yearShown)}${days}, ${t('when.allDay')}`;
  }
  const startWall = wallTimeOf(when.startAt, timeZone);
  const endWall = wallTimeOf(when.endAt, timeZone);
  const [startDay, endDay, end] = [startWall.slice(0, 10), endWall.slice(0, 10), endWall.slice(11)];
  const start = `${formatDay(startDay, yearShown)} ${startWall.slice(11)}`;
  return startDay === endDay
    ? `${start}${dash}${end}`
    : `${start} ${dash} ${formatDay(endDay, yearShown)} ${end}`;
}

/** Only the hours, as in "09:00–09:50". */
export function formatHours(when: When, timeZone: string): string {
  if (when.allDay) return t('when.allDay');
  return `${formatTime(when.startAt, timeZone)}${dash}${formatTime(when.endAt, timeZone)}`;
}

/** An instant as in "Tue 3 Mar 09:05". */
export function formatInstant(instant: number, timeZone: string): string {
  return `${formatDay(dayOf(instant, timeZone))} ${formatTime(instant, timeZone)}`;
}

/** How long ago, or how soon, in the words one would say: "2 min ago", "in 4 min", "on Tue 3 Mar". */
export function formatRelative(instant: number, now: number, timeZone: string): string {
  const minutes = Math.round(Math.abs(instant - now) / 60_000);
  const isPast = instant <= now;
  if (minutes < 1) return isPast ? t('when.justNow') : t('when.inAMoment');
  if (minutes < 60)
    return isPast ? t('when.minutesAgo', { minutes }) : t('when.inMinutes', { minutes });
  const day = dayOf(instant, timeZone);
  const today = dayOf(now, timeZone);
  const time = formatTime(instant, timeZone);
  if (day === today) return t('when.today', { time });
  if (day === addDays(today, -1)) return t('when.yesterday', { time });
  if (day === addDays(today, 1)) return t('when.tomorrow', { time });
  return t('when.onDay', { day: formatDay(day, today.slice(0, 4)), time });
}

/** How long ago something was. What has just happened may be later than the window's clock, which goes in steps. */
export function formatAgo(instant: number, now: number, timeZone: string): string {
  return formatRelative(Math.min(instant, now), now, timeZone);
}

/** A length as in "50 min", "1 h", "1 h 30 min". */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return t('length.minutes', { minutes: rest });
  return rest === 0 ? t('length.hours', { hours }) : t('length.both', { hours, minutes: rest });
}

/** The days from one up to another, which is not among them; none while either is unknown. */
export function daysFrom(from: Day | null, to: Day | null): Day[] {
  if (from === null || to === null) return [];
  return Array.from({ length: daysBetween(from, to) }, (_, index) => addDays(from, index));
}

/** The calendar day of a local date of date-fns. */
export function isoDay(date: Date): Day {
  const two = (number: number): string => String(number).padStart(2, '0');
  const year = String(date.getFullYear()).padStart(4, '0');
  return `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
