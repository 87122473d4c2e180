import { z } from 'zod';
import { TimeOffId } from './ids.ts';
import { Day, TimeZone } from './time.ts';
import { t } from '../words/words.ts';

/** A wall-clock time of a day, `HH:mm`; `24:00` is the end of the day. */
export const ClockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, { error: () => t('refusals:input.time') });
export type ClockTime = z.output<typeof ClockTime>;

/** Part of a day in which the practice is open, in its own zone; the end is exclusive. */
export const OpenHours = z
  .object({ from: ClockTime, to: ClockTime })
  .refine((hours) => hours.from < hours.to, { error: () => t('refusals:input.endAfterStart') });
export type OpenHours = z.output<typeof OpenHours>;

/** Hours that come back every week; several of one weekday make several windows of that day. */
export const WeeklyHours = z.object({
  /** ISO weekday number, 1 is Monday. */
  weekday: z.number().int().min(1).max(7),
  hours: OpenHours,
  /** First and last day on which they count, both inclusive; null for ever. */
  validFrom: Day.nullable(),
  validUntil: Day.nullable(),
});
export type WeeklyHours = z.output<typeof WeeklyHours>;

/** One day with hours of its own in place of the week's; none at all means closed. */
export const DayException = z.object({ day: Day, hours: z.array(OpenHours).max(12) });
export type DayException = z.output<typeof DayException>;

/** Days off; the end is exclusive (RFC 5545 DTEND). */
export const TimeOff = z
  .object({ startDay: Day, endDay: Day, label: z.string().trim().max(200) })
  .refine((off) => off.startDay < off.endDay, { error: () => t('refusals:input.endAfterStart') });
export type TimeOff = z.output<typeof TimeOff>;

/** Days off as they are kept. */
export const KeptTimeOff = z.object({ id: TimeOffId }).and(TimeOff);
export type KeptTimeOff = z.output<typeof KeptTimeOff>;

/** A public holiday on which the practice is closed. */
export const Holiday = z.object({ day: Day, name: z.string().max(200) });
export type Holiday = z.output<typeof Holiday>;

/**
 * Everything that says when the practice is open. A day is ruled by its time off, else by its exception, else by
 * its holiday, else by the hours of its weekday. Without any weekly hours nothing was said, and nothing is closed.
 */
export const OpeningRules = z.object({
  timeZone: TimeZone,
  weekly: z.array(WeeklyHours),
  exceptions: z.array(DayException),
  timeOff: z.array(TimeOff),
  holidays: z.array(Holiday),
});
export type OpeningRules = z.output<typeof OpeningRules>;

/** Where the practice is, as far as public holidays depend on it; codes of ISO 3166 and their parts. */
export const HolidayPlace = z.object({
  country: z.string().regex(/^[A-Z]{2}$/),
  state: z.string().max(12).nullable(),
  region: z.string().max(12).nullable(),
});
export type HolidayPlace = z.output<typeof HolidayPlace>;

/** The opening rules as the window edits them. */
export const Availability = OpeningRules.extend({
  timeOff: z.array(KeptTimeOff),
  /** Chosen last; null until the person chose one. */
  holidayPlace: HolidayPlace.nullable(),
});
export type Availability = z.output<typeof Availability>;

/** A holiday the person may take; what is not public is kept by banks and many others, often for half of the day. */
export const HolidayOffer = Holiday.extend({ isPublic: z.boolean() });
export type HolidayOffer = z.output<typeof HolidayOffer>;
