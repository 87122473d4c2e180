import type { OpenHours, WeeklyHours } from './availability.ts';
import { weekdayWords } from '../words/date-words.ts';
import { t } from '../words/words.ts';

/** The name of an ISO weekday, 1 for Monday. */
export function weekdayName(weekday: number): string {
  return weekdayWords(weekday, 'longWeekday');
}

/** Hours as in "09:00–12:30". */
export function hoursText({ from, to }: OpenHours): string {
  return `${from}–${to}`;
}

/** What is wrong with the hours of a week, in a sentence without its end; null when nothing is. */
export function faultInWeek(weekly: readonly WeeklyHours[]): string | null {
  for (const [index, one] of weekly.entries()) {
    const weekday = weekdayName(one.weekday);
    if (one.validFrom !== null && one.validUntil !== null && one.validFrom > one.validUntil) {
      return t('refusals:hours.endsBefore', { hours: hoursText(one.hours), weekday });
    }
    const other = weekly
      .slice(index + 1)
      .find((some) => some.weekday === one.weekday && areOverlapping(one, some));
    if (other !== undefined) {
      return t('refusals:hours.overlap', { weekday, ...bothOf(one.hours, other.hours) });
    }
  }
  return null;
}

/** What is wrong with the hours of one day, as `faultInWeek` says it. */
export function faultInDay(hours: readonly OpenHours[]): string | null {
  for (const [index, one] of hours.entries()) {
    const other = hours.slice(index + 1).find((some) => meet(one, some));
    if (other !== undefined) {
      return t('refusals:hours.dayOverlap', bothOf(one, other));
    }
  }
  return null;
}

function bothOf(one: OpenHours, other: OpenHours): { one: string; other: string } {
  return { one: hoursText(one), other: hoursText(other) };
}

function areOverlapping(a: WeeklyHours, b: WeeklyHours): boolean {
  const endsBefore = (one: WeeklyHours, other: WeeklyHours) =>
    one.validUntil !== null && other.validFrom !== null && one.validUntil < other.validFrom;
  return meet(a.hours, b.hours) && !endsBefore(a, b) && !endsBefore(b, a);
}

function meet(a: OpenHours, b: OpenHours): boolean {
  return a.from < b.to && b.from < a.to;
}
