import { readTime, type WrittenTime } from './recurrence-lines.ts';

const frequencies = [
  'SECONDLY',
  'MINUTELY',
  'HOURLY',
  'DAILY',
  'WEEKLY',
  'MONTHLY',
  'YEARLY',
] as const;
type Frequency = (typeof frequencies)[number];

/** A recurrence rule (RFC 5545 3.3.10) that was read and found sound. */
export type RecurrenceRule = {
  interval: number;
  count: number | null;
  until: WrittenTime | null;
  /** The rule's text without COUNT and UNTIL. */
  pattern: string;
  /** Milliseconds of one step, when all steps are alike and nothing chooses or leaves out times. */
  evenStep: number | null;
  /** For a weekly rule that names nothing but days: those, as ISO weekday numbers; null for any other rule. */
  weekdays: number[] | null;
  /** ISO number of the day that weeks start on. */
  weekStart: number;
  /** The most starts one day can hold. */
  mostPerDay: number;
};

const dayMs = 86_400_000;

/** Milliseconds of one step of the frequencies whose steps are all alike. */
const evenSteps: Partial<Record<Frequency, number>> = {
  SECONDLY: 1000,
  MINUTELY: 60_000,
  HOURLY: 3_600_000,
  DAILY: dayMs,
  WEEKLY: 7 * dayMs,
};

const weekdayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const weekday = `(?:${weekdayNames.join('|')})`;
const listParts: Record<string, (value: string) => boolean> = {
  BYSECOND: numbersWithin(0, 60),
  BYMINUTE: numbersWithin(0, 59),
  BYHOUR: numbersWithin(0, 23),
  BYDAY: (value) => new RegExp(`^(?:[+-]?(?:[1-9]|[1-4]\\d|5[0-3]))?${weekday}$`).test(value),
  BYMONTHDAY: signedNumbersUpTo(31),
  BYYEARDAY: signedNumbersUpTo(366),
  BYWEEKNO: signedNumbersUpTo(53),
  BYMONTH: numbersWithin(1, 12),
  BYSETPOS: signedNumbersUpTo(366),
};

/** Reads the value of an RRULE or EXRULE line; a text says why it can't be read. Never throws. */
export function readRule(value: string): RecurrenceRule | string {
  const parts = new Map<string, string>();
  for (const part of value.trim().toUpperCase().split(';')) {
    if (part === '') continue;
    const [name = '', text = '', ...more] = part.split('=');
    if (more.length > 0 || text === '' || parts.has(name)) return `the part ${part.slice(0, 40)}`;
    parts.set(name, text);
  }
  const frequency = frequencies.find((one) => one === parts.get('FREQ'));
  if (frequency === undefined) return 'no frequency';
  const interval = readCount(parts.get('INTERVAL') ?? '1', 10_000_000);
  if (interval === null) return 'the interval';
  const count = parts.has('COUNT')
    ? readCount(parts.get('COUNT') ?? '', Number.MAX_SAFE_INTEGER)
    : null;
  if (count === null && parts.has('COUNT')) return 'the count';
  const until = parts.has('UNTIL') ? readTime(parts.get('UNTIL') ?? '') : null;
  if (until === null && parts.has('UNTIL')) return 'the last date';
  const flaw = flawOf(parts);
  if (flaw !== null) return flaw;
  const listed = [...parts.keys()].filter((name) => name.startsWith('BY'));
  const kept = ['FREQ', 'INTERVAL', ...listed, 'WKST'].filter((name) => parts.has(name));
  const step = evenSteps[frequency];
  return {
    interval,
    count,
    until,
    pattern: kept.map((name) => `${name}=${parts.get(name)}`).join(';'),
    evenStep: listed.length === 0 && step !== undefined ? step * interval : null,
    weekdays: frequency === 'WEEKLY' && listed.join() === 'BYDAY' ? plainWeekdays(parts) : null,
    weekStart: weekdayNumber(parts.get('WKST') ?? 'MO'),
    mostPerDay: mostPerDay(frequency, interval, parts, listed.length > 0),
  };
}

function mostPerDay(
  frequency: Frequency,
  interval: number,
  parts: ReadonlyMap<string, string>,
  hasParts: boolean,
): number {
  const step = evenSteps[frequency];
  if (!hasParts && step !== undefined) return Math.max(1, dayMs / (step * interval));
  const level = frequencies.indexOf(frequency);
  const choices = (name: string, all: number, finest: number): number =>
    (parts.has(name) ? new Set(parts.get(name)?.split(',')).size : null) ??
    (level <= finest ? all : 1);
  return choices('BYHOUR', 24, 2) * choices('BYMINUTE', 60, 1) * choices('BYSECOND', 60, 0);
}

/** What is wrong with the parts other than frequency, interval and end; null when nothing is. */
function flawOf(parts: ReadonlyMap<string, string>): string | null {
  for (const [name, text] of parts) {
    if (['FREQ', 'INTERVAL', 'COUNT', 'UNTIL'].includes(name) || name.startsWith('X-')) continue;
    const isSound =
      name === 'WKST'
        ? new RegExp(`^${weekday}$`).test(text)
        : Object.hasOwn(listParts, name) && text.split(',').every((one) => listParts[name]?.(one));
    if (!isSound) return `the part ${name}=${text.slice(0, 40)}`;
  }
  return null;
}

function weekdayNumber(name: string): number {
  return weekdayNames.indexOf(name) + 1;
}

/** The weekdays a rule names; null when one has a number before it. */
function plainWeekdays(parts: ReadonlyMap<string, string>): number[] | null {
  const numbers = (parts.get('BYDAY') ?? '').split(',').map(weekdayNumber);
  return numbers.includes(0) ? null : numbers;
}

function readCount(text: string, most: number): number | null {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= most ? value : null;
}

function numbersWithin(least: number, most: number): (value: string) => boolean {
  return (value) => /^\d{1,2}$/.test(value) && Number(value) >= least && Number(value) <= most;
}

function signedNumbersUpTo(most: number): (value: string) => boolean {
  return (value) =>
    /^[+-]?\d{1,3}$/.test(value) && Number(value) !== 0 && Math.abs(Number(value)) <= most;
}
