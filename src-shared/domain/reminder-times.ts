import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { wallTimeOf } from './time.ts';
import { t } from '../words/words.ts';

/** The earliest that the person can be reminded before an appointment. */
export const longestLeadMinutes = 240;

/** How long before an appointment the person is reminded; null for never. */
export const ReminderMinutes = z.number().int().min(0).max(longestLeadMinutes).nullable();
export type ReminderMinutes = z.output<typeof ReminderMinutes>;

/** A time of the day on the wall clock, `HH:mm`. */
export const TimeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: () => t('refusals:input.quietTime') });
type TimeOfDay = z.output<typeof TimeOfDay>;

/** From one time of the day up to another, over midnight where the end is the earlier of the two. */
export const QuietHours = z
  .object({ fromTime: TimeOfDay, toTime: TimeOfDay })
  .refine(({ fromTime, toTime }) => fromTime !== toTime, {
    error: () => t('refusals:input.quietHours'),
  });
export type QuietHours = z.output<typeof QuietHours>;

/** Tells whether an instant falls into the quiet hours, by the wall clock of a zone. */
export function isQuiet(at: number, { fromTime, toTime }: QuietHours, timeZone: string): boolean {
  const time = wallTimeOf(at, timeZone).slice(11);
  return fromTime < toTime ? time >= fromTime && time < toTime : time >= fromTime || time < toTime;
}

/** The first instant, from the given one on, that is not in the quiet hours. */
export function quietUntil(at: number, quiet: QuietHours | null, timeZone: string): number {
  let next = at;
  while (quiet !== null && isQuiet(next, quiet, timeZone))
    next = nextTime(next, quiet.toTime, timeZone);
  return next;
}

/** When the wall clock next shows a time; where the clocks jump over it, when they jump. */
function nextTime(after: number, time: TimeOfDay, timeZone: string): number {
  const today = Temporal.Instant.fromEpochMilliseconds(after)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  for (let days = 0; ; days += 1) {
    const wall = today.add({ days }).toPlainDateTime(Temporal.PlainTime.from(time));
    const earlier = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
    const isShown = earlier.toPlainDateTime().equals(wall);
    const found = isShown
      ? [earlier, wall.toZonedDateTime(timeZone, { disambiguation: 'later' })]
      : [earlier.getTimeZoneTransition('next') ?? earlier];
    const next = found.find(({ epochMilliseconds }) => epochMilliseconds > after);
    if (next !== undefined) return next.epochMilliseconds;
  }
}
