import { z } from 'zod';
import { PaymentMethod, type Booking } from './booking.ts';
import { ExpectedError } from './errors.ts';
import { Minor } from './money.ts';
import { Instant } from './time.ts';
import { t } from '../words/words.ts';

/** How money can come in; a session of a package is no money. */
export const MoneyMethod = PaymentMethod.exclude(['package']);
export type MoneyMethod = z.output<typeof MoneyMethod>;

/** Money that came in for a booking. */
export const Payment = z.object({ amountMinor: Minor.min(1), method: MoneyMethod, at: Instant });
export type Payment = z.output<typeof Payment>;

type Priced = Pick<
  Booking,
  'status' | 'priceMinor' | 'discountMinor' | 'cancelFeeMinor' | 'packageId'
>;

/** The price agreed with the discount taken off, in the smallest unit of the currency. */
export function netPriceOf({
  priceMinor,
  discountMinor,
}: Pick<Booking, 'priceMinor' | 'discountMinor'>): number {
  return Math.max(0, (priceMinor ?? 0) - discountMinor);
}

/**
 * What a booking asks of the client once its time is over: its net price; the fee when it was cancelled; nothing for
 * a no-show, while it is only tentative, or when it uses up a session of a package. The database computes the same
 * (column `due_minor`), and a test holds the two against each other.
 */
export function dueOf(booking: Priced): number {
  switch (booking.status) {
    case 'cancelled':
      return booking.cancelFeeMinor;
    case 'tentative':
    case 'no_show':
      return 0;
    case 'confirmed':
    case 'arrived':
    case 'completed':
      return booking.packageId === null ? netPriceOf(booking) : 0;
  }
}

/** What the client has still to pay. */
export function openOf(booking: Priced & Pick<Booking, 'paidMinor'>): number {
  return Math.max(0, dueOf(booking) - booking.paidMinor);
}

/** The booking paid; one that is paid already, or by a package, is refused. */
export function paid(booking: Booking, { amountMinor, method, at }: Payment): Booking {
  if (booking.packageId !== null) {
    refuse(t('refusals:payment.byPackage'));
  }
  if (booking.paidAt !== null) {
    refuse(t('refusals:payment.paidAlready'));
  }
  return { ...booking, paidAt: at, paidMinor: amountMinor, paidMethod: method };
}

/** The booking open again; refused while a receipt says that it is paid. */
export function unpaid(booking: Booking): Booking {
  if (booking.receiptNumber !== null) {
    refuse(t('refusals:payment.receipted', { receipt: booking.receiptNumber }));
  }
  return { ...booking, paidAt: null, paidMinor: 0, paidMethod: null };
}

/** Refuses a step that changes a payment for which a receipt was issued, by whatever way it came. */
export function refuseUnpaidReceipt(before: Booking, after: Booking): void {
  if (before.receiptNumber === null || before.receiptNumber !== after.receiptNumber) return;
  const isSame =
    before.paidAt === after.paidAt &&
    before.paidMinor === after.paidMinor &&
    before.paidMethod === after.paidMethod;
  if (!isSame) unpaid(before);
}

function refuse(reason: string): never {
  throw new ExpectedError('not-allowed', t('refusals:nothingChanged', { reason }), {
    field: 'paidAt',
  });
}
