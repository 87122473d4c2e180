import { z } from 'zod';
import type { Booking } from './booking.ts';
import type { Cancellation } from './booking-changes.ts';
import { Minor } from './money.ts';
import { spanOf } from './time.ts';

/** What a late cancellation costs. */
const LateFee = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  /** Of the price agreed, the discount taken off. */
  z.object({ kind: z.literal('percent'), percent: z.number().int().min(1).max(100) }),
  z.object({ kind: z.literal('amount'), minor: Minor }),
]);

/** What the practice holds about cancellations. */
export const CancellationRules = z.object({
  /** A cancellation fewer hours than this before the start is late; 0 for never. */
  lateHours: z
    .number()
    .int()
    .min(0)
    .max(24 * 14),
  fee: LateFee,
});
export type CancellationRules = z.output<typeof CancellationRules>;

export const defaultCancellationRules: CancellationRules = { lateHours: 24, fee: { kind: 'none' } };

const hourMs = 3_600_000;

/** Tells whether a cancellation at this moment comes later than the practice allows. */
export function isLate(
  booking: Pick<Booking, 'when'>,
  { lateHours }: CancellationRules,
  moment: { now: number; timeZone: string },
): boolean {
  if (lateHours === 0) return false;
  return spanOf(booking.when, moment.timeZone).startAt - moment.now < lateHours * hourMs;
}

/** What a late cancellation of this booking costs by the rules, in the smallest unit of its currency. */
export function lateFeeOf(
  booking: Pick<Booking, 'priceMinor' | 'discountMinor'>,
  { fee }: CancellationRules,
): number {
  switch (fee.kind) {
    case 'none':
      return 0;
    case 'amount':
      return fee.minor;
    case 'percent': {
      const price = Math.max(0, (booking.priceMinor ?? 0) - booking.discountMinor);
      return Math.round((price * fee.percent) / 100);
    }
  }
}

/** How a booking is cancelled: what was said, else by the rules. Only a client can be late; the practice owes no fee to itself. */
export function cancellationOf(
  booking: Pick<Booking, 'when' | 'priceMinor' | 'discountMinor'>,
  { reason, by = null, late, feeMinor }: Cancellation,
  rules: CancellationRules,
  moment: { now: number; timeZone: string },
): Required<Cancellation> {
  const isLateNow = late ?? (by === 'client' && isLate(booking, rules, moment));
  return {
    reason,
    by,
    late: isLateNow,
    feeMinor: feeMinor ?? (isLateNow && by === 'client' ? lateFeeOf(booking, rules) : 0),
  };
}
