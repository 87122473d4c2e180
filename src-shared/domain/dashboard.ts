import { z } from 'zod';
import { BookingStatus, BookingView } from './booking.ts';
import { Day, TimeZone } from './time.ts';

/** How the practice stands, from the database alone and from one moment of it. */
export const DashboardData = z.object({
  at: z.number(),
  /** The practice's zone, and its day at that moment. */
  timeZone: TimeZone,
  today: Day,
  /** Bookings that have not begun, cancelled ones left out. */
  upcomingCount: z.number().int(),
  /** All bookings there are, by status; those of no status are missing. */
  byStatus: z.partialRecord(BookingStatus, z.number().int()),
  totalBookings: z.number().int(),
  /** Bookings that touch today and this week, cancelled ones left out. */
  todayCount: z.number().int(),
  weekCount: z.number().int(),
  /** Every booking that touches today, cancelled ones too, in order of time. */
  todayBookings: z.array(BookingView),
  /** The next one that has not begun. */
  next: BookingView.nullable(),
  calendarConnected: z.boolean(),
});
export type DashboardData = z.output<typeof DashboardData>;

/** One page of all bookings, the latest first; `next` asks for the page after it, null at the end. */
export const BookingCursor = z.object({ startAt: z.number().int(), id: z.string() });
export type BookingCursor = z.output<typeof BookingCursor>;
export const BookingPage = z.object({
  bookings: z.array(BookingView),
  next: BookingCursor.nullable(),
});
export type BookingPage = z.output<typeof BookingPage>;
