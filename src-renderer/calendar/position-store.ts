import { create } from 'zustand';
import { dayOf } from '../../src-shared/domain/time.ts';
import type { Day } from '../../src-shared/domain/time.ts';
import { now } from '../ui/clock.ts';
import { steppedDay } from './calendar-views.ts';
import type { CalendarView } from './calendar-views.ts';

type Position = {
  view: CalendarView;
  /** The day that the days on screen are around; null means today. Kept, so that coming back shows the same days. */
  day: Day | null;
  /** Rises when a day is asked for, also when it is the same again. */
  asked: number;
  firstDay: Day | null;
  endDay: Day | null;
  showsCancelled: boolean;
};

export const usePosition = create<Position>(() => ({
  view: 'week',
  day: null,
  asked: 0,
  firstDay: null,
  endDay: null,
  showsCancelled: false,
}));

/** Which days are on screen at this moment. */
export function positionNow(): Position {
  return usePosition.getState();
}

/** Asks the calendar to show a day; null is today. */
export function askForDay(day: Day | null): void {
  usePosition.setState((state) => ({ day, asked: state.asked + 1 }));
}

/** Shows the days around the present one in another way; the agenda from their beginning on, unless that is today. */
export function showView(view: CalendarView, timeZone: string): void {
  const { day, firstDay } = positionNow();
  const isToday = day === null || day === dayOf(now(), timeZone);
  usePosition.setState(
    view === 'agenda' && !isToday && firstDay !== null ? { view, day: firstDay } : { view },
  );
}

/** The day that the days on screen are around. */
export function anchorNow(timeZone: string): Day {
  return positionNow().day ?? dayOf(now(), timeZone);
}

/** Goes on or back by one of what the view shows. */
export function stepView(by: 1 | -1, timeZone: string): void {
  askForDay(steppedDay(positionNow().view, anchorNow(timeZone), by));
}
