import { titleOf, type Booking } from '../../src-shared/domain/booking.ts';
import { claimsTime } from '../../src-shared/domain/booking-changes.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import { spanOf } from '../../src-shared/domain/time.ts';
import { describeWhen } from '../../src-shared/domain/when-text.ts';
import type { Db } from '../database/schema.ts';
import { readPracticeTimeZone } from '../settings/settings-repo.ts';
import { overlapping, readNames } from './booking-repo.ts';

const minuteMs = 60_000;

/** A time with what is kept free around it. */
export type Taking = Pick<Booking, 'when'> & {
  bufferBeforeMinutes?: number | undefined;
  bufferAfterMinutes?: number | undefined;
};

/** The other bookings that a time, with its buffers, would overlap. */
export async function overlapsOf(
  db: Db,
  booking: Taking,
  exceptId: string | null,
): Promise<Booking[]> {
  const { startAt, endAt } = spanOf(booking.when, await readPracticeTimeZone(db));
  const taken = {
    startAt: startAt - (booking.bufferBeforeMinutes ?? 0) * minuteMs,
    endAt: endAt + (booking.bufferAfterMinutes ?? 0) * minuteMs,
  };
  return overlapping(db, taken, exceptId);
}

/**
 * The next state of a booking with the overlap settled: one that newly takes up time must be free of others,
 * unless the person books it anyway, which is then written on it. Throws an expected `overlap` otherwise.
 */
export async function settleOverlap(
  db: Db,
  before: Booking | null,
  after: Booking,
  bookAnyway: boolean,
): Promise<Booking> {
  if (!claimsTime(before, after)) return after;
  const others = await overlapsOf(db, after, after.id);
  const [first] = others;
  if (first !== undefined && !bookAnyway) {
    throw new ExpectedError('overlap', await describeOverlap(db, first, others.length - 1), {
      field: 'when',
    });
  }
  return { ...after, overlapAccepted: first !== undefined };
}

/** What is in the way, as a sentence for the person. */
export async function describeOverlap(db: Db, first: Booking, more: number): Promise<string> {
  const { clientName, serviceName } = await readNames(db, first);
  const title = titleOf(first, clientName, serviceName);
  const who =
    clientName === null || title.includes(clientName) ? title : `${title} (${clientName})`;
  const rest = more === 0 ? '' : ` and ${more} more`;
  return (
    `This time overlaps ${who}, ${describeWhen(first.when)}${rest}. ` +
    'Nothing was changed. Choose another time, or book it anyway.'
  );
}
