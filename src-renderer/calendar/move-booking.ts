import type { BookingView } from '../../src-shared/domain/booking.ts';
import type { When } from '../../src-shared/domain/time.ts';
import { unlessTaken } from '../booking/overlap-question.tsx';
import { ask } from '../bridge.ts';
import { keepBooking } from '../store/bookings-store.ts';
import { formatWhen } from '../ui/format.ts';
import { tellFailure } from '../ui/notify.tsx';
import { tellWithUndo } from '../undo/take-back.ts';

/** Moves a booking that was dropped elsewhere; `putBack` undoes what is drawn when it can't be or shall not be. */
export async function moveBooking(
  booking: BookingView,
  when: When,
  timeZone: string,
  putBack: () => void,
): Promise<void> {
  const isDone = await unlessTaken({
    act: async (bookAnyway) => {
      const moved = await ask('bookings.change', {
        id: booking.id,
        revision: booking.revision,
        changes: { when },
        bookAnyway,
      });
      keepBooking(moved);
      tellWithUndo('Booking moved', `${moved.displayTitle}, ${formatWhen(moved.when, timeZone)}`);
    },
    words: `${booking.displayTitle} would be on ${formatWhen(when, timeZone)}, at the same time as:`,
    refuseLabel: 'Put it back',
    findTaken: () => ask('bookings.overlaps', { when, except: booking.id }),
  }).catch((error: unknown) => {
    tellFailure(error);
    return false;
  });
  if (!isDone) putBack();
}
