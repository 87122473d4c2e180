import { casual as german } from 'chrono-node/de';
import { GB as english } from 'chrono-node/en';
import type { Language } from '../../src-shared/words/language.ts';
import { spokenLanguage } from '../../src-shared/words/words.ts';
import type { Day, WallTime } from '../../src-shared/domain/time.ts';
import { readTime } from '../booking/time-text.ts';

/** What words say about when: a day, a time of the day (`HH:mm`), or both. */
export type WhenWords = { day: Day | null; time: string | null };

type Components = ReturnType<typeof english.parse>[number];

/**
 * Reads when as one would say it: "next fri", "in 3 weeks", "12.3.", "tue 3pm", "tomorrow 9", "14:30", and the same in
 * German; what both could mean is read as the given language has it. Days without a year are the next such ones. Null when the words say no time, or more than a time.
 * @param wallNow the practice's wall clock now; no other zone takes part
 */
export function readWhen(
  text: string,
  wallNow: WallTime,
  language: Language = spokenLanguage(),
): WhenWords | null {
  const typed = text.trim().toLowerCase();
  const words = language === 'de' ? withDot(typed) : typed;
  if (words === '') return null;
  const bare = readTime(words);
  if (bare !== null && /[:.h]|\d{3}/.test(words)) return { day: null, time: bare };
  const dotted = readDottedDay(words, wallNow);
  if (dotted !== null) return dotted;
  const reference = localDate(wallNow);
  const readings = (language === 'de' ? [german, english] : [english, german])
    .map((grammar) => grammar.parse(words, reference, { forwardDate: true })[0])
    .filter((reading) => reading !== undefined)
    .toSorted((a, b) => b.text.length - a.text.length);
  for (const reading of readings) {
    const found = understood(words, reading);
    if (found !== null) return found;
  }
  return null;
}

/** "10.11" is a day to Germans, though "9.30" and "9.05" are times to all: the dot that is left out tells them apart. */
function withDot(words: string): string {
  return words.replace(/^(\d{1,2}\.\s?(?:1[0-2]|[1-9]))(?=\s|$)/, '$1.');
}

/** What a reading says, with a bare hour behind it taken as the time; null when words are left over. */
function understood(words: string, { text, index, start }: Components): WhenWords | null {
  const rest = `${words.slice(0, index)} ${words.slice(index + text.length)}`
    .replace(/\b(?:at|um|uhr|on|am|,)\b/g, ' ')
    .trim();
  const hasTime = start.isCertain('hour');
  const time = hasTime ? clock(start.get('hour') ?? 0, start.get('minute') ?? 0) : null;
  const isDay = start.isCertain('day') || start.isCertain('weekday') || !hasTime;
  const day = isDay ? dayOf(start) : null;
  if (rest === '') return { day, time };
  const behind = hasTime ? null : readTime(rest);
  return behind === null ? null : { day, time: behind };
}

/** "12.3.", "12.3.2027", "12.3. 14:30": day and month as most of Europe writes them. */
function readDottedDay(words: string, wallNow: WallTime): WhenWords | null {
  const match = /^(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}|\d{2})\b)?(?:\s+(.+))?$/.exec(words);
  if (match === null) return null;
  const [, date = '', month = '', year, behind] = match;
  const time = behind === undefined ? null : readTime(behind);
  if (behind !== undefined && time === null) return null;
  const monthDay = `${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const thisYear = Number(wallNow.slice(0, 4));
  const years =
    year === undefined
      ? [0, 1, 2, 3, 4].map((later) => thisYear + later) // a leap day is four years away at most
      : [year.length === 2 ? 2000 + Number(year) : Number(year)];
  const day = years
    .map((candidate) => `${candidate}-${monthDay}`)
    .find(
      (candidate) => isDay(candidate) && (year !== undefined || candidate >= wallNow.slice(0, 10)),
    );
  return day === undefined ? null : { day, time };
}

function isDay(day: string): boolean {
  const date = new Date(`${day}T12:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** The wall clock as a date of the laptop's own zone: only its parts are read back, never its instant. */
function localDate(wallTime: WallTime): Date {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = wallTime.split(/\D/).map(Number);
  return new Date(year, month - 1, day, hour, minute);
}

function dayOf(start: Components['start']): Day {
  const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')];
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function clock(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
