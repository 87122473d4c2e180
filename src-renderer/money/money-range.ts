import { addMonths, parseISO } from 'date-fns';
import type { Day } from '../../src-shared/domain/time.ts';
import { isoDay } from '../ui/format.ts';

/** The first day of the month some months later (or earlier). */
export function monthAfter(month: Day, months: number): Day {
  return isoDay(addMonths(parseISO(month), months));
}

/** The first day of a month, and the day after its last. */
export function spanOfMonth(month: Day): [Day, Day] {
  return [month, monthAfter(month, 1)];
}

/** The first day of the year that a month is in, and the day after its last. */
export function spanOfYear(month: Day): [Day, Day] {
  const first = `${month.slice(0, 4)}-01-01`;
  return [first, monthAfter(first, 12)];
}
