import type { CalendarView } from '../../src-shared/domain/sync-views.ts';
import { english } from '../../src-shared/words/english.ts';
import { german } from '../../src-shared/words/german.ts';

/** What the calendar for bookings is called when the app makes it, in whatever language was spoken then. */
const usualNames: readonly string[] = [english, german].map(
  ({ settings }) => settings.account.newCalendar,
);

type Known = Pick<CalendarView, 'name' | 'canWrite' | 'isPrimary' | 'isTarget'>;

/** Tells whether bookings have a calendar of their own, or one is there for them: the one they go to may have any name. */
export function hasOwnCalendar(calendars: readonly Known[]): boolean {
  return calendars.some(
    ({ name, canWrite, isPrimary, isTarget }) =>
      canWrite && !isPrimary && (isTarget || usualNames.includes(name)),
  );
}
