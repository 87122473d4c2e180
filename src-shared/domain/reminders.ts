import { z } from 'zod';
import type { BookingView } from './booking.ts';
import { type BookingId, ServiceId } from './ids.ts';
import {
  longestLeadMinutes,
  quietUntil,
  type QuietHours,
  ReminderMinutes,
} from './reminder-times.ts';
import type { Settings } from './settings.ts';
import { wallTimeOf } from './time.ts';
import { t } from '../words/words.ts';

const minuteMs = 60_000;
/** A reminder that was missed by no more than this is still given, even when the appointment has begun. */
const lateMs = 5 * minuteMs;
/** Never asleep for longer: a clock that was set, or a laptop that slept, is noticed within this time. */
const longestWaitMs = 60 * minuteMs;

/** A service whose bookings are reminded of differently from the rest. */
export const ServiceReminder = z.object({ serviceId: ServiceId, minutes: ReminderMinutes });
export type ServiceReminder = z.output<typeof ServiceReminder>;

/** An appointment as far as its reminder goes. */
export type Remindable = { id: BookingId; startAt: number; minutesBefore: ReminderMinutes };

/** What was told already: a booking at the time it then had, so that one that was moved is told again. */
export type ToldReminder = { id: string; startAt: number };

export type ReminderPlan<T> = {
  tell: T[];
  /** When to plan again at the latest. */
  lookAt: number;
};

/** The bookings a plan has to know: those that begin from `fromAt` up to `toAt`. */
export function reminderRange(now: number): { fromAt: number; toAt: number } {
  return { fromAt: now - lateMs, toAt: now + longestWaitMs + longestLeadMinutes * minuteMs };
}

/**
 * Decides which appointments to remind of now, the next one first, and when to look again. A reminder that falls into
 * the quiet hours waits for their end; one that comes late, after sleep or a restart, is given while the appointment
 * has not begun or the reminder is at most five minutes late. What was told for this time is not told again.
 */
export function planReminders<T extends Remindable>(asked: {
  now: number;
  bookings: readonly T[];
  told: readonly ToldReminder[];
  quietHours: QuietHours | null;
  timeZone: string;
}): ReminderPlan<T> {
  const { now, quietHours, timeZone } = asked;
  const told = new Set(asked.told.map(keyOf));
  const tell: T[] = [];
  let lookAt = now + longestWaitMs;
  for (const booking of asked.bookings) {
    if (booking.minutesBefore === null || told.has(keyOf(booking))) continue;
    const dueAt = booking.startAt - booking.minutesBefore * minuteMs;
    const tellAt = quietUntil(Math.max(dueAt, now), quietHours, timeZone);
    if (tellAt > Math.max(booking.startAt, dueAt + lateMs)) continue; // nobody is helped by it any more
    if (tellAt > now) lookAt = Math.min(lookAt, tellAt);
    else tell.push(booking);
  }
  return { tell: tell.toSorted((a, b) => a.startAt - b.startAt), lookAt };
}

function keyOf({ id, startAt }: ToldReminder): string {
  return `${id} ${startAt}`;
}

/** A booking as far as its reminder goes, or null when there is nothing to be reminded of. */
export function remindableOf(
  { id, when, status, serviceId }: Pick<BookingView, 'id' | 'when' | 'status' | 'serviceId'>,
  usual: ReminderMinutes,
  forServices: readonly ServiceReminder[],
): Remindable | null {
  if (when.allDay || (status !== 'confirmed' && status !== 'tentative')) return null;
  const own = forServices.find((reminder) => reminder.serviceId === serviceId);
  return { id, startAt: when.startAt, minutesBefore: own === undefined ? usual : own.minutes };
}

export type ReminderWords = { title: string; body: string };

/**
 * What a reminder says. It can be read on a locked screen, and by whoever stands before it: unless the calendar may
 * see everything as well, it says no more than the time.
 */
export function reminderWords(
  booking: Pick<BookingView, 'displayTitle' | 'location'> & { startAt: number },
  { privacy, practiceTimeZone }: Pick<Settings, 'privacy' | 'practiceTimeZone'>,
  now: number,
): ReminderWords {
  const time = wallTimeOf(booking.startAt, practiceTimeZone).slice(11);
  const soon = soonWords(booking.startAt - now);
  if (privacy !== 'full')
    return { title: t('shell:reminder.appointmentAt', { time }), body: capital(soon) };
  const { displayTitle: title, location: place } = booking;
  const body =
    place === ''
      ? t('shell:reminder.body', { time, soon })
      : t('shell:reminder.bodyWithPlace', { time, soon, place });
  return { title, body };
}

function soonWords(aheadMs: number): string {
  const minutes = Math.ceil(aheadMs / minuteMs);
  if (minutes < 0) return t('shell:reminder.begun');
  if (minutes === 0) return t('shell:reminder.now');
  if (minutes < 60) return t('shell:reminder.inMinutes', { minutes });
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest === 0
    ? t('shell:reminder.inHours', { hours })
    : t('shell:reminder.inHoursAndMinutes', { hours, minutes: rest });
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
