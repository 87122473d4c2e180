import { z } from 'zod';
import { CancellationRules } from './cancellation.ts';
import { ReceiptSettings } from './receipts.ts';
import { TimeZone } from './time.ts';

/** How much of a booking the calendar gets to see. Private notes never leave the laptop. */
export const Privacy = z.enum(['full', 'initials', 'busy']);
export type Privacy = z.output<typeof Privacy>;

export const Settings = z.object({
  /** The zone the practice works in, wherever the laptop is. */
  practiceTimeZone: TimeZone,
  privacy: Privacy,
  theme: z.enum(['system', 'light', 'dark']),
  /** ISO weekday number, 1 is Monday. */
  weekStartsOn: z.number().int().min(1).max(7),
  /** Hours of the day the calendar opens on. */
  dayStartsAtHour: z.number().int().min(0).max(23),
  dayEndsAtHour: z.number().int().min(1).max(24),
  cancellation: CancellationRules,
  receipts: ReceiptSettings,
  /** How long before it begins a free time is still offered. */
  minimumNoticeMinutes: z
    .number()
    .int()
    .min(0)
    .max(60 * 24 * 60),
  /** Free times are offered on this grid of the day: every quarter of an hour, say. */
  startStepMinutes: z.literal([5, 10, 15, 20, 30, 60]),
});
export type Settings = z.output<typeof Settings>;
