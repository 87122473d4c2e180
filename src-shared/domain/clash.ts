import { z } from 'zod';
import { BookingId, CalendarId } from './ids.ts';
import { When } from './time.ts';

/** One thing that stands in the way of a time. */
export const Clash = z.discriminatedUnion('kind', [
  /** Another booking, by its time or by what it keeps free around it. */
  z.object({ kind: z.literal('booking'), id: BookingId, title: z.string(), when: When }),
  /** Outside the hours in which the practice is open. */
  z.object({ kind: z.literal('closed') }),
  z.object({ kind: z.literal('time-off'), label: z.string() }),
  z.object({ kind: z.literal('holiday'), name: z.string() }),
  /** An event of a selected calendar that is not ours. */
  z.object({ kind: z.literal('busy'), calendarId: CalendarId, title: z.string(), when: When }),
]);
export type Clash = z.output<typeof Clash>;
