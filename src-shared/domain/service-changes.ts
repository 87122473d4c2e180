import type { Booking } from './booking.ts';
import type { Series } from './series.ts';
import type { Service } from './service.ts';

const minuteMs = 60_000;

/** The parts of a service that its bookings took over when they were made. */
type Terms = Pick<
  Service,
  'lengthMinutes' | 'bufferBeforeMinutes' | 'bufferAfterMinutes' | 'priceMinor' | 'currency'
>;

/** The same of what may have no price, or no length in minutes. */
type OwnTerms = Omit<Terms, 'lengthMinutes' | 'priceMinor'> & {
  lengthMinutes: number | null;
  priceMinor: number | null;
};

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

/** What of some terms follows a changed service: each value only where it still was the service's old one. */
function followTerms(own: OwnTerms, before: Terms, after: Terms): Partial<Terms> {
  const changes: Partial<Terms> = {};
  const isOldPrice = own.priceMinor === before.priceMinor && own.currency === before.currency;
  const isNewPrice = before.priceMinor !== after.priceMinor || before.currency !== after.currency;
  if (isOldPrice && isNewPrice) {
    changes.priceMinor = after.priceMinor;
    changes.currency = after.currency;
  }
  for (const field of ['bufferBeforeMinutes', 'bufferAfterMinutes', 'lengthMinutes'] as const) {
    if (before[field] !== after[field] && own[field] === before[field])
      changes[field] = after[field];
  }
  return changes;
}

/**
 * The booking as its changed service has it: what was agreed for this booking alone stays. The same booking when
 * nothing follows.
 */
export function followService(booking: Booking, before: Terms, after: Terms): Booking {
  const { when } = booking;
  const ownLength = when.allDay ? null : (when.endAt - when.startAt) / minuteMs;
  const { lengthMinutes, ...changes } = followTerms(
    { ...booking, lengthMinutes: ownLength },
    before,
    after,
  );
  if (Object.keys(changes).length === 0 && lengthMinutes === undefined) return booking;
  if (when.allDay || lengthMinutes === undefined) return { ...booking, ...changes };
  return {
    ...booking,
    ...changes,
    when: { ...when, endAt: when.startAt + lengthMinutes * minuteMs },
  };
}

/** A series whose service changed, for what is booked of it later. The same series when nothing follows. */
export function followInSeries(series: Series, before: Terms, after: Terms): Series {
  const own = { ...series.template, lengthMinutes: series.rule.lengthMinutes };
  const { lengthMinutes, ...changes } = followTerms(own, before, after);
  if (Object.keys(changes).length === 0 && lengthMinutes === undefined) return series;
  return {
    ...series,
    rule: { ...series.rule, lengthMinutes: lengthMinutes ?? series.rule.lengthMinutes },
    template: { ...series.template, ...changes },
  };
}
