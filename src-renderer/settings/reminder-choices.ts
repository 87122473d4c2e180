import { t } from '../../src-shared/words/words.ts';
import type { ReminderMinutes } from '../../src-shared/domain/reminder-times.ts';
import { formatMinutes } from '../ui/format.ts';

type Choice = { value: string; label: string };

const offered = [0, 5, 10, 15, 30, 60, 120, 240];
const never = 'never';

/** A reminder as a choice in a list, and back. */
export function reminderValue(minutes: ReminderMinutes): string {
  return minutes === null ? never : String(minutes);
}

export function minutesOf(value: string): ReminderMinutes {
  return value === never ? null : Number(value);
}

/** A reminder in words: "10 min before", "When it begins", "Never". */
function reminderLabel(minutes: ReminderMinutes): string {
  if (minutes === null) return t('settings:reminders.never');
  return minutes === 0
    ? t('settings:reminders.atBeginning')
    : t('settings:reminders.before', { length: formatMinutes(minutes) });
}

/** For a service that goes by the practice's own: "As usual (10 min before)". */
export function usualLabel(minutes: ReminderMinutes): string {
  if (minutes === null) return t('settings:reminders.usualNever');
  return minutes === 0
    ? t('settings:reminders.usualAtBeginning')
    : t('settings:reminders.usualBefore', { length: formatMinutes(minutes) });
}

/** What can be chosen, with the one in use even if it is not among what is offered. */
export function reminderChoices(inUse: ReminderMinutes): Choice[] {
  const minutes = new Set([...offered, ...(inUse === null ? [] : [inUse])]);
  return [null, ...[...minutes].toSorted((a, b) => a - b)].map((choice) => ({
    value: reminderValue(choice),
    label: reminderLabel(choice),
  }));
}

/** The half hours of a day and the time in use, without the one at the other end. */
export function timeChoices(inUse: string, otherEnd: string): string[] {
  const halves = Array.from({ length: 48 }, (_, index) => {
    const hour = String(Math.floor(index / 2)).padStart(2, '0');
    return `${hour}:${index % 2 === 0 ? '00' : '30'}`;
  });
  return [...new Set([...halves, inUse])].toSorted().filter((time) => time !== otherEnd);
}
