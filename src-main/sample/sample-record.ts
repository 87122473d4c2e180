import { z } from 'zod';
import { WeeklyHours } from '../../src-shared/domain/availability.ts';
import { BookingId, ClientId, ServiceId } from '../../src-shared/domain/ids.ts';

/** What is made up in a book, by its ids, and the hours that its own stand in for. */
export const SampleRecord = z.object({
  services: z.array(ServiceId),
  clients: z.array(ClientId),
  bookings: z.array(BookingId),
  hours: z.array(WeeklyHours),
  hoursBefore: z.array(WeeklyHours),
});
export type SampleRecord = z.output<typeof SampleRecord>;
