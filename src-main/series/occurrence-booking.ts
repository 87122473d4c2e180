import type { Booking } from '../../src-shared/domain/booking.ts';
import { newBooking } from '../../src-shared/domain/booking-changes.ts';
import type { BookingId } from '../../src-shared/domain/ids.ts';
import type { Series, SeriesTemplate } from '../../src-shared/domain/series.ts';
import type { WallTime, When } from '../../src-shared/domain/time.ts';

/** A new occurrence of a series, as its template says. */
export function occurrenceBooking(
  series: Pick<Series, 'id' | 'template'>,
  recurrenceId: WallTime,
  when: When,
  { id, at }: { id: string; at: number },
): Booking {
  const draft = { ...series.template, when, bookAnyway: false };
  return {
    ...newBooking(draft, { id: id as BookingId, at, service: null }),
    seriesId: series.id,
    recurrenceId,
  };
}

/** What further occurrences take over from a booking. */
export function templateOf(booking: Booking): SeriesTemplate {
  return {
    clientId: booking.clientId,
    serviceId: booking.serviceId,
    title: booking.title,
    location: booking.location,
    calendarNote: booking.calendarNote,
    privateNote: booking.privateNote,
    bufferBeforeMinutes: booking.bufferBeforeMinutes,
    bufferAfterMinutes: booking.bufferAfterMinutes,
    priceMinor: booking.priceMinor,
    currency: booking.currency,
    discountMinor: booking.discountMinor,
    status: booking.status === 'tentative' ? 'tentative' : 'confirmed',
  };
}
