import type { Booking } from '../../src-shared/domain/booking.ts';
import { refuseIllegalStep } from '../../src-shared/domain/booking-life.ts';
import { refuseUnpaidReceipt } from '../../src-shared/domain/payment.ts';
import type { Db } from '../database/schema.ts';
import { refuseWithoutSession } from '../money/package-rule.ts';
import { readPracticeTimeZone } from '../settings/settings-repo.ts';

/**
 * Refuses what no life of a booking has: an illegal status, a payment against its receipt, a package that is used up.
 * Every way in which the person can change a booking has to ask this in its transaction, undoing included.
 */
export async function refuseAgainstLife(
  db: Db,
  before: Booking | null,
  after: Booking,
  now: number,
): Promise<void> {
  const timeZone = await readPracticeTimeZone(db);
  if (before !== null) {
    refuseIllegalStep(before, after, { now, timeZone });
    refuseUnpaidReceipt(before, after);
  }
  await refuseWithoutSession(db, before, after, timeZone);
}
