import type { Clash } from '../../src-shared/domain/clash.ts';
import type { PlannedOccurrence } from '../../src-shared/domain/series.ts';
import { sameWhen } from '../../src-shared/domain/time.ts';
import { nthOf, weekdayOf } from '../../src-shared/domain/series-shift.ts';
import { monthlyWords } from '../../src-shared/domain/series-words.ts';
import type { RepeatValues } from './repeat-values.ts';
import { formatDay, formatHours, formatWhen } from '../ui/format.ts';
import { t } from '../../src-shared/words/words.ts';

/** A way to come back each month, as it is for a day: "the 3rd", "the 1st Tue". */
export function formatMonthlyChoice(monthly: RepeatValues['monthly'], date: string): string {
  const on =
    monthly === 'weekday'
      ? { by: 'weekday' as const, nth: nthOf(date), weekday: weekdayOf(date) }
      : { by: 'day' as const, day: monthly === 'last-day' ? -1 : Number(date.slice(8)) };
  return monthlyWords(on);
}

/** What stands in the way of an occurrence, or what was decided about it: the state of its line. */
export function stateWords(occurrence: PlannedOccurrence, timeZone: string): string {
  const { decision, trouble } = occurrence;
  if (decision?.do === 'skip')
    return occurrence.before === null ? t('series:state.skipped') : t('series:state.cancelled');
  const clash = trouble === null ? null : troubleWords(occurrence, timeZone);
  if (clash !== null)
    return occurrence.isSettled ? t('series:state.anyway', { clashes: clash }) : clash;
  if (occurrence.before !== null) return beforeWords(occurrence, timeZone);
  return decision?.do === 'move' ? t('series:state.moved') : t('series:state.free');
}

function beforeWords({ before, when }: PlannedOccurrence, timeZone: string): string {
  if (before === null || (when !== null && sameWhen(before, when))) return t('series:state.stays');
  return t('series:state.was', { when: formatWhen(before, timeZone) });
}

function troubleWords({ trouble, recurrenceId }: PlannedOccurrence, timeZone: string): string {
  switch (trouble?.kind) {
    case 'gap':
      return t('series:state.gap', { time: recurrenceId.slice(11) });
    case 'twice':
      return t('series:state.twice', { time: recurrenceId.slice(11) });
    case 'clash':
      return [
        ...trouble.clashes.map((clash) => clashWords(clash, timeZone)),
        ...trouble.own.map((start) =>
          t('series:state.own', { day: formatDay(start.slice(0, 10)) }),
        ),
      ].join('; ');
    case undefined:
      return '';
  }
}

function clashWords(clash: Clash, timeZone: string): string {
  switch (clash.kind) {
    case 'booking':
      return t('series:state.booking', {
        title: clash.title,
        hours: formatHours(clash.when, timeZone),
      });
    case 'closed':
      return t('series:state.closed');
    case 'time-off':
      return clash.label === ''
        ? t('series:state.off')
        : t('series:state.offFor', { label: clash.label });
    case 'holiday':
      return t('series:state.holiday', { name: clash.name });
    case 'busy':
      return busyWords(clash.title, formatHours(clash.when, timeZone));
  }
}

function busyWords(title: string, hours: string): string {
  return title === ''
    ? t('series:state.busyUntitled', { hours })
    : t('series:state.busy', { title, hours });
}
