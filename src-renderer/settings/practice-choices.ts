import { Settings } from '../../src-shared/domain/settings.ts';
import { count, formatMinutes } from '../ui/format.ts';

type Choice = { value: string; label: string };

export const weekdayChoices: Choice[] = [
  { value: '1', label: 'Monday' },
  { value: '6', label: 'Saturday' },
  { value: '7', label: 'Sunday' },
];

const hourChoice = (hour: number): Choice => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
});

const day = 24 * 60;

/** How long before it begins a free time is still offered, in minutes. */
export const noticeChoices: Choice[] = [
  { value: '0', label: 'None' },
  ...[30, 60, 120, 240, 720].map((minutes) => ({
    value: String(minutes),
    label: formatMinutes(minutes),
  })),
  ...[1, 2, 3, 7].map((days) => ({ value: String(days * day), label: count(days, 'day') })),
];

/** How close the starts of free times may lie. */
export const stepChoices: Choice[] = Settings.shape.startStepMinutes.def.values.map((minutes) => ({
  value: String(minutes),
  label: formatMinutes(minutes),
}));

/** The hours a day can start at, given when it ends. */
export function startHours(endHour: number): Choice[] {
  return Array.from({ length: endHour }, (_, hour) => hourChoice(hour));
}

/** The hours a day can end at, given when it starts. */
export function endHours(startHour: number): Choice[] {
  return Array.from({ length: 24 - startHour }, (_, index) => hourChoice(startHour + 1 + index));
}

/** Every zone this machine knows, and those in use even if it lists them under another name. */
export function zoneChoices(...inUse: string[]): string[] {
  return [...new Set([...inUse, ...Intl.supportedValuesOf('timeZone'), 'UTC'])].toSorted();
}

/** The choices, with the one in use even where it is none of ours. */
export function withValue(choices: Choice[], minutes: number): Choice[] {
  if (choices.some(({ value }) => value === String(minutes))) return choices;
  return [...choices, { value: String(minutes), label: formatMinutes(minutes) }];
}
