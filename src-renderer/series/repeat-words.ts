import type { Clash } from '../../src-shared/domain/clash.ts';
import type { PlannedOccurrence } from '../../src-shared/domain/series.ts';
import { sameWhen } from '../../src-shared/domain/time.ts';
import { nthOf, weekdayOf } from '../../src-shared/domain/series-shift.ts';
import { ruleWords } from '../../src-shared/domain/series-words.ts';
import type { RepeatValues } from './repeat-values.ts';
import { formatDay, formatHours, formatWhen } from '../ui/format.ts';

export const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** A way to come back each month, as it is for a day: "the 3rd", "the 1st Tue". */
export function formatMonthlyChoice(monthly: RepeatValues['monthly'], date: string): string {
  const on =
    monthly === 'weekday'
      ? { by: 'weekday' as const, nth: nthOf(date), weekday: weekdayOf(date) }
      : { by: 'day' as const, day: monthly === 'last-day' ? -1 : Number(date.slice(8)) };
  const words = ruleWords({ repeat: { unit: 'month', every: 1, on }, end: { kind: 'never' } });
  return words.replace('every month on ', '');
}

/** What stands in the way of an occurrence, or what was decided about it: the state of its line. */
export function stateWords(occurrence: PlannedOccurrence, timeZone: string): string {
  const { decision, trouble } = occurrence;
  if (decision?.do === 'skip') return occurrence.before === null ? 'Skipped' : 'Cancelled';
  const clash = trouble === null ? null : troubleWords(occurrence, timeZone);
  if (clash !== null) return occurrence.isSettled ? `Booked anyway: ${clash}` : clash;
  if (occurrence.before !== null) return beforeWords(occurrence, timeZone);
  return decision?.do === 'move' ? 'Moved' : 'Free';
}

function beforeWords({ before, when }: PlannedOccurrence, timeZone: string): string {
  if (before === null || (when !== null && sameWhen(before, when))) return 'Stays';
  return `Was ${formatWhen(before, timeZone)}`;
}

function troubleWords({ trouble, recurrenceId }: PlannedOccurrence, timeZone: string): string {
  switch (trouble?.kind) {
    case 'gap':
      return `The clocks go forward: ${recurrenceId.slice(11)} does not exist on that day`;
    case 'twice':
      return `The clocks go back: ${recurrenceId.slice(11)} comes twice`;
    case 'clash':
      return [
        ...trouble.clashes.map((clash) => clashWords(clash, timeZone)),
        ...trouble.own.map((start) => `${formatDay(start.slice(0, 10))} of this series`),
      ].join('; ');
    case undefined:
      return '';
  }
}

function clashWords(clash: Clash, timeZone: string): string {
  switch (clash.kind) {
    case 'booking':
      return `Taken by ${clash.title}, ${formatHours(clash.when, timeZone)}`;
    case 'closed':
      return 'Outside your hours';
    case 'time-off':
      return clash.label === '' ? 'Time off' : `Time off: ${clash.label}`;
    case 'holiday':
      return `Holiday: ${clash.name}`;
    case 'busy':
      return `Busy: ${clash.title || 'no title'}, ${formatHours(clash.when, timeZone)}`;
  }
}
