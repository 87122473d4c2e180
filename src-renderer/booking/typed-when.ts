import { addDays, weekdayOf } from '../../src-shared/domain/time.ts';
import type { Day, WallTime } from '../../src-shared/domain/time.ts';
import type { WhenWords } from '../words/when-words.ts';
import type { FormValues } from './form-values.ts';
import { readTime } from './time-text.ts';

/** What was typed about when: a day, a start (`HH:mm`), a length; at least one of them. */
export type TypedWhen = { day: Day | null; time: string | null; minutes: number | null };

/** Reads a day and a time, and nothing more: `readWhen`, which is loaded only when it is needed. */
export type ReadWhen = (text: string, wallNow: WallTime) => WhenWords | null;

/**
 * Reads when as one types it with a client on the phone: "tue 3pm", "next fri 10-11", "12.3. 9 Uhr 45 min". A number
 * alone is an hour. Null when it says no time, or more than a time.
 * @param wallNow the practice's wall clock now
 */
export function readTypedWhen(text: string, wallNow: WallTime, read: ReadWhen): TypedWhen | null {
  const { words: timed, minutes } = takeLength(plain(text));
  const { words, until } = takeRange(timed);
  if (saysTwoDays(words) || (minutes !== null && until !== null)) return null;
  if (minutes !== null && minutes > wholeDay) return null;
  if (words === '') return minutes === null ? null : { day: null, time: null, minutes };
  const found = readStart(words, wallNow, read);
  if (found === null) return null;
  if (until === null) return { ...found, minutes };
  const length = found.time === null ? null : minutesBetween(found.time, until);
  return length === null ? null : { ...found, minutes: length };
}

function readStart(words: string, wallNow: WallTime, read: ReadWhen): WhenWords | null {
  if (/^\d{1,2}$/.test(words)) {
    const time = readTime(words);
    return time === null ? null : { day: null, time };
  }
  const week = /^(?:next week|nächste woche),? (.+)$/.exec(words);
  if (week === null) return read(words, wallNow);
  const today = wallNow.slice(0, 10);
  const lastDay = addDays(today, 7 - weekdayOf(today)); // every weekday after it is one of next week
  return read(week[1] ?? '', `${lastDay}T23:59`);
}

/** The same in fewer forms: what German says of the clock as `H:mm`, a day and month with both their points. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/\b(\d{1,2})(?:[:.](\d{2}))? ?uhr(?: (\d{1,2})\b)?/g, (_, hour, first, second) =>
      clock(Number(hour), Number(first ?? second ?? 0)),
    )
    .replaceAll(/\bhalb (\d{1,2})\b/g, (_, hour) => clock(Number(hour) - 1, 30))
    .replaceAll(/\bmittags?\b/g, '12:00')
    .replaceAll(/\b(?:at|um|kommenden?)\b|,(?=\s|$)/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^(\d{1,2}\.\d{1,2}) (?=\d)/, '$1. ');
}

function clock(hour: number, minute: number): string {
  return `${hour}:${String(minute).padStart(2, '0')}`;
}

const lengthAtEnd =
  /(?:^|(?<!\bin) )(?:for |für )?(\d{1,3})(?:[.,](5))? ?(min(?:utes?|uten?)?|hours?|stunden?|std)\.?$/;

/** Takes a length off the end: "45 min", "1.5 hours". After "in" it is no length but a time from now. */
function takeLength(words: string): { words: string; minutes: number | null } {
  const match = lengthAtEnd.exec(words);
  if (match === null) return { words, minutes: null };
  const [, whole, half, unit = ''] = match;
  const number = Number(whole) + (half === undefined ? 0 : 0.5);
  const minutes = Math.round(unit.startsWith('min') ? number : number * 60);
  return { words: words.slice(0, match.index), minutes: minutes === 0 ? null : minutes };
}

const clockText = String.raw`(\d{1,2}(?:[:.]\d{2})?) ?(am|pm)?`;
const rangeAtEnd = new RegExp(
  String.raw`(?:^|(?<= ))(?:from |von )?${clockText} ?(?:-|\u2013|\bto\b|\btill?\b|\buntil\b|\bbis\b) ?${clockText}$`,
);

/** Takes the end off a range, which stays with its start: "fri 10-11" is "fri 10:00" until 11:00. */
function takeRange(words: string): { words: string; until: string | null } {
  const match = rangeAtEnd.exec(words);
  if (match === null) return { words, until: null };
  const [, from = '', fromHalf, to = '', toHalf] = match;
  const until = readTime(withHalf(to, toHalf));
  const start = startOfRange(from, fromHalf ?? toHalf, fromHalf !== undefined, until);
  if (start === null || until === null) return { words, until: null };
  return { words: `${words.slice(0, match.index)}${start}`.trim(), until };
}

/** In "11-1pm" the half of the day is the end's only as long as the start comes before it. */
function startOfRange(
  from: string,
  half: string | undefined,
  isSaid: boolean,
  until: string | null,
): string | null {
  const meant = readTime(withHalf(from, half));
  if (isSaid || meant === null || until === null || meant < until) return meant;
  return readTime(from);
}

/** A time of a clock with twelve hours on one with twenty-four. */
function withHalf(time: string, half: string | undefined): string {
  if (half === undefined) return time;
  const [hour = '', rest] = time.split(/[:.]/);
  const hours = (Number(hour) % 12) + (half === 'pm' ? 12 : 0);
  return `${hours}:${rest ?? '00'}`;
}

const noon = 12 * 60;
const wholeDay = 24 * 60;

/** From a start to an end after it: "10-2" ends in the afternoon, "22-2" in the night. Null when both are one. */
function minutesBetween(start: string, end: string): number | null {
  const [from, to] = [minuteOf(start), minuteOf(end)];
  if (to > from) return to - from;
  if (to === from) return null;
  const isAfternoon = to < noon && to + noon > from;
  return to + (isAfternoon ? noon : wholeDay) - from;
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** "mon - fri" is more than one time, of which only the first would be read. */
function saysTwoDays(words: string): boolean {
  return / (?:-|–|to|till|until|bis) |[^\d\s][-–]|[-–][^\d\s]/.test(words);
}

/** What the fields become by what was typed: what it leaves unsaid stays as it was. */
export function whenFields({ day, time, minutes }: TypedWhen): Partial<FormValues> {
  return {
    which: null,
    ...(day === null ? {} : { date: day }),
    ...(time === null ? {} : { startTime: time, allDay: false }),
    ...(minutes === null ? {} : { minutes }),
  };
}
