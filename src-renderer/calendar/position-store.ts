import { create } from 'zustand';
import { dayOf } from '../../src-shared/domain/time.ts';
import type { Day } from '../../src-shared/domain/time.ts';
import { useAvailability } from '../store/availability-store.ts';
import { useSettings } from '../store/settings-store.ts';
import { now } from '../ui/clock.ts';
import { steppedDay } from './calendar-views.ts';
import type { CalendarView } from './calendar-views.ts';
import { shownDays } from './shown-days.ts';
import type { ShownDays } from './shown-days.ts';
import { preferView, useViewPreferences } from './view-preferences.ts';

type Position = {
  view: CalendarView;
  /** The day that the days on screen are around; null means today. Kept, so that coming back shows the same days. */
  day: Day | null;
  /** Rises when a day is asked for, also when it is the same again. */
  asked: number;
  showsCancelled: boolean;
};

export const usePosition = create<Position>(() => ({
  view: useViewPreferences.getState().view, // the one that was looked at last
  day: null,
  asked: 0,
  showsCancelled: false,
}));

/** What the calendar is asked to show at this moment. */
export function positionNow(): Position {
  return usePosition.getState();
}

/** Asks the calendar to show a day; null is today. */
export function askForDay(day: Day | null): void {
  usePosition.setState((state) => ({ day, asked: state.asked + 1 }));
}

/** Shows the days around the present one in another way; the agenda from their beginning on, unless that is today. */
export function showView(view: CalendarView, timeZone: string): void {
  const { day } = positionNow();
  const isToday = day === null || day === dayOf(now(), timeZone);
  usePosition.setState(
    view === 'agenda' && !isToday ? { view, day: shownDaysNow().firstDay } : { view },
  );
  preferView({ view });
}

/** The day that the days on screen are around. */
export function anchorNow(timeZone: string): Day {
  return positionNow().day ?? dayOf(now(), timeZone);
}

/** The days on screen at this moment. */
export function shownDaysNow(): ShownDays {
  const { practiceTimeZone, weekStartsOn } = useSettings.getState().settings;
  const rules = useAvailability.getState().availability;
  return shownDays(positionNow().view, anchorNow(practiceTimeZone), { weekStartsOn, rules });
}

/** Goes on or back by one of what the view shows. */
export function stepView(by: 1 | -1, timeZone: string): void {
  askForDay(steppedDay(positionNow().view, anchorNow(timeZone), by));
}
