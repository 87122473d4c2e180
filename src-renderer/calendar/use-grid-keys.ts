import type { FocusEvent, KeyboardEvent, RefObject } from 'react';
import { dayAt } from './day-at.ts';
import { bookingAt, useBookingKeys } from './use-booking-keys.ts';
import { useDayKeys } from './use-day-keys.ts';

/** The keyboard's ways to do what the mouse does in the grid: choose a time to book, and move or stretch a booking. */
export function useGridKeys(
  space: RefObject<HTMLElement | null>,
  { isMonth, slotMinutes }: { isMonth: boolean; slotMinutes: number },
): {
  onKeyDownCapture: (event: KeyboardEvent) => void;
  onBlur: (event: FocusEvent) => void;
} {
  const { onDayKey, onDayLeft } = useDayKeys({ space, isMonth, slotMinutes });
  const { onBookingKey, onLeft } = useBookingKeys({ isMonth, slotMinutes });
  return {
    onKeyDownCapture(event) {
      const day = dayAt(event.target);
      const bookingId = bookingAt(event.target);
      if (bookingId !== null) onBookingKey(event, bookingId);
      else if (day !== null && !event.altKey && !event.ctrlKey && !event.metaKey)
        onDayKey(event, day);
    },
    onBlur({ target, relatedTarget }) {
      if (dayAt(target) !== null) onDayLeft(relatedTarget);
      onLeft(relatedTarget);
    },
  };
}
