import type { ReactNode } from 'react';
import { dayOf } from '../../src-shared/domain/time.ts';
import { useAvailability } from '../store/availability-store.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { formatDay } from '../ui/format.ts';
import { dayOffLabel } from './business-hours.ts';
import styles from './day-header.module.css';

/** What the calendar puts at the head of a day. */
export function dayHeader({ date }: { date: Date }): ReactNode {
  return <DayHeader instant={date.getTime()} />;
}

/** The head of a day: "Tue 3", and why it is off where it is. */
function DayHeader({ instant }: { instant: number }): ReactNode {
  const day = dayOf(instant, usePracticeTimeZone());
  const off = useAvailability((state) => dayOffLabel(state.availability, day));
  const [weekday, number] = formatDay(day).split(' ');
  return (
    <>
      <span>{weekday}</span>
      <strong>{number}</strong>
      {off !== null && (
        <span className={styles['off']} title={off}>
          {off}
        </span>
      )}
    </>
  );
}
