import { z } from 'zod';
import { CancellationRules } from './cancellation.ts';
import { ReceiptSettings } from './receipts.ts';
import { QuietHours, ReminderMinutes } from './reminder-times.ts';
import { LanguageChoice } from '../words/language.ts';
import { TimeZone } from './time.ts';

/** How much of a booking the calendar gets to see. Private notes never leave the laptop. */
export const Privacy = z.enum(['full', 'initials', 'busy']);
export type Privacy = z.output<typeof Privacy>;

export const Settings = z.object({
  /** The zone the practice works in, wherever the laptop is. */
  practiceTimeZone: TimeZone,
  privacy: Privacy,
  theme: z.enum(['system', 'light', 'dark']),
  language: LanguageChoice,
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
  /** How long before an appointment the person is reminded, where its service says nothing else; null for never. */
  reminderMinutes: ReminderMinutes,
  /** When no reminder may disturb, in the practice's zone; null for never. */
  quietHours: QuietHours.nullable(),
  /** The app goes on in the tray when its window is closed. (On a Mac every app does, without this.) */
  keepsRunning: z.boolean(),
});
export type Settings = z.output<typeof Settings>;
