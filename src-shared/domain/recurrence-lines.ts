/** A date or date-time as RFC 5545 writes it, as milliseconds of its digits read as if they were UTC. */
export type WrittenTime = {
  wall: number;
  /** A bare day; an instant in UTC (a trailing `Z`); or a wall-clock time of `timeZone`, of the event's zone if null. */
  kind: 'day' | 'utc' | 'local';
  timeZone: string | null;
};

/** An RDATE: a start, and its own length in milliseconds when it is a PERIOD. */
export type WrittenDate = { start: WrittenTime; length: number | null };

export type RecurrenceLines = {
  /** The values of RRULE and EXRULE lines, unread. */
  rules: string[];
  exceptionRules: string[];
  dates: WrittenDate[];
  exceptionDates: WrittenTime[];
  /** What could not be read and is left out: in doubt an instance stays. */
  problems: string[];
};

/** Splits the recurrence lines of an event (RFC 5545 3.8.5) into rules and dates; never throws. */
export function readRecurrenceLines(lines: readonly string[]): RecurrenceLines {
  const result: RecurrenceLines = {
    rules: [],
    exceptionRules: [],
    dates: [],
    exceptionDates: [],
    problems: [],
  };
  for (const line of lines) {
    const parts = splitLine(line);
    switch (parts?.name) {
      case 'RRULE':
        result.rules.push(parts.value);
        break;
      case 'EXRULE':
        result.exceptionRules.push(parts.value);
        break;
      case 'RDATE':
        for (const value of parts.value.split(',')) {
          const date = readDate(value, parts.timeZone);
          if (date === null) result.problems.push(`an unreadable date: ${shortened(value)}`);
          else result.dates.push(date);
        }
        break;
      case 'EXDATE':
        for (const value of parts.value.split(',')) {
          const time = readTime(value, parts.timeZone);
          if (time === null) result.problems.push(`an unreadable date: ${shortened(value)}`);
          else result.exceptionDates.push(time);
        }
        break;
      default:
        result.problems.push(`an unreadable line: ${shortened(line)}`);
    }
  }
  return result;
}

/** Reads `20260302`, `20260302T090000` or `20260302T080000Z`; null when it is none of them or no such time exists. */
export function readTime(text: string, timeZone: string | null = null): WrittenTime | null {
  const digits = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/i.exec(text.trim());
  if (digits === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = digits
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  // A leap second is read as the one before it.
  const wall = Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59));
  const read = new Date(wall);
  const exists =
    read.getUTCMonth() === month - 1 &&
    read.getUTCDate() === day &&
    read.getUTCHours() === hour &&
    minute < 60 &&
    second <= 60;
  if (!exists || year < 1000) return null;
  if (digits[4] === undefined) return { wall, kind: 'day', timeZone: null };
  return digits[7] === ''
    ? { wall, kind: 'local', timeZone }
    : { wall, kind: 'utc', timeZone: null };
}

/** A date, or a PERIOD: `start/end` or `start/duration`. */
function readDate(text: string, timeZone: string | null): WrittenDate | null {
  const [first = '', second, ...more] = text.split('/');
  const start = readTime(first, timeZone);
  if (start === null || more.length > 0) return null;
  if (second === undefined) return { start, length: null };
  const end = readTime(second, timeZone);
  const length = end === null ? readDuration(second) : end.wall - start.wall;
  return length === null || length <= 0 || end?.kind === 'day' ? null : { start, length };
}

/** A duration like `PT1H30M`, `P2D` or `P1W`, in milliseconds. */
function readDuration(text: string): number | null {
  const parts =
    /^\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?$/i.exec(
      text.trim(),
    );
  if (parts === null) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  return ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

/** Name, zone and value of a content line; a colon inside quotes belongs to a parameter. */
function splitLine(line: string): { name: string; timeZone: string | null; value: string } | null {
  const parts = /^([A-Za-z-]+)((?:;[A-Za-z-]+=(?:"[^"]*"|[^";:]*))*):(.*)$/s.exec(line.trim());
  if (parts === null) return null;
  const [, name = '', parameters = '', value = ''] = parts;
  const zone = /;TZID=(?:"([^"]*)"|([^";:]*))/i.exec(parameters);
  return { name: name.toUpperCase(), timeZone: zone?.[1] ?? zone?.[2] ?? null, value };
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
