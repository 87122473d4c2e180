import type { ReactNode } from 'react';
import { dayOf } from '../../src-shared/domain/time.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { formatDay } from '../ui/format.ts';

/** What the calendar puts at the head of a day. */
export function dayHeader({ date }: { date: Date }): ReactNode {
  return <DayHeader instant={date.getTime()} />;
}

/** The head of a day: "Tue 3". */
function DayHeader({ instant }: { instant: number }): ReactNode {
  const [weekday, number] = formatDay(dayOf(instant, usePracticeTimeZone())).split(' ');
  return (
    <>
      <span>{weekday}</span>
      <strong>{number}</strong>
    </>
  );
}
