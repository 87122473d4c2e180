import { addDays } from '../../src-shared/domain/time.ts';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import { openBooking, openNewBooking } from '../booking/dialog-store.ts';
import { shiftedWall } from '../ui/place.ts';
import type { Place } from '../ui/place.ts';
import { whenDropped } from './dropped-time.ts';
import { askWhichEnd } from './end-question.tsx';
import { setMark } from './grid/hand-store.ts';
import { moveBooking } from './move-booking.ts';

type Lines = { timeZone: string; slotMinutes: number };

/** Begins a booking at a time that was drawn; drawing no more than one step is only pointing at a start. */
export function bookAt(place: Place, lengthIsMeant: boolean, timeZone: string): void {
  const drawn = whenDropped(place, timeZone, null, false);
  if (drawn.kind === 'unclear') openNewBooking({ beginning: { start: drawn.start } });
  else if (drawn.kind === 'clear')
    openNewBooking({ beginning: { when: drawn.when }, lengthIsMeant });
  else
    void askWhichEnd(drawn).then((when) => {
      if (when === null) setMark(null);
      else openNewBooking({ beginning: { when }, lengthIsMeant: true });
    });
}

/** Begins a booking where the person drew or clicked; `isMonth`: a single day is no booking of a whole day there. */
export function bookDrawn(
  place: Place,
  { timeZone, slotMinutes, isMonth }: Lines & { isMonth: boolean },
): void {
  if (isMonth && place.allDay && addDays(place.startDay, 1) === place.endDay) {
    openNewBooking({ beginning: { day: place.startDay } });
    return;
  }
  const isOneStep =
    place.allDay || place.end === shiftedWall(place.start, { days: 0, minutes: slotMinutes });
  bookAt(place, !isOneStep, timeZone);
}

/** Saves a booking that was dropped elsewhere or drawn longer, once what is unclear about it is answered. */
export async function dropBooking(
  booking: BookingView,
  place: Place,
  { isResize, timeZone }: { isResize: boolean; timeZone: string },
): Promise<void> {
  const dropped = whenDropped(place, timeZone, booking.when, isResize);
  if (dropped.kind === 'clear') {
    await moveBooking(booking, dropped.when, timeZone);
  } else if (dropped.kind === 'unclear-end') {
    const when = await askWhichEnd(dropped);
    if (when !== null) await moveBooking(booking, when, timeZone);
  } else {
    openBooking(booking.id, dropped.start);
  }
}
