import type { Booking } from '../../src-shared/domain/booking.ts';
import { claimsTime } from '../../src-shared/domain/booking-changes.ts';
import type { Clash } from '../../src-shared/domain/clash.ts';
import { describeClashes } from '../../src-shared/domain/clash-text.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { Tx } from '../database/schema.ts';
import { clashesOf } from './clash-finder.ts';

/** The next state of a booking, and what the person accepted to be in its way by it. */
export type Settled = { booking: Booking; accepted: Clash[] };

/**
 * The next state of a booking with its clashes settled: one that newly takes up time must have nothing in its way,
 * unless the person books it anyway, which is then written on it. Throws an expected `overlap` otherwise.
 * Belongs into the transaction that writes the booking: only there nobody can come in between.
 */
export async function settleClashes(
  tx: Tx,
  before: Booking | null,
  after: Booking,
  bookAnyway: boolean,
): Promise<Settled> {
  if (!claimsTime(before, after)) return { booking: after, accepted: [] };
  const accepted = await clashesOf(tx, after, after.id);
  if (!bookAnyway) refuseClashes(accepted);
  return { booking: { ...after, overlapAccepted: accepted.length > 0 }, accepted };
}

/** Throws an expected `overlap` that says what is in the way, when anything is. */
export function refuseClashes([first, ...rest]: readonly Clash[]): void {
  if (first === undefined) return;
  throw new ExpectedError('overlap', describeClashes([first, ...rest]), { field: 'when' });
}
