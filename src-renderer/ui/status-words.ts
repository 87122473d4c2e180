import type { BookingStatus } from '../../src-shared/domain/booking.ts';

/** What the states of a booking are called. */
export const statusWords: Record<BookingStatus, string> = {
  tentative: 'Tentative',
  confirmed: 'Confirmed',
  arrived: 'Arrived',
  completed: 'Completed',
  no_show: 'No-show',
  cancelled: 'Cancelled',
};
