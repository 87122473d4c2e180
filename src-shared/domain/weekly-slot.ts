import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { ClockTime } from './availability.ts';
import { WeeklySlotId } from './ids.ts';
import { SlotDraft } from './slot.ts';
import { Day, resolveWallTime, TimeZone } from './time.ts';
import type { When } from './time.ts';
import { t } from '../words/words.ts';

const rhythm = {
  /** The first day, which gives the weekday. */
  firstDay: Day,
  /** The last day on which it may be, inclusive; null for as long as it is not withdrawn. */
  lastDay: Day.nullable(),
  startTime: ClockTime.refine((time) => time < '24:00', { error: () => t('refusals:input.time') }),
  lengthMinutes: z
    .number()
    .int()
    .min(1)
    .max(24 * 60),
};

/** What the person fills in for an opening of every week. */
export const WeeklySlotDraft = SlotDraft.omit({ when: true })
  .extend({ ...rhythm, lastDay: rhythm.lastDay.default(null) })
  .refine(({ firstDay, lastDay }) => lastDay === null || firstDay <= lastDay, {
    error: () => t('refusals:input.lastDay'),
  });
export type WeeklySlotDraft = z.output<typeof WeeklySlotDraft>;

/** An opening of every week. Its occurrences are slots of their own, made up to a horizon. */
export const WeeklySlot = SlotDraft.omit({ when: true }).extend({
  id: WeeklySlotId,
  ...rhythm,
  /** The zone of its wall clock, the practice's when it was published. */
  timeZone: TimeZone,
  /** Occurrences before this day have been made. */
  publishedUntil: Day,
  createdAt: z.number(),
  /** When it was withdrawn; null while it goes on. */
  endedAt: z.number().nullable(),
});
export type WeeklySlot = z.output<typeof WeeklySlot>;

/** One week's occurrence of it. */
type Occurrence = { day: Day; when: When };

/**
 * The occurrences from one day up to another, exclusive. Each keeps its time on the wall clock and its length; one
 * that the clocks jump over is left out, and of a time they show twice the first is meant.
 */
export function occurrencesOf(weekly: WeeklySlot, fromDay: Day, untilDay: Day): Occurrence[] {
  const first = Temporal.PlainDate.from(weekly.firstDay);
  const daysUntilFrom = Math.max(0, first.until(fromDay, { largestUnit: 'day' }).days);
  const occurrences: Occurrence[] = [];
  for (let week = Math.ceil(daysUntilFrom / 7); ; week += 1) {
    const day = first.add({ days: 7 * week }).toString();
    if (day >= untilDay || (weekly.lastDay !== null && day > weekly.lastDay)) return occurrences;
    const startAt = startOn(weekly, day);
    if (startAt === null) continue;
    const endAt = startAt + weekly.lengthMinutes * 60_000;
    occurrences.push({ day, when: { allDay: false, startAt, endAt, timeZone: weekly.timeZone } });
  }
}

function startOn({ startTime, timeZone }: WeeklySlot, day: Day): number | null {
  const resolved = resolveWallTime(`${day}T${startTime}`, timeZone);
  if (resolved.kind === 'gap') return null;
  return resolved.kind === 'exact' ? resolved.instant : resolved.earlier;
}
