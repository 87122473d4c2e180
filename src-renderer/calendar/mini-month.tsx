import { ActionIcon } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Day } from '../../src-shared/domain/time.ts';
import { dateWords } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';
import { useSettings } from '../store/settings-store.ts';
import { useToday } from '../ui/clock.ts';
import { formatLongDay, formatMonth } from '../ui/format.ts';
import styles from './mini-month.module.css';
import { shiftMonth, sixWeeks } from './month-days.ts';
import { usePosition } from './position-store.ts';
import { useShownDays } from './use-shown-days.ts';

/** A month at a glance, to go to any day of it. */
export function MiniMonth({ onDay }: { onDay: (day: Day) => void }): ReactNode {
  const { weekStartsOn, practiceTimeZone } = useSettings((state) => state.settings);
  const shownDay = usePosition((state) => state.day);
  const { firstDay, endDay } = useShownDays();
  const today = useToday(practiceTimeZone);
  const [leafed, setLeafed] = useState<{ from: Day | null; month: Day } | null>(null);
  // Leafing holds until the calendar itself goes elsewhere.
  const month = leafed !== null && leafed.from === shownDay ? leafed.month : (shownDay ?? today);
  const weeks = sixWeeks(month, weekStartsOn);
  const leaf = (months: number) => setLeafed({ from: shownDay, month: shiftMonth(month, months) });

  return (
    <div className={styles['month']} role="group" aria-label={t('calendar:month.goTo')}>
      <div className={styles['head']}>
        <span aria-live="polite">{formatMonth(month)}</span>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label={t('calendar:month.previous')}
          onClick={() => leaf(-1)}
        >
          <ChevronLeft size={15} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label={t('calendar:month.next')}
          onClick={() => leaf(1)}
        >
          <ChevronRight size={15} />
        </ActionIcon>
      </div>
      <div className={styles['days']}>
        {weeks[0]?.map((day) => (
          <span key={day} className={styles['weekday']} aria-hidden="true">
            {dateWords(day, 'weekday').slice(0, 2)}
          </span>
        ))}
        {weeks.flat().map((day) => (
          <button
            key={day}
            type="button"
            className={styles['day']}
            aria-label={formatLongDay(day)}
            aria-current={day === today ? 'date' : undefined}
            data-other={day.slice(0, 7) !== month.slice(0, 7)}
            data-shown={firstDay <= day && day < endDay}
            onClick={() => onDay(day)}
          >
            {Number(day.slice(8))}
          </button>
        ))}
      </div>
    </div>
  );
}
