import type { ReactNode } from 'react';
import type { Day } from '../../../src-shared/domain/time.ts';
import { dateWords } from '../../../src-shared/words/date-words.ts';
import { useAvailability } from '../../store/availability-store.ts';
import { dayOffLabel } from '../opening-hours.ts';
import styles from './day-heads.module.css';

/** The head of a day: "Tue 3", and why it is off where it is. */
export function DayHead({ day, isToday }: { day: Day; isToday: boolean }): ReactNode {
  return (
    <div className={styles['head']} data-today={isToday}>
      <span>{dateWords(day, 'weekday')}</span>
      <strong>{Number(day.slice(8))}</strong>
      <OffLabel day={day} />
    </div>
  );
}

/** The head of a column of a month. */
export function WeekdayHead({ day }: { day: Day }): ReactNode {
  return (
    <div className={`${styles['head']} ${styles['weekday']}`}>
      <span>{dateWords(day, 'weekday')}</span>
    </div>
  );
}

type CellProps = { day: Day; isToday: boolean; namesMonth: boolean; isOfMonth: boolean };

/** What stands in the cell of a month above its bookings. */
export function CellHead({ day, isToday, namesMonth, isOfMonth }: CellProps): ReactNode {
  return (
    <div className={styles['cellHead']}>
      <span className={styles['number']} data-today={isToday} data-other={!isOfMonth}>
        {namesMonth ? dateWords(day, 'date') : Number(day.slice(8))}
      </span>
      <OffLabel day={day} />
    </div>
  );
}

function OffLabel({ day }: { day: string }): ReactNode {
  const off = useAvailability((state) => dayOffLabel(state.availability, day));
  if (off === null) return null;
  return (
    <span className={styles['off']} title={off}>
      {off}
    </span>
  );
}
