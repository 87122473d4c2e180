import type { Day } from '../../src-shared/domain/time.ts';
import { addDays, weekdayOf } from '../ui/format.ts';

/** The weeks that hold a month, each seven days from the given first weekday (1 is Monday). */
export function monthWeeks(dayInMonth: Day, weekStartsOn: number): Day[][] {
  const first: Day = `${dayInMonth.slice(0, 7)}-01`;
  let day = addDays(first, -((weekdayOf(first) - weekStartsOn + 7) % 7));
  const weeks: Day[][] = [];
  while (weeks.length === 0 || day.slice(0, 7) === first.slice(0, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(day, index)));
    day = addDays(day, 7);
  }
  return weeks;
}

/** The first day of the month some months later or earlier. */
export function shiftMonth(day: Day, months: number): Day {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}
