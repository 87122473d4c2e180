import {
  Booking,
  type BookingChange,
  type BookingDraft,
  type BookingStatus,
  type CancelledBy,
} from './booking.ts';
import { acceptedClashesField } from './clash.ts';
import { ExpectedError } from './errors.ts';
import { fieldChanges, withGiven, type FieldChange } from './field-changes.ts';
import type { BookingId } from './ids.ts';
import type { Service } from './service.ts';
import { sameWhen } from './time.ts';
import { t } from '../words/words.ts';

/** The fields of a booking whose changes its history keeps. */
export const bookingFields = [
  'clientId',
  'serviceId',
  'when',
  'title',
  'location',
  'calendarNote',
  'privateNote',
  'status',
  'cancelReason',
  'cancelledAt',
  'cancelledBy',
  'cancelledLate',
  'cancelFeeMinor',
  'bufferBeforeMinutes',
  'bufferAfterMinutes',
  'priceMinor',
  'currency',
  'discountMinor',
  'paidAt',
  'paidMinor',
  'paidMethod',
  'receiptNumber',
  'seriesId',
  'recurrenceId',
  'packageId',
  'overlapAccepted',
] as const satisfies readonly (keyof Booking)[];

const notCancelled = {
  cancelReason: '',
  cancelledAt: null,
  cancelledBy: null,
  cancelledLate: false,
  cancelFeeMinor: 0,
} as const;

const notPaid = { paidAt: null, paidMinor: 0, paidMethod: null, receiptNumber: null } as const;

/** The service's part in a new booking: what the draft leaves out is as the service says at that moment. */
export type BookedService = Pick<
  Service,
  'bufferBeforeMinutes' | 'bufferAfterMinutes' | 'priceMinor' | 'currency' | 'location'
>;

/** The booking that a draft makes, not yet checked against any other. */
export function newBooking(
  { bookAnyway: _, ...draft }: BookingDraft,
  { id, at, service }: { id: BookingId; at: number; service: BookedService | null },
): Booking {
  return {
    ...draft,
    ...notCancelled,
    ...notPaid,
    id,
    title: titleOrNull(draft.title),
    location: draft.location ?? service?.location ?? '',
    bufferBeforeMinutes: draft.bufferBeforeMinutes ?? service?.bufferBeforeMinutes ?? 0,
    bufferAfterMinutes: draft.bufferAfterMinutes ?? service?.bufferAfterMinutes ?? 0,
    priceMinor: draft.priceMinor === undefined ? (service?.priceMinor ?? null) : draft.priceMinor,
    currency: draft.currency ?? service?.currency ?? 'EUR',
    seriesId: null,
    recurrenceId: null,
    packageId: null,
    overlapAccepted: false,
    revision: 1,
    createdAt: at,
    changedAt: at,
  };
}

/** What differs between two states of a booking; for a new one, what it was given. */
export function changesBetween(before: Booking | null, after: Booking): FieldChange[] {
  return fieldChanges<Booking>(bookingFields, before, after);
}

/** A cancelled booking takes up no time; every other one does. */
export function takesTime(booking: Pick<Booking, 'status'>): boolean {
  return booking.status !== 'cancelled';
}

/** Tells whether a step takes up time that the booking did not hold before: only then can it newly overlap. */
export function claimsTime(before: Booking | null, after: Booking): boolean {
  if (!takesTime(after)) return false;
  return (
    before === null ||
    !takesTime(before) ||
    !sameWhen(before.when, after.when) ||
    before.bufferBeforeMinutes < after.bufferBeforeMinutes ||
    before.bufferAfterMinutes < after.bufferAfterMinutes
  );
}

/** The booking with some fields changed; what is left out stays. Whether it may be so is for `refuseIllegalStep` to say. */
export function withChanges(booking: Booking, changes: BookingChange): Booking {
  const next = withGiven<Booking>(booking, changes);
  return { ...next, title: titleOrNull(next.title) };
}

/** An empty title means none: the title then follows client and service. */
export function titleOrNull(title: string | null): string | null {
  return title === '' ? null : title;
}

/** How a booking was cancelled: why, by whom, too late or not, and what is asked for it. */
export type Cancellation = {
  reason: string;
  by?: CancelledBy | null | undefined;
  late?: boolean | undefined;
  feeMinor?: number | undefined;
};

/** The booking cancelled; one that is cancelled already keeps its first reason and time. */
export function cancelled(
  booking: Booking,
  { reason, by = null, late = false, feeMinor = 0 }: Cancellation,
  at: number,
): Booking {
  if (!takesTime(booking)) return booking;
  return {
    ...booking,
    status: 'cancelled',
    cancelReason: reason,
    cancelledAt: at,
    cancelledBy: by,
    cancelledLate: late,
    cancelFeeMinor: feeMinor,
  };
}

/** The booking back in the status it had before it was cancelled; unchanged when it is not cancelled. */
export function restored(booking: Booking, status: Exclude<BookingStatus, 'cancelled'>): Booking {
  if (takesTime(booking)) return booking;
  return { ...booking, status, ...notCancelled };
}

/** The status a booking had before it was last cancelled, by its changes from the newest to the oldest. */
export function statusBeforeCancelling(
  changes: readonly FieldChange[],
): Exclude<BookingStatus, 'cancelled'> {
  const cancelling = changes.find(({ field, to }) => field === 'status' && to === 'cancelled');
  const status = Booking.shape.status.exclude(['cancelled']).safeParse(cancelling?.from);
  return status.success ? status.data : 'confirmed';
}

/** A booking is not un-made, and a receipt is never taken back but by another one. */
const unrevertedKinds: readonly string[] = ['created', 'receipt-issued', 'receipt-cancelled'];
/** The changes of the booking itself, without what the history notes beside them. */
function ownChanges(changes: readonly FieldChange[]): readonly FieldChange[] {
  return changes.filter(({ field }) => field !== acceptedClashesField);
}

/** Tells whether a step of a booking's history can be taken back: it changed an existing booking's own fields. */
export function canRevert(kind: string, changes: readonly FieldChange[]): boolean {
  const known: readonly string[] = bookingFields;
  const own = ownChanges(changes);
  return (
    !unrevertedKinds.includes(kind) &&
    own.length > 0 &&
    own.every(({ field }) => known.includes(field))
  );
}

/** The booking with the fields of one step as they were before it; throws when the step can't be taken back. */
export function beforeChanges(
  booking: Booking,
  kind: string,
  changes: readonly FieldChange[],
): Booking {
  if (!canRevert(kind, changes)) {
    throw new ExpectedError('not-allowed', t('refusals:life.noWayBack'));
  }
  const status = changes.find(({ field }) => field === 'status');
  if (!takesTime(booking) && status !== undefined && status.to !== 'cancelled') {
    throw new ExpectedError('not-allowed', t('refusals:life.cancelledStep'));
  }
  const values = Object.fromEntries(ownChanges(changes).map(({ field, from }) => [field, from]));
  const earlier = Booking.safeParse({ ...booking, ...values });
  if (!earlier.success) {
    throw new ExpectedError('not-allowed', t('refusals:life.unreadable'), {
      cause: earlier.error,
    });
  }
  return earlier.data;
}
