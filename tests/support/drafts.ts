import { BookingDraft } from '../../src-shared/domain/booking.ts';
import { ClientDraft } from '../../src-shared/domain/client.ts';
import { ServiceDraft } from '../../src-shared/domain/service.ts';
import { timed } from './times.ts';

/** A booking as the window would send it: Monday at ten, without client and service, unless said otherwise. */
export function bookingDraft(given: Partial<BookingDraft> = {}): BookingDraft {
  return BookingDraft.parse({
    clientId: null,
    serviceId: null,
    when: timed('2026-03-02T10:00'),
    ...given,
  });
}

export function clientDraft(given: Partial<ClientDraft> = {}): ClientDraft {
  return ClientDraft.parse({ name: 'Anna Müller', ...given });
}

export function serviceDraft(given: Partial<ServiceDraft> = {}): ServiceDraft {
  return ServiceDraft.parse({ name: 'Physiotherapy', lengthMinutes: 45, ...given });
}
