import type { DateSelectInfo, EventApi } from '@fullcalendar/react';
import { openBooking, openNewBooking } from '../booking/dialog-store.ts';
import { addDays } from '../ui/format.ts';
import { whenDropped } from './dropped-time.ts';
import type { Dropped } from './dropped-time.ts';
import { askWhichEnd } from './end-question.tsx';
import { drawnOf } from './event-inputs.ts';
import { droppedOf } from './event-times.ts';
import { moveBooking } from './move-booking.ts';

type Lines = { timeZone: string; slotMinutes: number };

/** Begins a booking at a time that was drawn; drawing no more than one step is only pointing at a start. */
export function bookAt(dropped: Dropped, lengthIsMeant: boolean, timeZone: string): void {
  const drawn = whenDropped(dropped, timeZone, null, false);
  if (drawn.kind === 'unclear') openNewBooking({ beginning: { start: drawn.start } });
  else if (drawn.kind === 'clear')
    openNewBooking({ beginning: { when: drawn.when }, lengthIsMeant });
  else
    void askWhichEnd(drawn).then((when) => {
      if (when !== null) openNewBooking({ beginning: { when }, lengthIsMeant: true });
    });
}

/** Begins a booking where the person drew or clicked. What the keyboard marks is not drawn, and a day of a month no booking of a whole day. */
export function bookDrawn(info: DateSelectInfo, { timeZone, slotMinutes }: Lines): void {
  if (info.jsEvent === null) return;
  const dropped = droppedOf(info);
  const isMonth = info.view.type === 'dayGridMonth';
  if (isMonth && dropped.allDay && addDays(dropped.startDay, 1) === dropped.endDay) {
    openNewBooking({ beginning: { day: dropped.startDay } });
    return;
  }
  const minutes = (info.end.getTime() - info.start.getTime()) / 60_000;
  bookAt(dropped, !info.allDay && minutes > slotMinutes, timeZone);
}

/** Saves a booking that was dropped elsewhere or drawn longer; `revert` puts what is drawn back. */
export function dropEvent(
  event: EventApi,
  { isResize, timeZone, revert }: { isResize: boolean; timeZone: string; revert: () => void },
): void {
  const drawn = drawnOf(event);
  if (drawn?.kind !== 'booking') return;
  const { booking } = drawn;
  const dropped = whenDropped(droppedOf(event), timeZone, booking.when, isResize);
  if (dropped.kind === 'clear') {
    void moveBooking(booking, dropped.when, timeZone, revert);
  } else if (dropped.kind === 'unclear-end') {
    void askWhichEnd(dropped).then(async (when) => {
      if (when === null) revert();
      else await moveBooking(booking, when, timeZone, revert);
    });
  } else {
    revert();
    openBooking(booking.id, dropped.start);
  }
}
