import { addDays, weekdayOf } from '../../src-shared/domain/time.ts';
import { addMonths, getDaysInMonth, parseISO } from 'date-fns';
import type { OpeningRules } from '../../src-shared/domain/availability.ts';
import { hoursText } from '../../src-shared/domain/hours-rules.ts';
import { openingOf } from '../../src-shared/domain/opening.ts';
import type { Day } from '../../src-shared/domain/time.ts';
import { listWords } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';
import { isoDay } from '../ui/format.ts';

/** Days one after the other, both of them in it. */
export type DayRange = { firstDay: Day; lastDay: Day };

/** A month as rows of seven days; null stands for a day of another month. */
export type MonthDays = { firstDay: Day; weeks: (Day | null)[][] };

/** The twelve months of a year; `weekStartsOn` is an ISO weekday number. */
export function monthsOfYear(year: number, weekStartsOn: number): MonthDays[] {
  return Array.from({ length: 12 }, (_, index) => {
    const firstDay: Day = `${year}-${String(index + 1).padStart(2, '0')}-01`;
    const before = (weekdayOf(firstDay) - weekStartsOn + 7) % 7;
    const length = getDaysInMonth(parseISO(firstDay));
    const weeks = Array.from({ length: Math.ceil((before + length) / 7) }, (_week, week) =>
      Array.from({ length: 7 }, (_day, day) => {
        const at = week * 7 + day - before;
        return at < 0 || at >= length ? null : addDays(firstDay, at);
      }),
    );
    return { firstDay, weeks };
  });
}

/** How a day of the year is drawn, and what is said of it; empty for an ordinary one. */
export type DayMark = { kind: 'off' | 'holiday' | 'special' | 'closed' | 'open'; words: string };

/** What rules a day, in the order in which the practice's rules go. */
export function markOf(rules: OpeningRules, day: Day): DayMark {
  const { hours, otherwise } = openingOf(rules, day);
  if (otherwise.kind === 'time-off') {
    return {
      kind: 'off',
      words: otherwise.label === '' ? t('availability:off.one') : otherwise.label,
    };
  }
  if (otherwise.kind === 'holiday') return { kind: 'holiday', words: otherwise.name };
  if (rules.exceptions.some((exception) => exception.day === day)) {
    const open =
      hours.length === 0 ? t('availability:special.closed') : listWords(hours.map(hoursText));
    return { kind: 'special', words: t('availability:year.special', { hours: open }) };
  }
  return hours.length === 0
    ? { kind: 'closed', words: t('availability:special.closed') }
    : { kind: 'open', words: '' };
}

/** The days between two, whichever comes first. */
export function rangeBetween(one: Day, other: Day): DayRange {
  return one <= other ? { firstDay: one, lastDay: other } : { firstDay: other, lastDay: one };
}

/** Where a key leads from a day; null where it leads nowhere. */
export function dayByKey(day: Day, key: string, weekStartsOn: number): Day | null {
  const inWeek = (weekdayOf(day) - weekStartsOn + 7) % 7;
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'Home':
      return addDays(day, -inWeek);
    case 'End':
      return addDays(day, 6 - inWeek);
    case 'PageUp':
      return isoDay(addMonths(parseISO(day), -1));
    case 'PageDown':
      return isoDay(addMonths(parseISO(day), 1));
    default:
      return null;
  }
}
