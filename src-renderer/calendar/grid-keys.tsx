import type { CalendarRef } from '@fullcalendar/react';
import { useRef } from 'react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import styles from './calendar-page.module.css';
import type { CalendarView } from './calendar-views.ts';
import { dayAt } from './day-lane.ts';
import { bookingAt, useBookingKeys } from './use-booking-keys.ts';
import { useDayKeys } from './use-day-keys.ts';

type Props = {
  calendar: RefObject<CalendarRef | null>;
  view: CalendarView;
  slotMinutes: number;
  children: ReactNode;
};

/** The keyboard's ways to do what the mouse does in the grid: choose a time to book, and move or stretch a booking. */
export function GridKeys({ calendar, view, slotMinutes, children }: Props): ReactNode {
  const space = useRef<HTMLDivElement>(null);
  const { onDayKey, onDayLeft } = useDayKeys({ space, calendar, view, slotMinutes });
  const { onBookingKey, onLeft } = useBookingKeys({ isMonth: view === 'month', slotMinutes });

  function onKey(event: KeyboardEvent): void {
    const day = dayAt(event.target);
    const bookingId = bookingAt(event.target);
    if (bookingId !== null) onBookingKey(event, bookingId);
    else if (day !== null && !event.altKey && !event.ctrlKey && !event.metaKey)
      onDayKey(event, day);
  }

  return (
    <div
      ref={space}
      className={styles['grid']}
      onKeyDownCapture={onKey} // before the calendar's own, which know nothing of a booking that is being moved
      onBlur={({ target, relatedTarget }) => {
        if (dayAt(target) !== null) onDayLeft(relatedTarget);
        onLeft(relatedTarget);
      }}
    >
      {children}
    </div>
  );
}
