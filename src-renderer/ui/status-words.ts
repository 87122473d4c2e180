import type { BookingStatus } from '../../src-shared/domain/booking.ts';
import { t } from '../../src-shared/words/words.ts';

/** What the states of a booking are called, in the language spoken when it is read. */
export const statusWords: Record<BookingStatus, string> = {
  get tentative() {
    return t('status.tentative');
  },
  get confirmed() {
    return t('status.confirmed');
  },
  get arrived() {
    return t('status.arrived');
  },
  get completed() {
    return t('status.completed');
  },
  get no_show() {
    return t('status.no_show');
  },
  get cancelled() {
    return t('status.cancelled');
  },
};
