import type { ReactNode } from 'react';
import { dayOf } from '../../src-shared/domain/time.ts';
import { formatDay } from '../ui/format.ts';

/** The head of a day: "Tue 3". */
export function DayHeader({ date, timeZone }: { date: Date; timeZone: string }): ReactNode {
  const [weekday, number] = formatDay(dayOf(date.getTime(), timeZone)).split(' ');
  return (
    <>
      <span>{weekday}</span>
      <strong>{number}</strong>
    </>
  );
}
