import type { BookingView } from '../../src-shared/domain/booking.ts';
import { formatPrice } from '../../src-shared/domain/price-text.ts';
import { t } from '../../src-shared/words/words.ts';

type Cancelled = Pick<
  BookingView,
  'cancelReason' | 'cancelledBy' | 'cancelledLate' | 'cancelFeeMinor' | 'currency'
>;

/** How a booking was cancelled, in sentences; nothing where nobody said. */
export function cancellationWords(booking: Cancelled): string[] {
  return [
    howWords(booking),
    booking.cancelReason === ''
      ? null
      : t('booking:cancelled.reason', { reason: booking.cancelReason }),
  ].filter((sentence) => sentence !== null);
}

function howWords(booking: Cancelled): string | null {
  const { cancelledBy, cancelledLate, cancelFeeMinor, currency } = booking;
  const fee = formatPrice(cancelFeeMinor, currency);
  const how = `${cancelledLate ? 'Late' : ''}${cancelFeeMinor === 0 ? '' : 'Fee'}` as const;
  if (cancelledBy !== null) return t(`booking:cancelled.${cancelledBy}${how}`, { fee });
  if (how === '') return null;
  return how === 'Fee'
    ? t('booking:cancelled.fee', { fee })
    : t(how === 'Late' ? 'booking:cancelled.late' : 'booking:cancelled.lateFee', { fee });
}
