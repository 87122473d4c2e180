import type { Booking, BookingView } from '../../src-shared/domain/booking.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { BookingService } from './booking-service.ts';

/** What the window may ask about bookings; it gets every booking as it then stands towards the calendar. */
export function bookingHandlers(
  service: BookingService,
): Pick<
  Handlers,
  | Exclude<
      Extract<keyof Handlers, `bookings.${string}`>,
      'bookings.clashes' | 'bookings.upcoming' | 'bookings.page'
    >
  | 'clashes.accept'
> {
  const viewed = async (written: Promise<Booking>): Promise<BookingView> =>
    service.get({ id: (await written).id });
  return {
    'bookings.inRange': (range) => service.inRange(range),
    'bookings.get': (input) => service.get(input),
    'bookings.create': (draft) => viewed(service.create(draft)),
    'bookings.change': (input) => viewed(service.change(input)),
    'bookings.cancel': (input) => viewed(service.cancel(input)),
    'bookings.pay': (input) => viewed(service.pay(input)),
    'bookings.unpay': (input) => viewed(service.unpay(input)),
    'bookings.restore': (input) => viewed(service.restore(input)),
    'bookings.search': (input) => service.search(input),
    'bookings.timeline': (input) => service.timeline(input),
    'bookings.revert': (input) => viewed(service.revert(input)),
    'clashes.accept': (input) => viewed(service.acceptClashes(input)),
  };
}
