import { create } from 'zustand';
import type { Day } from '../../src-shared/domain/time.ts';

export type CalendarView = 'timeGridWeek' | 'timeGridDay';

type Position = {
  view: CalendarView;
  /** A day on screen; null means today. Kept so that coming back from another page shows the same days. */
  day: Day | null;
  /** Rises when another part of the window asks for a day. */
  asked: number;
  firstDay: Day | null;
  endDay: Day | null;
  showsCancelled: boolean;
};

export const usePosition = create<Position>(() => ({
  view: 'timeGridWeek',
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

/** Asks the calendar to show a day. */
export function askForDay(day: Day): void {
  usePosition.setState((state) => ({ day, asked: state.asked + 1 }));
}
