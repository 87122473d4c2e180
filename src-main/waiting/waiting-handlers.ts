import type { BookingService } from '../bookings/booking-service.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { WaitingService } from './waiting-service.ts';

/** What the window may ask about the waiting list. */
export function waitingHandlers(
  service: WaitingService,
  bookings: Pick<BookingService, 'get'>,
): Pick<Handlers, Extract<keyof Handlers, `waiting.${string}`>> {
  return {
    'waiting.list': () => service.list(),
    'waiting.add': (draft) => service.add(draft),
    'waiting.change': (input) => service.change(input),
    'waiting.remove': (input) => service.remove(input),
    'waiting.fitting': (input) => service.fitting(input),
    'waiting.book': async (input) => bookings.get({ id: (await service.book(input)).id }),
  };
}
