import { t } from '../../src-shared/words/words.ts';
import { openBooking, useBookingDialog } from '../booking/dialog-store.ts';
import { tell } from '../ui/notify.tsx';

let isWaiting = false;
let wanted: string | null = null;

/**
 * Opens the booking that somebody asked for outside the window. With another one open it waits until that is closed,
 * so that nothing typed there is lost.
 */
export function openWhenFree(id: string): void {
  const { dialog } = useBookingDialog.getState();
  if (dialog.kind === 'open' && dialog.id === id) return;
  if (dialog.kind === 'closed') {
    openBooking(id);
    return;
  }
  wanted = id;
  tell(t('frame:otherBooking.title'), { message: t('frame:otherBooking.message') });
  if (isWaiting) return;
  isWaiting = true;
  const stop = useBookingDialog.subscribe((state) => {
    if (state.dialog.kind !== 'closed' || wanted === null) return;
    const next = wanted;
    wanted = null;
    isWaiting = false;
    stop();
    openBooking(next);
  });
}
