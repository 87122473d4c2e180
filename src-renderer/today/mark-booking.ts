import type { BookingView } from '../../src-shared/domain/booking.ts';
import { ask } from '../bridge.ts';
import { statusWords } from '../ui/status-words.ts';
import { tellFailure } from '../ui/notify.tsx';
import { tellWithUndo } from '../undo/take-back.ts';

/** What became of a booking on its day. */
export type Mark = 'arrived' | 'completed' | 'no_show';

/** The key that marks a booking, and the word on its button. */
export const marks: { mark: Mark; key: string; label: string }[] = [
  { mark: 'arrived', key: 'a', label: 'Arrived' },
  { mark: 'completed', key: 'd', label: 'Done' },
  { mark: 'no_show', key: 'x', label: 'No-show' },
];

/** Marks a booking; marking it the same way once more takes the mark back. */
export function markBooking(booking: BookingView, mark: Mark): void {
  const status = booking.status === mark ? 'confirmed' : mark;
  ask('bookings.change', { id: booking.id, revision: booking.revision, changes: { status } })
    .then((changed) => tellWithUndo(statusWords[changed.status], changed.displayTitle))
    .catch(tellFailure);
}
