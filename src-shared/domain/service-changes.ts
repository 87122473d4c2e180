import type { Booking } from './booking.ts';
import type { Service } from './service.ts';

const minuteMs = 60_000;

/** The parts of a service that its bookings took over when they were made. */
type Terms = Pick<
  Service,
  'lengthMinutes' | 'bufferBeforeMinutes' | 'bufferAfterMinutes' | 'priceMinor' | 'currency'
>;

/** Tells whether a booking may follow its service at all: it has not begun, is still on, and nobody has paid for it. */
export function mayFollowService(
  booking: Pick<Booking, 'status' | 'when' | 'paidAt' | 'paidMinor'>,
  now: number,
): boolean {
  return (
    (booking.status === 'tentative' || booking.status === 'confirmed') &&
    !booking.when.allDay &&
    booking.when.startAt > now &&
    booking.paidAt === null &&
    booking.paidMinor === 0
  );
}

/**
 * The booking as its changed service has it. Each value follows only where it still was the service's old one: what was
 * agreed for this booking alone stays. The same booking when nothing follows.
 */
export function followService(booking: Booking, before: Terms, after: Terms): Booking {
  const changes: Partial<Booking> = {};
  const isOldPrice =
    booking.priceMinor === before.priceMinor && booking.currency === before.currency;
  const isNewPrice = before.priceMinor !== after.priceMinor || before.currency !== after.currency;
  if (isOldPrice && isNewPrice) {
    changes.priceMinor = after.priceMinor;
    changes.currency = after.currency;
  }
  for (const buffer of ['bufferBeforeMinutes', 'bufferAfterMinutes'] as const) {
    if (before[buffer] !== after[buffer] && booking[buffer] === before[buffer])
      changes[buffer] = after[buffer];
  }
  const { when } = booking;
  const isOldLength = !when.allDay && when.endAt - when.startAt === before.lengthMinutes * minuteMs;
  if (isOldLength && before.lengthMinutes !== after.lengthMinutes) {
    changes.when = { ...when, endAt: when.startAt + after.lengthMinutes * minuteMs };
  }
  return Object.keys(changes).length === 0 ? booking : { ...booking, ...changes };
}
