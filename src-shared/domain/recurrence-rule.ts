import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
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
  frequency: Frequency;
  interval: number;
  count: number | null;
  until: WrittenTime | null;
  /** The rule's text without COUNT and UNTIL. */
  pattern: string;
  /** It has parts that choose or leave out times, so that its steps are not even. */
  hasParts: boolean;
  /** The most starts one day can hold. */
  mostPerDay: number;
};

/** Wall-clock times are milliseconds as if they were UTC: in them every day has 24 hours and rules know no zone. */
export type WallRange = { from: number; to: number };

export type RuleStarts = {
  walls: number[];
  /** There were more than asked for: only the first ones of the range are here. */
  isCut: boolean;
};

const dayMs = 86_400_000;

/** Longest range asked of a rule without times of its own, in days: what it starts in there fits the work limits. */
const mostDays = 10_000;

/** Milliseconds of one step of the frequencies whose steps are all alike. */
const evenSteps: Partial<Record<Frequency, number>> = {
  SECONDLY: 1000,
  MINUTELY: 60_000,
  HOURLY: 3_600_000,
  DAILY: dayMs,
  WEEKLY: 7 * dayMs,
};

/** Work the library may do for one rule before it gives up: enough for decades of days, little enough not to be felt. */
const workLimits = { maxIterations: 20_000, maxCandidateEvaluations: 50_000 };

const weekday = '(?:MO|TU|WE|TH|FR|SA|SU)';
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
  return {
    frequency,
    interval,
    count,
    until,
    pattern: kept.map((name) => `${name}=${parts.get(name)}`).join(';'),
    hasParts: listed.length > 0,
    mostPerDay: mostPerDay(frequency, interval, parts, listed.length > 0),
  };
}

/**
 * The starts of a rule within a range (both ends included), without its UNTIL; `withStart` also gives the start itself
 * where the rule does not. Of a rule that repeats within the day, what comes after about `most` starts is cut off, and no
 * time is spent on it. Throws when the rule asks for more work than any calendar needs.
 */
export function startsOfRule(
  rule: RecurrenceRule,
  start: number,
  range: WallRange,
  { most, withStart }: { most: number; withStart: boolean },
): RuleStarts {
  const days = rule.mostPerDay <= 1 ? mostDays : most / rule.mostPerDay;
  const longest = Math.max(1000, Math.floor(days * dayMs));
  const from = Math.max(range.from, start);
  const isCut = range.to - from > longest;
  const to = Math.min(isCut ? from + longest : range.to, lastStart(rule, start));
  if (to < from) return { walls: [], isCut: false };
  const ofPattern = !rule.hasParts || startsWithin(rule.pattern, start, start, start).length > 0;
  const count = countMatters(rule, start, to) ? rule.count : null;
  // The start is the first of those that are counted, whether the pattern has it or not.
  const left = count !== null && withStart && !ofPattern ? count - 1 : count;
  const counted = left === null ? rule.pattern : `${rule.pattern};COUNT=${left}`;
  const walls = left === 0 ? [] : startsWithin(counted, start, from, to);
  if (withStart && !ofPattern && from === start) walls.unshift(start);
  return { walls, isCut: isCut && to < lastStart(rule, start) };
}

/** The starts of a pattern within a range, both ends included, as the library finds them. */
function startsWithin(pattern: string, start: number, from: number, to: number): number[] {
  // The library keeps no fractions of a second.
  const fraction = start % 1000;
  const dtstart = Temporal.Instant.fromEpochMilliseconds(start - fraction).toZonedDateTimeISO(
    'UTC',
  );
  const rule = new RRuleTemporal({
    rruleString: `RRULE:${pattern}`,
    dtstart,
    cache: false,
    ...workLimits,
  });
  const found = rule.between(new Date(from - fraction), new Date(to - fraction), true);
  return found.map((time) => time.epochMilliseconds + fraction);
}

/** Of a counted rule with even steps the last start is known without counting. */
function lastStart(
  { frequency, interval, count, hasParts }: RecurrenceRule,
  start: number,
): number {
  const step = evenSteps[frequency];
  if (count === null || hasParts || step === undefined) return Number.POSITIVE_INFINITY;
  return start + (count - 1) * interval * step;
}

/** A count that can't be reached within the range need not be counted to, which would mean to start at the beginning. */
function countMatters(rule: RecurrenceRule, start: number, to: number): boolean {
  if (rule.count === null || lastStart(rule, start) !== Number.POSITIVE_INFINITY) return false;
  const days = Math.ceil((to - start) / dayMs) + 2;
  return rule.count < days * rule.mostPerDay;
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
