import type { EventInput } from '@fullcalendar/react';
import { useMemo } from 'react';
import { useBookings } from '../store/bookings-store.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { useDraft } from './booking-draft.ts';
import { bookingInput, bufferInputs, busyInput } from './event-inputs.ts';
import { usePosition } from './position-store.ts';

/** Everything that is drawn in the days on screen; a booking being moved by keys where it would be. */
export function useCalendarEvents(): EventInput[] {
  const timeZone = usePracticeTimeZone();
  const bookings = useBookings((state) => state.bookings);
  const busy = useBookings((state) => state.busy);
  const showsCancelled = usePosition((state) => state.showsCancelled);
  const draft = useDraft((state) => state.draft);
  return useMemo(() => {
    const others = bookings.filter(
      ({ id, status }) => id !== draft?.booking.id && (showsCancelled || status !== 'cancelled'),
    );
    const moved = draft === null ? [] : [{ ...draft.booking, when: draft.when }];
    return [
      ...others.map((booking) => bookingInput(booking, timeZone)),
      ...moved.map((booking) => bookingInput(booking, timeZone, { isMoving: true })),
      ...[...others, ...moved].flatMap(bufferInputs),
      ...busy.map((block) => busyInput(block, timeZone)),
    ];
  }, [bookings, busy, showsCancelled, timeZone, draft]);
}
