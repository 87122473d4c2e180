import { ChevronDown, ChevronUp } from 'lucide-react';
import { memo, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Day } from '../../../src-shared/domain/time.ts';
import { t } from '../../../src-shared/words/words.ts';
import type { Drawn } from '../drawn.ts';
import { dayOff } from '../opening-hours.ts';
import { useAvailability } from '../../store/availability-store.ts';
import styles from './all-day-row.module.css';
import { EventBox } from './event-box.tsx';
import { HandInCell } from './hand-in-cell.tsx';
import looks from './looks.module.css';
import { barsOver, rowHeight, withinRoom } from './rows.ts';

type Props = {
  days: readonly Day[];
  items: readonly Drawn[];
  today: Day;
  width: number;
  heldId: string | null;
};

/** How many whole days stand above each other before the rest has to be asked for. */
const usualRoom = 4;

/** What lasts whole days, above the hours. */
export const AllDayRow = memo(function AllDayRow(props: Props): ReactNode {
  const { days, items, today, width, heldId } = props;
  const [showsAll, setShowsAll] = useState(false);
  const rules = useAvailability((state) => state.availability);
  const bars = useMemo(
    () =>
      barsOver(
        items.filter(({ place }) => place.allDay),
        days,
      ),
    [items, days],
  );
  const levels = Math.max(0, ...bars.map(({ level }) => level + 1));
  const room = showsAll ? levels : usualRoom;
  const { shown, hidden } = useMemo(
    () => withinRoom(bars, days.length, room),
    [bars, days.length, room],
  );
  const isLong = levels > usualRoom;
  return (
    <div className={styles['row']}>
      <div className={styles['label']}>
        {t('calendar:day.allDay')}
        {isLong && (
          <button
            type="button"
            className={styles['toggle']}
            aria-expanded={showsAll}
            aria-label={t('calendar:day.showAll')}
            title={t(showsAll ? 'calendar:day.showFewer' : 'calendar:day.showAll')}
            onClick={() => setShowsAll(!showsAll)}
          >
            {showsAll ? <ChevronUp size={14} /> : <ChevronDown size={14} />}
          </button>
        )}
      </div>
      <div
        className={styles['days']}
        style={{ minHeight: Math.max(1, Math.min(levels, room)) * rowHeight + 2 }}
      >
        {days.map((day) => (
          <div
            key={day}
            data-all-day={day}
            className={`${styles['day']} ${looks[`off-${dayOff(rules, day)}`] ?? ''}`}
          >
            <HandInCell day={day} isMonth={false} />
          </div>
        ))}
        {shown.map(({ item, column, span, level, isStart, isEnd }) => (
          <EventBox
            key={item.key}
            item={item}
            style={{
              top: level * rowHeight + 1,
              left: `calc(${(column / days.length) * 100}% + 3px)`,
              width: `calc(${(span / days.length) * 100}% - 6px)`,
            }}
            room={{ width: Math.floor(width * span) - 6, height: null }}
            isStart={isStart}
            isEnd={isEnd}
            isPast={item.place.allDay && item.place.endDay <= today}
            isHeld={item.key === heldId}
          />
        ))}
        {hidden.map((count, column) =>
          count === 0 ? null : (
            <button
              key={days[column]}
              type="button"
              className={looks['more']}
              style={{
                top: (room - 1) * rowHeight + 1,
                left: `calc(${(column / days.length) * 100}% + 3px)`,
                width: `calc(${(1 / days.length) * 100}% - 6px)`,
              }}
              onClick={() => setShowsAll(true)}
            >
              {t('calendar:month.more', { count })}
            </button>
          ),
        )}
      </div>
    </div>
  );
});
