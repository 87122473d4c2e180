import type { WaitingView } from '../../src-shared/domain/waiting.ts';
import { formatDay } from '../ui/format.ts';

export const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

type Wish = Pick<WaitingView, 'weekdays' | 'windows' | 'earliestDay' | 'latestDay'>;

/** What somebody waits for, in a line: "Tue, Thu, 09:00–12:00, from Mon 2 Mar until Fri 13 Mar". */
export function wishWords({ weekdays, windows, earliestDay, latestDay }: Wish): string {
  const days = weekdays
    .toSorted((a, b) => a - b)
    .map((weekday) => weekdayNames[weekday - 1])
    .join(', ');
  const hours = windows.map(({ from, to }) => `${from}–${to}`).join(' or ');
  const limits = [
    ...(earliestDay === null ? [] : [`from ${formatDay(earliestDay)}`]),
    ...(latestDay === null ? [] : [`until ${formatDay(latestDay)}`]),
  ].join(' ');
  return [days === '' ? 'any day' : days, hours, limits].filter((part) => part !== '').join(', ');
}
