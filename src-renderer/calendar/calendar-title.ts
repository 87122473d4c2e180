import { addDays } from '../../src-shared/domain/time.ts';
import type { Day } from '../../src-shared/domain/time.ts';
import { dateWords } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';
import { formatLongDay, formatMonth } from '../ui/format.ts';
import type { CalendarView } from './calendar-views.ts';

/** Where there is room for it, and where there is not. */
type TitleLength = 'long' | 'short';

/**
 * The days on screen in words: "2–8 March 2026", "30 March – 5 April 2026", "Tuesday 3 March 2026". The short ones, for a
 * small window, have names of months that are cut short where there are two: "30 Mar – 5 Apr 2026".
 */
export function calendarTitle(firstDay: Day, endDay: Day, length: TitleLength = 'long'): string {
  const lastDay = addDays(endDay, -1);
  if (firstDay === lastDay) return formatLongDay(firstDay);
  const [from, to] = [dayNumber(firstDay), dayNumber(lastDay)];
  const month = formatMonth(lastDay);
  if (firstDay.slice(0, 7) === lastDay.slice(0, 7))
    return t('calendar:title.withinMonth', { from, to, month });
  const isOneYear = firstDay.slice(0, 4) === lastDay.slice(0, 4);
  if (length === 'short')
    return t('calendar:title.short', {
      from: dateWords(firstDay, isOneYear ? 'date' : 'dateAndYear'),
      to: dateWords(lastDay, 'dateAndYear'),
    });
  const fromMonth = isOneYear ? dateWords(firstDay, 'month') : formatMonth(firstDay);
  return t('calendar:title.acrossMonths', { from, fromMonth, to, month });
}

function dayNumber(day: Day): number {
  return Number(day.slice(8));
}

/** What a view shows, as its heading says it; a month is its name, and the agenda has no end. */
export function viewTitle(
  view: CalendarView,
  anchor: Day,
  { firstDay, endDay }: { firstDay: Day; endDay: Day },
  length: TitleLength = 'long',
): string {
  if (view === 'month') return formatMonth(anchor);
  if (view === 'agenda') return t('calendar:title.from', { day: formatLongDay(anchor) });
  return calendarTitle(firstDay, endDay, length);
}
