import type { Booking } from '../../src-shared/domain/booking.ts';
import { claimsSession, refuseUnfitPackage } from '../../src-shared/domain/packages.ts';
import type { Db } from '../database/schema.ts';
import { findPackage, readUse } from './package-repo.ts';

/**
 * Refuses a step by which a booking would take a session of a package that has none left, or does not fit it. To be
 * called in the writing transaction, so that two bookings can't both take the last one.
 */
export async function refuseWithoutSession(
  db: Db,
  before: Booking | null,
  after: Booking,
  timeZone: string,
): Promise<void> {
  if (after.packageId === null || !claimsSession(before, after)) return;
  const owned = await findPackage(db, after.packageId);
  const others = await readUse(db, after.packageId, after.id);
  refuseUnfitPackage(after, owned, others, timeZone);
}
