import type { ReactNode } from 'react';
import { dayOf } from '../../src-shared/domain/time.ts';
import { dateWords } from '../../src-shared/words/date-words.ts';
import { useAvailability } from '../store/availability-store.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { useNow } from '../ui/clock.ts';
import { dayOffLabel } from './business-hours.ts';
import styles from './day-header.module.css';

/** What the calendar puts at the head of a day; in a month, of a column of days. */
export function dayHeader({ date, view }: { date: Date; view: { type: string } }): ReactNode {
  return <DayHeader instant={date.getTime()} isColumn={view.type === 'dayGridMonth'} />;
}

/** The head of a day: "Tue 3", and why it is off where it is. */
function DayHeader({ instant, isColumn }: { instant: number; isColumn: boolean }): ReactNode {
  const timeZone = usePracticeTimeZone();
  // The columns of a month have no date of their own: theirs is of the year 1970, in no zone.
  const day = isColumn ? new Date(instant).toISOString().slice(0, 10) : dayOf(instant, timeZone);
  if (isColumn) return <span>{dateWords(day, 'weekday')}</span>;
  return (
    <>
      <span>{dateWords(day, 'weekday')}</span>
      <strong>{Number(day.slice(8))}</strong>
      <OffLabel day={day} />
    </>
  );
}

/** What stands in the cell of a month above its bookings. */
export function monthDayHead({ date }: { date: Date }): ReactNode {
  return <MonthDayHead instant={date.getTime()} />;
}

function MonthDayHead({ instant }: { instant: number }): ReactNode {
  const timeZone = usePracticeTimeZone();
  const day = dayOf(instant, timeZone);
  const isToday = dayOf(useNow(), timeZone) === day;
  const isFirst = day.endsWith('-01');
  return (
    <>
      <span className={styles['number']} data-today={isToday}>
        {isFirst ? dateWords(day, 'date') : Number(day.slice(8))}
      </span>
      <OffLabel day={day} />
    </>
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
