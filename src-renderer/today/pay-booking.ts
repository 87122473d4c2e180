import type { BookingView } from '../../src-shared/domain/booking.ts';
import { openOf } from '../../src-shared/domain/payment.ts';
import { formatPrice } from '../../src-shared/domain/price-text.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { lastMethod } from '../money/last-method.ts';
import { methodWords } from '../money/method-words.ts';
import { now } from '../ui/clock.ts';
import { tell, tellFailure } from '../ui/notify.tsx';
import { tellWithUndo } from '../undo/take-back.ts';

/** Why nothing can be paid for a booking now, as the person would say it; null when its open amount can. */
export function whyNotPayable(booking: BookingView): string | null {
  if (booking.packageId !== null) return t('today:notPayable.package');
  if (booking.paidAt !== null) return t('today:notPayable.already');
  if (booking.status !== 'arrived' && booking.status !== 'completed')
    return t('today:notPayable.notYet');
  return openOf(booking) === 0 ? t('today:notPayable.nothing') : null;
}

/** Enters that what is open was paid now, the way the last payment was; anything else is entered in the booking. */
export function payBooking(booking: BookingView): void {
  const why = whyNotPayable(booking);
  if (why !== null) {
    tell(why, { message: booking.displayTitle });
    return;
  }
  const method = lastMethod();
  ask('bookings.pay', { id: booking.id, amountMinor: openOf(booking), method, at: now() })
    .then((paid) => {
      const payment = `${formatPrice(paid.paidMinor, paid.currency)} ${methodWords[method]}`;
      tellWithUndo(
        t('today:paid.title'),
        t('today:paid.what', { payment, title: paid.displayTitle }),
      );
    })
    .catch(tellFailure);
}
