import type { BookingView } from '../../src-shared/domain/booking.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { tellFailure } from '../ui/notify.tsx';
import { tellWithUndo } from '../undo/take-back.ts';

/** What became of a booking on its day. */
export type Mark = 'arrived' | 'completed' | 'no_show';

/** The key that marks a booking. */
export const marks: readonly { mark: Mark; key: string }[] = [
  { mark: 'arrived', key: 'a' },
  { mark: 'completed', key: 'd' },
  { mark: 'no_show', key: 'x' },
];

/** Marks a booking; marking it the same way once more takes the mark back. */
export function markBooking(booking: BookingView, mark: Mark): void {
  const status = booking.status === mark ? 'confirmed' : mark;
  ask('bookings.change', { id: booking.id, revision: booking.revision, changes: { status } })
    .then((changed) => tellWithUndo(t(`today:status.${changed.status}`), changed.displayTitle))
    .catch(tellFailure);
}
