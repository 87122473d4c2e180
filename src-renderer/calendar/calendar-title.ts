import type { Day } from '../../src-shared/domain/time.ts';
import { addDays, formatLongDay, formatMonth } from '../ui/format.ts';

/** The days on screen in words: "2–8 March 2026", "30 March – 5 April 2026", "Tuesday 3 March 2026". */
export function calendarTitle(firstDay: Day, endDay: Day): string {
  const lastDay = addDays(endDay, -1);
  if (firstDay === lastDay) return formatLongDay(firstDay);
  const dayNumber = (day: Day) => String(Number(day.slice(8)));
  const month = (day: Day) => formatMonth(day).replace(/ \d+$/, '');
  if (firstDay.slice(0, 7) === lastDay.slice(0, 7))
    return `${dayNumber(firstDay)}–${dayNumber(lastDay)} ${formatMonth(firstDay)}`;
  const year = firstDay.slice(0, 4) === lastDay.slice(0, 4) ? '' : ` ${firstDay.slice(0, 4)}`;
  return `${dayNumber(firstDay)} ${month(firstDay)}${year} – ${dayNumber(lastDay)} ${formatMonth(lastDay)}`;
}
