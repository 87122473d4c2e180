import { useMemo } from 'react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import type { BusyBlock } from '../../src-shared/domain/sync-views.ts';
import { useBookings } from '../store/bookings-store.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { useDraft } from './booking-draft.ts';
import { drawnBooking, drawnBusy, drawnMoving } from './drawn.ts';
import type { Drawn } from './drawn.ts';
import { usePosition } from './position-store.ts';

/** Everything that is drawn in the days on screen; a booking being moved by keys where it would be. */
export function useDrawn(): Drawn[] {
  const timeZone = usePracticeTimeZone();
  const bookings = useBookings((state) => state.bookings);
  const busy = useBookings((state) => state.busy);
  const showsCancelled = usePosition((state) => state.showsCancelled);
  const draft = useDraft((state) => state.draft);
  const draw = useMemo(() => drawingIn(timeZone), [timeZone]);
  return useMemo(() => {
    const others = bookings.filter(
      ({ id, status }) => id !== draft?.booking.id && (showsCancelled || status !== 'cancelled'),
    );
    return [
      ...others.map(draw.booking),
      ...(draft === null ? [] : [drawnMoving(draft.booking, draft.when, timeZone)]),
      ...busy.map(draw.busy),
    ];
  }, [bookings, busy, showsCancelled, timeZone, draft, draw]);
}

/** What stayed the same is drawn by the same object, which tells that nothing of it has to be drawn anew. */
function drawingIn(timeZone: string): {
  booking: (booking: BookingView) => Drawn;
  busy: (block: BusyBlock) => Drawn;
} {
  const known = new WeakMap<object, Drawn>();
  function once<Told extends object>(told: Told, draw: (told: Told, timeZone: string) => Drawn) {
    const drawn = known.get(told) ?? draw(told, timeZone);
    known.set(told, drawn);
    return drawn;
  }
  return {
    booking: (booking) => once(booking, drawnBooking),
    busy: (block) => once(block, drawnBusy),
  };
}
