import { format } from 'date-fns/format';
import { parseISO } from 'date-fns/parseISO';
import { de } from 'date-fns/locale/de';
import { enGB } from 'date-fns/locale/en-GB';
import type { Day } from '../domain/time.ts';
import type { Language } from './language.ts';
import { spokenLanguage } from './words.ts';

const locales = { en: enGB, de };

/** How a day is written, in patterns of date-fns: as short as it can be said, without commas where a time may follow. */
const patterns = {
  en: {
    weekday: 'EEE',
    longWeekday: 'EEEE',
    date: 'd MMM',
    dateAndYear: 'd MMM yyyy',
    day: 'EEE d MMM',
    dayAndYear: 'EEE d MMM yyyy',
    longDay: 'EEEE d MMMM yyyy',
    shortMonth: 'MMM',
    month: 'MMMM',
    monthAndYear: 'MMMM yyyy',
  },
  de: {
    weekday: 'EEEEEE',
    longWeekday: 'EEEE',
    date: 'd. MMM',
    dateAndYear: 'd. MMM yyyy',
    day: 'EEEEEE d. MMM',
    dayAndYear: 'EEEEEE d. MMM yyyy',
    longDay: 'EEEE, d. MMMM yyyy',
    shortMonth: 'LLL',
    month: 'LLLL',
    monthAndYear: 'LLLL yyyy',
  },
} satisfies Record<Language, Record<string, string>>;

export type DateForm = keyof (typeof patterns)['en'];

/** A day in words of a language, the spoken one if none is given: "Tue 3 Mar", "Tuesday 3 March 2026", "March 2026". */
export function dateWords(day: Day, form: DateForm, language = spokenLanguage()): string {
  const asked = `${language} ${form} ${day}`;
  const words =
    said.get(asked) ??
    format(parseISO(day), patterns[language][form], { locale: locales[language] });
  if (said.size >= mostSaid) said.clear();
  said.set(asked, words);
  return words;
}

/** What was said of late: a week says the same few days for each of its bookings. */
const said = new Map<string, string>();
const mostSaid = 2_000;

/** The name of an ISO weekday (1 is Monday): "Tue", or "Tuesday". */
export function weekdayWords(weekday: number, form: 'weekday' | 'longWeekday' = 'weekday'): string {
  return dateWords(`2024-01-0${weekday}`, form); // 1 January 2024 was a Monday
}

/** Words as a sentence lists them: "Tue, Wed and Thu". */
export function listWords(words: readonly string[]): string {
  return new Intl.ListFormat(numberLocale(), { type: 'conjunction' }).format(words);
}

/** The locale that numbers and money are written in: prices come in any currency, and the point and comma of the language. */
export function numberLocale(language = spokenLanguage()): string {
  return language === 'de' ? 'de-DE' : 'en-GB';
}

/** What stands between the whole of a number and its parts: a point, or a comma. */
export function decimalSeparator(language = spokenLanguage()): string {
  return language === 'de' ? ',' : '.';
}
