import { addDays } from '../../src-shared/domain/time.ts';
import { ReportSpan } from '../../src-shared/domain/report.ts';
import type { Day } from '../../src-shared/domain/time.ts';
import { dateWords } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';
import { formatDay, formatMonth } from '../ui/format.ts';
import { monthAfter } from './money-range.ts';

export const periodUnits = ['month', 'quarter', 'year', 'range'] as const;
export type PeriodUnit = (typeof periodUnits)[number];

const months = { month: 1, quarter: 3, year: 12 } as const;
type WholeUnit = keyof typeof months;

/** The month, quarter or year that a day is in. */
export function periodAround(unit: WholeUnit, day: Day): ReportSpan {
  const month = Number(day.slice(5, 7));
  const firstMonth = month - ((month - 1) % months[unit]);
  const firstDay = `${day.slice(0, 5)}${String(firstMonth).padStart(2, '0')}-01`;
  return { firstDay, lastDay: addDays(monthAfter(firstDay, months[unit]), -1) };
}

/** The period before or after one: as many months, or as many days where it is of any days. */
export function periodBeside(unit: PeriodUnit, span: ReportSpan, step: 1 | -1): ReportSpan {
  if (unit !== 'range') return periodAround(unit, monthAfter(span.firstDay, step * months[unit]));
  return step === 1
    ? { firstDay: addDays(span.lastDay, 1), lastDay: addDays(span.lastDay, lengthOf(span)) }
    : { firstDay: addDays(span.firstDay, -lengthOf(span)), lastDay: addDays(span.firstDay, -1) };
}

function lengthOf({ firstDay, lastDay }: ReportSpan): number {
  return (Date.parse(lastDay) - Date.parse(firstDay)) / 86_400_000 + 1;
}

/** What a period is called: "March 2026", "Jan – Mar 2026", "2026", "Mon 2 Mar 2026 – Sun 8 Mar 2026". */
export function periodWords({ firstDay, lastDay }: ReportSpan): string {
  const is = (unit: WholeUnit) => periodAround(unit, firstDay).lastDay === lastDay;
  if (firstDay.endsWith('-01') && is('month')) return formatMonth(firstDay);
  if (firstDay.endsWith('-01-01') && is('year')) return firstDay.slice(0, 4);
  if (periodAround('quarter', firstDay).firstDay === firstDay && is('quarter')) {
    return t('reports:period.quarterOf', {
      months: t('reports:period.days', {
        first: dateWords(firstDay, 'shortMonth'),
        last: dateWords(lastDay, 'shortMonth'),
      }),
      year: firstDay.slice(0, 4),
    });
  }
  const first = formatDay(firstDay, '');
  if (firstDay === lastDay) return first;
  return t('reports:period.days', { first, last: formatDay(lastDay, '') });
}

/** What two fields say: a period, or why they say none; a day that is still being typed needs no word. */
export function readPeriod(
  typed: ReportSpan,
): { kind: 'period'; span: ReportSpan } | { kind: 'typing' } | { kind: 'fault'; words: string } {
  const read = ReportSpan.safeParse(typed);
  if (read.success) return { kind: 'period', span: read.data };
  const { firstDay, lastDay } = typed;
  if (firstDay < '1900' || lastDay < '1900') return { kind: 'typing' }; // empty, or a year of which digits are missing
  return {
    kind: 'fault',
    words: lastDay < firstDay ? t('reports:period.backwards') : t('reports:period.tooLong'),
  };
}
