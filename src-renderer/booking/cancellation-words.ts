import type { BookingView } from '../../src-shared/domain/booking.ts';
import { formatPrice } from '../../src-shared/domain/price-text.ts';

type Cancelled = Pick<
  BookingView,
  'cancelReason' | 'cancelledBy' | 'cancelledLate' | 'cancelFeeMinor' | 'currency'
>;

/** How a booking was cancelled, in sentences; nothing where nobody said. */
export function cancellationWords(booking: Cancelled): string[] {
  const late = booking.cancelledLate ? ', late' : '';
  const fee =
    booking.cancelFeeMinor === 0
      ? ''
      : `, for a fee of ${formatPrice(booking.cancelFeeMinor, booking.currency)}`;
  const by = booking.cancelledBy === null ? '' : `By the ${booking.cancelledBy}`;
  const how = `${by}${late}${fee}`.replace(/^, /, '');
  return [
    how === '' ? '' : `${how.charAt(0).toUpperCase()}${how.slice(1)}.`,
    booking.cancelReason === '' ? '' : `Reason: ${booking.cancelReason}`,
  ].filter((sentence) => sentence !== '');
}
