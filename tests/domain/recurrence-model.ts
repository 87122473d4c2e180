import { Temporal } from 'temporal-polyfill';

/** A rule in plain words; absent parts are empty. Ordinal weekdays have their number, plain ones 0. */
export type ModelRule = {
  frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  interval: number;
  count: number | null;
  byDay: { ordinal: number; weekday: number }[];
  byMonthDay: number[];
  byMonth: number[];
  bySetPos: number[];
  /** ISO weekday number the week starts on. */
  weekStart: number;
};

const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The rule as RFC 5545 writes it. */
export function textOf(rule: ModelRule): string {
  const parts = [`FREQ=${rule.frequency}`];
  if (rule.interval !== 1) parts.push(`INTERVAL=${rule.interval}`);
  if (rule.count !== null) parts.push(`COUNT=${rule.count}`);
  const list = (name: string, values: readonly (string | number)[]): void => {
    if (values.length > 0) parts.push(`${name}=${values.join(',')}`);
  };
  list('BYMONTH', rule.byMonth);
  list('BYMONTHDAY', rule.byMonthDay);
  list(
    'BYDAY',
    rule.byDay.map(
      ({ ordinal, weekday }) => `${ordinal === 0 ? '' : ordinal}${names[weekday - 1]}`,
    ),
  );
  list('BYSETPOS', rule.bySetPos);
  if (rule.weekStart !== 1) parts.push(`WKST=${names[rule.weekStart - 1]}`);
  return `RRULE:${parts.join(';')}`;
}

/** A calendar day with what rules ask about it. */
type Day = {
  number: number;
  text: string;
  year: number;
  month: number;
  day: number;
  weekday: number;
};

const dayMs = 86_400_000;

function dayAt(number: number): Day {
  const date = new Date(number * dayMs);
  return {
    number,
    text: date.toISOString().slice(0, 10),
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: ((date.getUTCDay() + 6) % 7) + 1,
  };
}

/** Days since 1970-01-01. */
export function numberOf(day: string): number {
  return Date.parse(day) / dayMs;
}

/** The day so many days later. */
export function daysAfter(day: string, days: number): string {
  return dayAt(numberOf(day) + days).text;
}

const longestPeriod = { DAILY: 1, WEEKLY: 7, MONTHLY: 31, YEARLY: 366 };

/**
 * The days of a rule from its start to a last day, by asking of every single day whether it belongs (RFC 5545
 * 3.3.10, the table of expanding and limiting parts). The start always is the first of them.
 */
export function modelDays(rule: ModelRule, startText: string, last: string): string[] {
  const start = dayAt(numberOf(startText));
  const days: string[] = [start.text];
  let period: Day[] = [];
  let periodKey = -1;
  const close = (): void => {
    for (const day of chosen(rule, period)) if (day.number > start.number) days.push(day.text);
    period = [];
  };
  // Positions count from the beginning of the period, so the first one is looked at as a whole, and so is the last.
  const end = numberOf(last) + longestPeriod[rule.frequency];
  for (let number = startOfPeriod(rule, start); number <= end; number += 1) {
    const day = dayAt(number);
    const key = periodOf(rule, day, start);
    if (key !== periodKey) close();
    periodKey = key;
    if (key % rule.interval === 0 && belongs(rule, day, start)) period.push(day);
  }
  const counted = rule.count === null ? days : days.slice(0, rule.count);
  return counted.filter((day) => day <= last);
}

function chosen({ bySetPos }: ModelRule, period: Day[]): Day[] {
  if (bySetPos.length === 0) return period;
  return period.filter(
    (_, at) => bySetPos.includes(at + 1) || bySetPos.includes(at - period.length),
  );
}

function startOfPeriod(
  { frequency, weekStart }: ModelRule,
  { number, year, day, weekday }: Day,
): number {
  if (frequency === 'YEARLY') return Date.UTC(year, 0, 1) / dayMs;
  if (frequency === 'MONTHLY') return number - day + 1;
  if (frequency === 'WEEKLY') return number - ((weekday - weekStart + 7) % 7);
  return number;
}

/** How many periods a day lies after the start's. */
function periodOf(rule: ModelRule, day: Day, start: Day): number {
  if (rule.frequency === 'YEARLY') return day.year - start.year;
  if (rule.frequency === 'MONTHLY') return (day.year - start.year) * 12 + day.month - start.month;
  const daysSince = day.number - startOfPeriod(rule, start);
  return rule.frequency === 'WEEKLY' ? Math.floor(daysSince / 7) : daysSince;
}

function belongs(rule: ModelRule, day: Day, start: Day): boolean {
  if (rule.byMonth.length > 0 && !rule.byMonth.includes(day.month)) return false;
  const isMonthDay = rule.byMonthDay.some(
    (n) => day.day === (n > 0 ? n : daysInMonth(day) + n + 1),
  );
  const isWeekday = rule.byDay.some((one) => isNth(rule, day, one));
  if (rule.byMonthDay.length > 0) return isMonthDay && (rule.byDay.length === 0 || isWeekday);
  if (rule.byDay.length > 0) return isWeekday;
  if (rule.frequency === 'DAILY') return true;
  if (rule.frequency === 'WEEKLY') return day.weekday === start.weekday;
  if (rule.frequency === 'MONTHLY') return day.day === start.day;
  return day.day === start.day && (rule.byMonth.length > 0 || day.month === start.month);
}

/** Tells whether the day is that weekday, the n-th of its month, or of its year in a yearly rule without months. */
function isNth(
  rule: ModelRule,
  day: Day,
  { ordinal, weekday }: { ordinal: number; weekday: number },
): boolean {
  if (day.weekday !== weekday) return false;
  if (ordinal === 0) return true;
  const inYear = rule.frequency === 'YEARLY' && rule.byMonth.length === 0;
  const first = inYear ? Date.UTC(day.year, 0, 1) / dayMs : day.number - day.day + 1;
  const size = inYear ? Date.UTC(day.year + 1, 0, 1) / dayMs - first : daysInMonth(day);
  const position = day.number - first + 1;
  return ordinal > 0
    ? Math.ceil(position / 7) === ordinal
    : Math.ceil((size - position + 1) / 7) === -ordinal;
}

function daysInMonth({ year, month }: Day): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * The instant of a wall-clock time, by trying every offset the zone has around then: the earliest that shows
 * this time; where none does, the time is read with the offset of the day before.
 */
export function modelInstant(day: string, time: string, timeZone: string): number {
  const wanted = `${day}T${time}`;
  const asIfUtc = Date.parse(`${wanted}Z`);
  const offsets = new Set<number>();
  for (let hours = -36; hours <= 36; hours += 3)
    offsets.add(offsetAt(asIfUtc + hours * 3_600_000, timeZone));
  const fitting = [...offsets]
    .map((offset) => asIfUtc - offset)
    .filter((instant) => wallTime(instant, timeZone) === wanted);
  return fitting.length > 0
    ? Math.min(...fitting)
    : asIfUtc - offsetAt(asIfUtc - 36 * 3_600_000, timeZone);
}

function wallTime(instant: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

function offsetAt(instant: number, timeZone: string): number {
  return Date.parse(`${wallTime(instant, timeZone)}Z`) - instant;
}
