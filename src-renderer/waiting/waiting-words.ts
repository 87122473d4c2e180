import type { WaitingView } from '../../src-shared/domain/waiting.ts';
import { numberLocale, weekdayWords } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';
import { formatDay } from '../ui/format.ts';

type Wish = Pick<WaitingView, 'weekdays' | 'windows' | 'earliestDay' | 'latestDay'>;

/** What somebody waits for, in a line: "Tue, Thu, 09:00–12:00, from Mon 2 Mar until Fri 13 Mar". */
export function wishWords({ weekdays, windows, earliestDay, latestDay }: Wish): string {
  const days = weekdays
    .toSorted((a, b) => a - b)
    .map((weekday) => weekdayWords(weekday))
    .join(', ');
  const either = new Intl.ListFormat(numberLocale(), { type: 'disjunction' });
  return [
    days === '' ? t('waiting:wish.anyDay') : days,
    either.format(windows.map(({ from, to }) => `${from}–${to}`)),
    limitWords(earliestDay, latestDay),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function limitWords(earliestDay: string | null, latestDay: string | null): string {
  const first = earliestDay === null ? '' : formatDay(earliestDay);
  const last = latestDay === null ? '' : formatDay(latestDay);
  if (earliestDay !== null && latestDay !== null)
    return t('waiting:wish.fromUntil', { first, last });
  if (earliestDay !== null) return t('waiting:wish.from', { first });
  return latestDay === null ? '' : t('waiting:wish.until', { last });
}
