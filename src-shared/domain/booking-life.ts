import type { Booking, BookingStatus } from './booking.ts';
import { ExpectedError } from './errors.ts';
import { dayOf, spanOf } from './time.ts';
import { describeWhen } from './when-text.ts';
import { t } from '../words/words.ts';

/** Where a booking can go from each state. A cancelled one goes nowhere by itself: it must be restored first. */
const nextStatuses: Record<BookingStatus, readonly BookingStatus[]> = {
  tentative: ['confirmed', 'arrived', 'completed', 'no_show', 'cancelled'],
  confirmed: ['tentative', 'arrived', 'completed', 'no_show', 'cancelled'],
  arrived: ['confirmed', 'completed', 'cancelled'],
  completed: ['confirmed', 'arrived'],
  no_show: ['confirmed', 'arrived', 'completed', 'cancelled'],
  cancelled: [],
};

/** When a step is taken, and the zone of the practice, in which all-day bookings have their hours. */
export type Moment = { now: number; timeZone: string };

type Lived = Pick<Booking, 'status' | 'when' | 'paidAt' | 'receiptNumber'>;

/** Why a booking can't get a status now, in a sentence; null when it can. Keeping the one it has is always possible. */
export function whyNotStatus(booking: Lived, status: BookingStatus, moment: Moment): string | null {
  if (status === booking.status) return null;
  if (!nextStatuses[booking.status].includes(status)) return noWay(booking.status, status);
  return whyNotThen(booking.when, status, moment) ?? whyNotPaid(booking, status);
}

/** The statuses a booking can have next, the one it has included, in the order of its life. */
export function possibleStatuses(
  booking: Lived,
  moment: Moment,
): Exclude<BookingStatus, 'cancelled'>[] {
  return livingStatuses.filter((status) => whyNotStatus(booking, status, moment) === null);
}

/** Every status but cancelled, in the order in which a booking passes through them. */
export const livingStatuses = [
  'tentative',
  'confirmed',
  'arrived',
  'completed',
  'no_show',
] as const satisfies readonly BookingStatus[];

/** The statuses that say that the time of the booking has come. */
const begunStatuses: readonly BookingStatus[] = ['arrived', 'completed', 'no_show'];

/**
 * Refuses a step that no life of a booking has: from a status to one it can't have next, to a time that does not fit
 * its status, and to another price after a receipt was issued. Throws an expected error that says why.
 */
export function refuseIllegalStep(before: Booking, after: Booking, moment: Moment): void {
  const isRestored = before.status === 'cancelled' && after.cancelledAt === null;
  if (before.status !== after.status && !isRestored) {
    refuseIf(whyNotStatus({ ...before, when: after.when }, after.status, moment), 'status');
  } else if (startOf(before, moment) !== startOf(after, moment)) {
    refuseIf(whyNotMoved(after, moment), 'when');
  }
  refuseIf(whyNotRepriced(before, after), 'priceMinor');
}

function refuseIf(reason: string | null, field: string): void {
  if (reason === null) return;
  throw new ExpectedError('not-allowed', t('refusals:nothingChanged', { reason }), { field });
}

function startOf({ when }: Pick<Booking, 'when'>, { timeZone }: Moment): number {
  return spanOf(when, timeZone).startAt;
}

function noWay(from: BookingStatus, to: BookingStatus): string {
  if (from === 'cancelled') return t('refusals:life.restoreFirst');
  if (from === 'completed' && to === 'cancelled') return t('refusals:life.tookPlaceCancelled');
  if (from === 'completed' && to === 'no_show') return t('refusals:life.tookPlaceNoShow');
  if (from === 'arrived' && to === 'no_show') return t('refusals:life.arrivedNoShow');
  return t('refusals:life.pastTentative');
}

/** Arrived is said on the day itself; completed and no-show not before the time has begun. */
function whyNotThen(when: Booking['when'], status: BookingStatus, moment: Moment): string | null {
  const { startAt, endAt } = spanOf(when, moment.timeZone);
  if (status === 'arrived') {
    const today = dayOf(moment.now, moment.timeZone);
    if (today < dayOf(startAt, moment.timeZone))
      return t('refusals:life.dayToCome', { when: describeWhen(when) });
    if (today > dayOf(endAt - 1, moment.timeZone)) return t('refusals:life.dayOver');
    return null;
  }
  if (moment.now >= startAt) return null;
  if (status === 'completed')
    return t('refusals:life.notBegunCompleted', { when: describeWhen(when) });
  if (status === 'no_show') return t('refusals:life.notBegunNoShow', { when: describeWhen(when) });
  return null;
}

function whyNotPaid(booking: Lived, status: BookingStatus): string | null {
  if (status !== 'no_show' || booking.paidAt === null) return null;
  return booking.receiptNumber === null
    ? t('refusals:life.paidNoShow')
    : t('refusals:life.receiptedNoShow', { receipt: booking.receiptNumber });
}

function whyNotMoved(after: Booking, moment: Moment): string | null {
  if (!begunStatuses.includes(after.status) || startOf(after, moment) <= moment.now) return null;
  return t('refusals:life.movedLater', { when: describeWhen(after.when) });
}

const pricedFields = ['priceMinor', 'currency', 'discountMinor'] as const;

function whyNotRepriced(before: Booking, after: Booking): string | null {
  const isSame = pricedFields.every((field) => before[field] === after[field]);
  if (isSame || before.receiptNumber === null || after.receiptNumber === null) return null;
  return t('refusals:life.repriced', { receipt: before.receiptNumber });
}
