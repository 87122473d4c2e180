import { create } from 'zustand';
import type { Day } from '../../src-shared/domain/time.ts';

export type CalendarView = 'timeGridWeek' | 'timeGridDay';

type Position = {
  view: CalendarView;
  /** A day on screen; null means today. Kept so that coming back from another page shows the same days. */
  day: Day | null;
  firstDay: Day | null;
  endDay: Day | null;
  showsCancelled: boolean;
};

export const usePosition = create<Position>(() => ({
  view: 'timeGridWeek',
  day: null,
  firstDay: null,
  endDay: null,
  showsCancelled: false,
}));
