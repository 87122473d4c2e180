import { weekdayOf } from '../../src-shared/domain/time.ts';
import { memo } from 'react';
import type { ReactNode } from 'react';
import type { Day } from '../../src-shared/domain/time.ts';
import { dateWords, weekdayWords } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';
import { formatLongDay } from '../ui/format.ts';
import type { DayMark, MonthDays } from './year-days.ts';
import styles from './year-view.module.css';

type Props = {
  month: MonthDays;
  marks: ReadonlyMap<Day, DayMark>;
  today: Day;
  /** The chosen days that lie in this month; null where none does. */
  chosenFrom: Day | null;
  chosenTo: Day | null;
  /** The day that the keys move; null where it lies in another month. */
  keyDay: Day | null;
};

/** A small month of the year; drawn anew only when something in it changes. */
export const YearMonth = memo(function YearMonth({
  month,
  marks,
  today,
  chosenFrom,
  chosenTo,
  keyDay,
}: Props): ReactNode {
  const name = dateWords(month.firstDay, 'month');
  return (
    <div role="rowgroup" className={styles['month']} aria-label={name}>
      <div className={styles['name']} aria-hidden="true">
        {name}
      </div>
      <div className={styles['week']} aria-hidden="true">
        {weekdaysOf(month).map((weekday) => (
          <span key={weekday} className={styles['weekday']}>
            {weekdayWords(weekday).slice(0, 2)}
          </span>
        ))}
      </div>
      {month.weeks.map((week, index) => (
        <div key={index} role="row" className={styles['week']}>
          {week.map((day, at) => {
            if (day === null) return <span key={at} role="presentation" />;
            const mark = marks.get(day);
            const isChosen =
              chosenFrom !== null && chosenTo !== null && chosenFrom <= day && day <= chosenTo;
            return (
              <span
                key={at}
                role="gridcell"
                className={styles['day']}
                data-day={day}
                data-kind={mark?.kind}
                tabIndex={day === keyDay ? 0 : -1}
                aria-label={labelOf(day, mark)}
                aria-selected={isChosen}
                aria-current={day === today ? 'date' : undefined}
                title={mark === undefined || mark.words === '' ? undefined : mark.words}
              >
                {Number(day.slice(8))}
              </span>
            );
          })}
        </div>
      ))}
    </div>
  );
});

function labelOf(day: Day, mark: DayMark | undefined): string {
  const name = formatLongDay(day);
  if (mark === undefined || mark.words === '') return name;
  return t('availability:year.dayWith', { day: name, what: mark.words });
}

function weekdaysOf({ weeks }: MonthDays): number[] {
  const whole = weeks.find((week) => week.every((day) => day !== null)) ?? [];
  return whole.flatMap((day) => (day === null ? [] : [weekdayOf(day)]));
}
