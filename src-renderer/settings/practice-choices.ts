import { Settings } from '../../src-shared/domain/settings.ts';
import { weekdayWords } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';
import { formatMinutes } from '../ui/format.ts';

type Choice = { value: string; label: string };

/** The days a week can start on. */
export function weekdayChoices(): Choice[] {
  return [1, 6, 7].map((weekday) => ({
    value: String(weekday),
    label: weekdayWords(weekday, 'longWeekday'),
  }));
}

const hourChoice = (hour: number): Choice => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
});

const day = 24 * 60;
const minuteChoice = (minutes: number): Choice => ({
  value: String(minutes),
  label: formatMinutes(minutes),
});

/** How long before it begins a free time is still offered, in minutes. */
export function noticeChoices(): Choice[] {
  return [
    { value: '0', label: t('settings:practice.noNotice') },
    ...[30, 60, 120, 240, 720].map(minuteChoice),
    ...[1, 2, 3, 7].map((days) => ({
      value: String(days * day),
      label: t('settings:practice.days', { count: days }),
    })),
  ];
}

/** How close the starts of free times may lie. */
export function stepChoices(): Choice[] {
  return Settings.shape.startStepMinutes.def.values.map(minuteChoice);
}

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
  return [...choices, minuteChoice(minutes)];
}
