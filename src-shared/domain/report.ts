import { z } from 'zod';
import { ClientId, ServiceId } from './ids.ts';
import { Currency } from './money.ts';
import { Day } from './time.ts';

const longestMs = 3_700 * 86_400_000;

/** The days a report is about, both of them in it; ten years at most. */
export const ReportSpan = z
  .object({ firstDay: Day, lastDay: Day })
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay, 'the last day is before the first')
  .refine(
    ({ firstDay, lastDay }) => Date.parse(lastDay) - Date.parse(firstDay) < longestMs,
    'more than ten years',
  );
export type ReportSpan = z.output<typeof ReportSpan>;

const number = z.number().int();

/** What a report says of all of its time, of a part of it, of a service or of a client. */
export const ReportFigures = z.object({
  /** What came in, in the smallest unit of each currency; currencies are never added up. */
  revenue: z.array(z.object({ currency: Currency, minor: number })),
  /** Appointments that have begun and were kept; one that nobody marked is taken for kept. */
  sessions: number,
  /** Those that have not begun, and were not cancelled. */
  coming: number,
  noShows: number,
  /** All of them, and of these the late ones. Each counts on the day on which it would have been. */
  cancellations: number,
  late: number,
  /** The length of all that was not cancelled; of whole days only the open hours. */
  bookedMinutes: number,
  /** The part of the open hours that was booked; where two overlap, it is booked once. */
  usedMinutes: number,
  /** The open hours; null where no weekly hours are given, and so nothing can be said. */
  openMinutes: number.nullable(),
});
export type ReportFigures = z.output<typeof ReportFigures>;

/** How the practice did in a span of days. Weeks and months are whole or cut off at its ends, in order, none left out. */
export const Report = z.object({
  span: ReportSpan,
  total: ReportFigures,
  byWeek: z.array(ReportFigures.extend({ day: Day })),
  byMonth: z.array(ReportFigures.extend({ day: Day })),
  /** The name is null for what belongs to no service or client; those with the most booked time first. */
  byService: z.array(
    ReportFigures.extend({ id: ServiceId.nullable(), name: z.string().nullable() }),
  ),
  byClient: z.array(ReportFigures.extend({ id: ClientId.nullable(), name: z.string().nullable() })),
});
export type Report = z.output<typeof Report>;

/** The tables of a report, each of which can be saved by itself. */
export const ReportTable = z.enum(['byWeek', 'byMonth', 'byService', 'byClient']);
export type ReportTable = z.output<typeof ReportTable>;

/** How much of the open hours was booked, from 0 to 1; null where there were none. */
export function utilisationOf({
  usedMinutes,
  openMinutes,
}: Pick<ReportFigures, 'usedMinutes' | 'openMinutes'>): number | null {
  return openMinutes === null || openMinutes === 0 ? null : usedMinutes / openMinutes;
}
