import type { OpeningRules } from '../../src-shared/domain/availability.ts';
import { addDays, startOfDay, weekAround, weekdayOf } from '../../src-shared/domain/time.ts';
import type { Day, TimeRange } from '../../src-shared/domain/time.ts';
import { daysFrom } from '../ui/format.ts';
import { agendaDays, workWeekdays } from './calendar-views.ts';
import type { CalendarView } from './calendar-views.ts';
import { shiftMonth } from './month-days.ts';

/** The days on screen, each pair from the first day to the one after the last. */
export type ShownDays = {
  firstDay: Day;
  endDay: Day;
  /** What is drawn; with a month that is the rest of its first and last week too. */
  drawnFrom: Day;
  drawnTo: Day;
  /** Each day that is drawn; a work week can leave some out in between. */
  days: readonly Day[];
};

/** What decides which days belong together: the ISO weekday that weeks start on, and the hours of the practice. */
export type WeekWays = { weekStartsOn: number; rules: OpeningRules | null };

/** The days that a view shows around a day. */
export function shownDays(view: CalendarView, anchor: Day, ways: WeekWays): ShownDays {
  switch (view) {
    case 'day':
      return drawn(anchor, addDays(anchor, 1));
    case 'agenda':
      return drawn(anchor, addDays(anchor, agendaDays));
    case 'week': {
      const { startDay, endDay } = weekAround(anchor, ways.weekStartsOn);
      return drawn(startDay, endDay);
    }
    case 'workWeek': {
      const { startDay, endDay } = weekAround(anchor, ways.weekStartsOn);
      const week = daysFrom(startDay, endDay);
      const weekdays = workWeekdays(ways.rules, week);
      const days = week.filter((day) => weekdays.includes(weekdayOf(day)));
      const lastDay = days.at(-1) ?? addDays(endDay, -1);
      return { ...drawn(days[0] ?? startDay, addDays(lastDay, 1)), days };
    }
    case 'month': {
      const [firstDay, endDay] = [shiftMonth(anchor, 0), shiftMonth(anchor, 1)];
      const drawnFrom = weekAround(firstDay, ways.weekStartsOn).startDay;
      const drawnTo = weekAround(addDays(endDay, -1), ways.weekStartsOn).endDay;
      return { ...drawn(drawnFrom, drawnTo), firstDay, endDay };
    }
  }
}

const drawn = (firstDay: Day, endDay: Day): ShownDays => ({
  firstDay,
  endDay,
  drawnFrom: firstDay,
  drawnTo: endDay,
  days: daysFrom(firstDay, endDay),
});

/** From the first instant that is drawn of these days up to the last. */
export function drawnRange({ drawnFrom, drawnTo }: ShownDays, timeZone: string): TimeRange {
  return { fromAt: startOfDay(drawnFrom, timeZone), toAt: startOfDay(drawnTo, timeZone) };
}
