import type { BookingView } from '../../src-shared/domain/booking.ts';
import type { When } from '../../src-shared/domain/time.ts';
import { t } from '../../src-shared/words/words.ts';
import { unlessTaken } from '../booking/overlap-question.tsx';
import { ask } from '../bridge.ts';
import { keepBooking } from '../store/bookings-store.ts';
import { formatWhen } from '../ui/format.ts';
import { tellFailure } from '../ui/notify.tsx';
import { tellWithUndo } from '../undo/take-back.ts';

/** Moves a booking that was dropped elsewhere; it stays where it was when it can't be or shall not be. */
export async function moveBooking(
  booking: BookingView,
  when: When,
  timeZone: string,
): Promise<void> {
  async function move(to: When, bookAnyway: boolean): Promise<void> {
    const moved = await ask('bookings.change', {
      id: booking.id,
      revision: booking.revision,
      changes: { when: to },
      bookAnyway,
    });
    keepBooking(moved);
    tellWithUndo(
      t('calendar:move.done'),
      t('calendar:move.what', {
        title: moved.displayTitle,
        when: formatWhen(moved.when, timeZone),
      }),
    );
  }

  await unlessTaken({
    act: (bookAnyway) => move(when, bookAnyway),
    words: t('calendar:move.inTheWay', {
      title: booking.displayTitle,
      when: formatWhen(when, timeZone),
    }),
    refuseLabel: t('calendar:move.putBack'),
    findClashes: () => ask('bookings.clashes', { when, except: booking.id }),
    actAt: (startAt) => move(startingAt(when, startAt), false),
  }).catch(tellFailure);
}

function startingAt(when: When, startAt: number): When {
  return when.allDay ? when : { ...when, startAt, endAt: startAt + when.endAt - when.startAt };
}
