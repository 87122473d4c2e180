import { z } from 'zod';
import { BookingId, ClientId, PackageId, SeriesId, ServiceId } from './ids.ts';
import { Currency, Minor } from './money.ts';
import { ServiceColor } from './service.ts';
import { SyncFacts } from './sync-status.ts';
import { WallTime, When } from './time.ts';
import { t } from '../words/words.ts';

export const BookingStatus = z.enum([
  'tentative',
  'confirmed',
  'arrived',
  'completed',
  'no_show',
  'cancelled',
]);
export type BookingStatus = z.output<typeof BookingStatus>;

export const PaymentMethod = z.enum(['cash', 'card', 'transfer', 'package', 'other']);
export type PaymentMethod = z.output<typeof PaymentMethod>;

/** Whose wish a cancellation was. */
export const CancelledBy = z.enum(['client', 'practice']);
export type CancelledBy = z.output<typeof CancelledBy>;

export const BufferMinutes = z.number().int().min(0).max(240);

export const CancelReason = z.string().trim().max(500);

const details = {
  clientId: ClientId.nullable(),
  serviceId: ServiceId.nullable(),
  when: When,
  /** Shown in place of "service, client" when set; null lets the title follow client and service. */
  title: z.string().trim().max(1000).nullable(),
  location: z.string().trim().max(1000),
  /** A note that may go to the calendar. */
  calendarNote: z.string().max(8000),
  /** Never leaves the laptop. */
  privateNote: z.string().max(20_000),
  /** Kept free before and after the time itself; other bookings must not reach into it. */
  bufferBeforeMinutes: BufferMinutes,
  bufferAfterMinutes: BufferMinutes,
  /** What was agreed, in the smallest unit of the currency; null when nothing was. */
  priceMinor: Minor.nullable(),
  currency: Currency,
  /** Taken off the price. */
  discountMinor: Minor,
};

/** What the person fills in for a new booking. */
export const BookingDraft = z.object({
  ...details,
  title: details.title.default(null),
  calendarNote: details.calendarNote.default(''),
  privateNote: details.privateNote.default(''),
  /** Left out: what the service says at that moment. The same holds for all down to the currency. */
  location: details.location.optional(),
  bufferBeforeMinutes: details.bufferBeforeMinutes.optional(),
  bufferAfterMinutes: details.bufferAfterMinutes.optional(),
  priceMinor: details.priceMinor.optional(),
  currency: details.currency.optional(),
  discountMinor: details.discountMinor.default(0),
  status: z.enum(['tentative', 'confirmed']).default('confirmed'),
  /** The person saw the overlap and wants the booking all the same. */
  bookAnyway: z.boolean().default(false),
});
export type BookingDraft = z.output<typeof BookingDraft>;

/** A change of some fields; what is left out stays as it is. */
export const BookingChange = z.object({
  clientId: details.clientId.optional(),
  serviceId: details.serviceId.optional(),
  when: details.when.optional(),
  title: details.title.optional(),
  location: details.location.optional(),
  calendarNote: details.calendarNote.optional(),
  privateNote: details.privateNote.optional(),
  bufferBeforeMinutes: details.bufferBeforeMinutes.optional(),
  bufferAfterMinutes: details.bufferAfterMinutes.optional(),
  priceMinor: details.priceMinor.optional(),
  currency: details.currency.optional(),
  discountMinor: details.discountMinor.optional(),
  status: BookingStatus.exclude(['cancelled']).optional(),
  packageId: PackageId.nullable().optional(),
});
export type BookingChange = z.output<typeof BookingChange>;

/** A booking as the database holds it. */
export const Booking = z.object({
  id: BookingId,
  ...details,
  status: BookingStatus,
  cancelReason: z.string(),
  cancelledAt: z.number().nullable(),
  /** Null while it is not cancelled, and where nobody said. */
  cancelledBy: CancelledBy.nullable(),
  /** It was cancelled later than the practice allows. */
  cancelledLate: z.boolean(),
  /** Asked for a late cancellation, in the smallest unit of the currency; 0 for none. */
  cancelFeeMinor: Minor,
  /** When it was paid; null while it is open. */
  paidAt: z.number().nullable(),
  paidMinor: Minor,
  paidMethod: PaymentMethod.nullable(),
  receiptNumber: z.string().max(40).nullable(),
  /** The series it is an occurrence of, and the start that the series gave it (RFC 5545 RECURRENCE-ID), in the series' zone. */
  seriesId: SeriesId.nullable(),
  recurrenceId: WallTime.nullable(),
  /** The package it uses up one session of. */
  packageId: PackageId.nullable(),
  /** The person accepted that it overlaps another booking. */
  overlapAccepted: z.boolean(),
  /** Rises with every change in the same transaction; above the synced revision means: waiting to be sent. */
  revision: z.number().int().positive(),
  createdAt: z.number(),
  changedAt: z.number(),
});
export type Booking = z.output<typeof Booking>;

/** A booking with what the window needs to draw it, from one read. */
export const BookingView = Booking.extend({
  /** The title to show: the booking's own, or made of service and client. */
  displayTitle: z.string(),
  clientName: z.string().nullable(),
  serviceName: z.string().nullable(),
  serviceColor: ServiceColor.nullable(),
  sync: SyncFacts,
});
export type BookingView = z.output<typeof BookingView>;

/** The title a booking shows: its own, else service and client, else a plain word, of the spoken language if none is given. */
export function titleOf(
  booking: Pick<Booking, 'title'>,
  clientName: string | null,
  serviceName: string | null,
  plainWord?: string,
): string {
  if (booking.title !== null && booking.title !== '') return booking.title;
  if (serviceName !== null && clientName !== null) return `${serviceName}: ${clientName}`;
  return clientName ?? serviceName ?? plainWord ?? t('shell:plainTitle.booking');
}
