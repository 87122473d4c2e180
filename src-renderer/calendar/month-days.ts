import { addDays } from '../../src-shared/domain/time.ts';
import { addMonths, endOfMonth, endOfWeek, parseISO, startOfMonth, startOfWeek } from 'date-fns';
import type { Day as Weekday } from 'date-fns';
import type { Day } from '../../src-shared/domain/time.ts';
import { daysFrom, isoDay } from '../ui/format.ts';

/** The weeks that hold a month, each seven days from the given first weekday (ISO: 1 is Monday, 7 is Sunday). */
export function monthWeeks(dayInMonth: Day, isoWeekStart: number): Day[][] {
  const weekStartsOn = (isoWeekStart % 7) as Weekday; // date-fns counts from Sunday, which is 0
  const date = parseISO(dayInMonth);
  const firstDay = isoDay(startOfWeek(startOfMonth(date), { weekStartsOn }));
  const days = daysFrom(
    firstDay,
    addDays(isoDay(endOfWeek(endOfMonth(date), { weekStartsOn })), 1),
  );
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** The weeks that hold a month and what follows up to six, so that every month takes the same room. */
export function sixWeeks(dayInMonth: Day, isoWeekStart: number): Day[][] {
  const weeks = monthWeeks(dayInMonth, isoWeekStart);
  for (let last = weeks.at(-1); last !== undefined && weeks.length < 6; last = weeks.at(-1))
    weeks.push(last.map((day) => addDays(day, 7)));
  return weeks;
}

/** The first day of the month some months later or earlier. */
export function shiftMonth(day: Day, months: number): Day {
  return isoDay(startOfMonth(addMonths(parseISO(day), months)));
}
