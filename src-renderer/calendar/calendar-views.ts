import { addDays, weekdayOf } from '../../src-shared/domain/time.ts';
import { addMonths, parseISO } from 'date-fns';
import type { OpeningRules } from '../../src-shared/domain/availability.ts';
import type { Day } from '../../src-shared/domain/time.ts';
import { isoDay } from '../ui/format.ts';

/** Everything the calendar can be, from the least to the most that it shows. */
export const calendarViews = ['day', 'workWeek', 'week', 'month', 'agenda'] as const;
export type CalendarView = (typeof calendarViews)[number];

/** The key that shows each view. */
export const viewKeys: Record<CalendarView, string> = {
  day: 'd',
  workWeek: 'k',
  week: 'w',
  month: 'm',
  agenda: 'a',
};

/** How far the agenda looks ahead. */
export const agendaDays = 26 * 7;

/** The day to be around after a step; that of a shorter month is its last. */
export function steppedDay(view: CalendarView, day: Day, by: 1 | -1): Day {
  if (view === 'day') return addDays(day, by);
  if (view === 'month' || view === 'agenda') return isoDay(addMonths(parseISO(day), by));
  return addDays(day, 7 * by);
}

const mondayToFriday = [1, 2, 3, 4, 5];

/**
 * The ISO weekdays of a week that are for work: those with weekly hours, and a day that got hours of its own. Time off
 * and holidays take nothing away: such a day is still to be seen. Monday to Friday where nothing was said.
 */
export function workWeekdays(rules: OpeningRules | null, days: readonly Day[]): number[] {
  if (rules === null) return mondayToFriday;
  const found = days.filter(
    (day) =>
      rules.exceptions.some((exception) => exception.day === day && exception.hours.length > 0) ||
      rules.weekly.some(
        ({ weekday, validFrom, validUntil }) =>
          weekday === weekdayOf(day) &&
          (validFrom === null || validFrom <= day) &&
          (validUntil === null || day <= validUntil),
      ),
  );
  return found.length === 0 ? mondayToFriday : found.map(weekdayOf).toSorted((a, b) => a - b);
}
