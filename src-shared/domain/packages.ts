import { z } from 'zod';
import type { Booking } from './booking.ts';
import { ExpectedError } from './errors.ts';
import { ClientId, PackageId, ServiceId } from './ids.ts';
import { Currency, Minor } from './money.ts';
import { MoneyMethod } from './payment.ts';
import { Day, dayOf, Instant, spanOf } from './time.ts';
import { dayText } from './when-text.ts';
import { t } from '../words/words.ts';

const details = {
  name: z
    .string()
    .trim()
    .min(1, { error: () => t('refusals:input.packageName') })
    .max(120),
  /** The only service it is for; null for any. */
  serviceId: ServiceId.nullable(),
  sessionsTotal: z.number().int().min(1).max(500),
  priceMinor: Minor,
  currency: Currency,
  /** Paid ahead: when it was bought it was paid. */
  boughtAt: Instant,
  paidMethod: MoneyMethod,
  /** The last day on which a session can be had; null for ever. */
  lastDay: Day.nullable(),
};

/** What the person fills in when a client buys sessions ahead. */
export const PackageDraft = z.object({ clientId: ClientId, ...details });
export type PackageDraft = z.output<typeof PackageDraft>;

/** A change of some fields; what is left out stays as it is. */
export const PackageChange = z.object(details).partial();
export type PackageChange = z.output<typeof PackageChange>;

/** Sessions a client bought ahead. */
export const Package = z.object({
  id: PackageId,
  clientId: ClientId,
  ...details,
  /** Of the receipt that was issued for it and still holds. */
  receiptNumber: z.string().nullable(),
  /** Taken out of sight: sold by mistake, or given back. It counts as never sold. */
  withdrawnAt: Instant.nullable(),
  revision: z.number().int().positive(),
});
export type Package = z.output<typeof Package>;

/** How many of a package's sessions were had, and how many are booked and still to come. */
export const PackageUse = z.object({
  used: z.number().int().min(0),
  booked: z.number().int().min(0),
});
export type PackageUse = z.output<typeof PackageUse>;

export const PackageView = Package.extend({
  ...PackageUse.shape,
  /** Neither had nor booked; never below zero. */
  left: z.number().int().min(0),
  serviceName: z.string().nullable(),
});
export type PackageView = z.output<typeof PackageView>;

type Using = Pick<Booking, 'packageId' | 'status'>;

/** Tells whether a booking holds one session of its package: had, or still to come. A no-show holds none. */
export function holdsSession({ packageId, status }: Using): boolean {
  return packageId !== null && status !== 'cancelled' && status !== 'no_show';
}

/** What of a package the bookings that carry it have used and booked. */
export function sessionsOf(bookings: readonly Using[]): PackageUse {
  const holding = bookings.filter(holdsSession);
  const used = holding.filter(({ status }) => status === 'completed').length;
  return { used, booked: holding.length - used };
}

/** How many sessions of a package are neither had nor booked. */
export function sessionsLeft(
  { sessionsTotal }: Pick<Package, 'sessionsTotal'>,
  { used, booked }: PackageUse,
): number {
  return Math.max(0, sessionsTotal - used - booked);
}

/** Tells whether a step lets a booking take a session that it did not hold before, or of another package, or on another day. */
export function claimsSession(before: Booking | null, after: Booking): boolean {
  if (!holdsSession(after)) return false;
  return (
    before === null ||
    !holdsSession(before) ||
    before.packageId !== after.packageId ||
    before.clientId !== after.clientId ||
    before.serviceId !== after.serviceId ||
    JSON.stringify(before.when) !== JSON.stringify(after.when)
  );
}

/** Refuses a booking that a package can't pay for; `others` is what the other bookings hold of it. */
export function refuseUnfitPackage(
  booking: Booking,
  owned: Package | null,
  others: PackageUse,
  timeZone: string,
): void {
  const reason = whyNotFrom(booking, owned, others, timeZone);
  if (reason === null) return;
  throw new ExpectedError('not-allowed', t('refusals:nothingChanged', { reason }), {
    field: 'packageId',
  });
}

function whyNotFrom(
  booking: Booking,
  owned: Package | null,
  others: PackageUse,
  timeZone: string,
): string | null {
  if (owned === null || owned.withdrawnAt !== null) return t('refusals:package.gone');
  if (booking.clientId !== owned.clientId)
    return t('refusals:package.ofAnother', { name: owned.name });
  if (booking.paidAt !== null) return t('refusals:package.paidAlready');
  if (owned.serviceId !== null && owned.serviceId !== booking.serviceId)
    return t('refusals:package.otherService', { name: owned.name });
  const day = dayOf(spanOf(booking.when, timeZone).startAt, timeZone);
  if (owned.lastDay !== null && day > owned.lastDay)
    return t('refusals:package.tooLate', { name: owned.name, day: dayText(owned.lastDay) });
  if (sessionsLeft(owned, others) === 0)
    return t('refusals:package.usedUp', { name: owned.name, count: owned.sessionsTotal });
  return null;
}
