import { create } from 'zustand';
import { dayOf } from '../../src-shared/domain/time.ts';
import type { Day } from '../../src-shared/domain/time.ts';
import { useAvailability } from '../store/availability-store.ts';
import { useSettings } from '../store/settings-store.ts';
import { now } from '../ui/clock.ts';
import { showRange } from '../store/bookings-store.ts';
import { steppedDay } from './calendar-views.ts';
import type { CalendarView } from './calendar-views.ts';
import { drawnRange, shownDays } from './shown-days.ts';
import type { ShownDays } from './shown-days.ts';
import { preferView, recallPreferences, useViewPreferences } from './view-preferences.ts';

type Position = {
  view: CalendarView;
  /** The day that the days on screen are around; null means today. Kept, so that coming back shows the same days. */
  day: Day | null;
  /** Rises when a day is asked for, also when it is the same again. */
  asked: number;
  showsCancelled: boolean;
};

export const usePosition = create<Position>(() => ({
  view: useViewPreferences.getState().view,
  day: null,
  asked: 0,
  showsCancelled: false,
}));

/** Looks at the calendar as the person did last. */
export function recallView(): void {
  recallPreferences();
  usePosition.setState({ view: useViewPreferences.getState().view });
}

type Place = Pick<Position, 'view' | 'day' | 'asked'>;

/** Asked for, and not on screen before what is in it has been read; null when nothing is awaited. */
let awaited: Place | null = null;

/** What the calendar is asked to show at this moment. */
export function positionNow(): Position {
  return { ...usePosition.getState(), ...awaited };
}

/** Other days are asked for than those on screen. */
export function isGoing(): boolean {
  return awaited !== null;
}

function goTo(place: Partial<Place>): void {
  const { view, day, asked } = positionNow();
  const going = { view, day, asked, ...place };
  awaited = going;
  const { practiceTimeZone } = useSettings.getState().settings;
  void showRange(drawnRange(shownDaysNow(), practiceTimeZone), () => {
    if (awaited === going) awaited = null;
    usePosition.setState(going);
  });
}

/** Asks the calendar to show a day; null is today. */
export function askForDay(day: Day | null): void {
  goTo({ day, asked: positionNow().asked + 1 });
}

/** Shows the days around the present one in another way; the agenda from their beginning on, unless that is today. */
export function showView(view: CalendarView, timeZone: string): void {
  const { day } = positionNow();
  const isToday = day === null || day === dayOf(now(), timeZone);
  goTo(view === 'agenda' && !isToday ? { view, day: shownDaysNow().firstDay } : { view });
  preferView({ view });
}

/** The day that the days on screen are around. */
export function anchorNow(timeZone: string): Day {
  return positionNow().day ?? dayOf(now(), timeZone);
}

/** The days that are on screen, or will be as soon as they have been read. */
export function shownDaysNow(): ShownDays {
  const { practiceTimeZone, weekStartsOn } = useSettings.getState().settings;
  const rules = useAvailability.getState().availability;
  return shownDays(positionNow().view, anchorNow(practiceTimeZone), { weekStartsOn, rules });
}

/** Goes on or back by one of what the view shows. */
export function stepView(by: 1 | -1, timeZone: string): void {
  askForDay(steppedDay(positionNow().view, anchorNow(timeZone), by));
}
