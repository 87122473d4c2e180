import { memo, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Day } from '../../../src-shared/domain/time.ts';
import { t } from '../../../src-shared/words/words.ts';
import { usePracticeTimeZone } from '../../store/settings-store.ts';
import { formatLongDay } from '../../ui/format.ts';
import type { Drawn } from '../drawn.ts';
import type { DayOff } from '../opening-hours.ts';
import { askForDay, showView } from '../position-store.ts';
import { CellHead } from './day-heads.tsx';
import { EventBox } from './event-box.tsx';
import { HandInCell } from './hand-in-cell.tsx';
import looks from './looks.module.css';
import styles from './month-grid.module.css';
import { barsOver, rowHeight, withinRoom } from './rows.ts';

type Props = {
  days: readonly Day[];
  items: readonly Drawn[];
  offs: readonly DayOff[];
  today: Day;
  /** The month shown, as in `2026-03`, and the first cell, which says its month too. */
  month: string;
  named: Day | null;
  /** The day at which the Tab key stops; from it the arrow keys go on. */
  stop: Day | null;
  /** How many rows of bookings there is room for. */
  room: number;
  width: number;
  heldId: string | null;
};

/** A week of a month: its days, and over them what is in it. */
export const MonthWeek = memo(function MonthWeek(props: Props): ReactNode {
  const { days, items, offs, today, month, named, stop, room, width, heldId } = props;
  const timeZone = usePracticeTimeZone();
  const { shown, hidden } = useMemo(
    () => withinRoom(barsOver(items, days), days.length, room),
    [items, days, room],
  );

  function showDay(day: Day): void {
    showView('day', timeZone);
    askForDay(day);
  }

  return (
    <div className={styles['week']}>
      {days.map((day, column) => (
        <div
          key={day}
          role="group"
          aria-label={formatLongDay(day)}
          aria-current={day === today ? 'date' : undefined}
          tabIndex={day === stop ? 0 : -1} // oxlint-disable-line jsx-a11y/no-noninteractive-tabindex -- the grid has its keys
          data-cell={day}
          className={`${styles['cell']} ${looks[`off-${offs[column]}`] ?? ''}`}
          data-today={day === today}
        >
          <CellHead
            day={day}
            isToday={day === today}
            namesMonth={day === named || day.endsWith('-01')}
            isOfMonth={day.startsWith(month)}
          />
          <HandInCell day={day} isMonth />
          {shown
            .filter((bar) => bar.column === column)
            .map(({ item, span, level, isStart, isEnd }) => (
              <EventBox
                key={item.key}
                item={item}
                style={{
                  top: `calc(var(--cell-head) + ${level * rowHeight}px)`,
                  left: 3,
                  width: `calc(${span * 100}% + ${span - 7}px)`,
                }}
                room={{ width: width * span - 6, height: null }}
                isStart={isStart}
                isEnd={isEnd}
                isPast={item.last < today}
                isHeld={item.key === heldId}
              />
            ))}
          {(hidden[column] ?? 0) > 0 && (
            <button
              type="button"
              className={`${looks['more'] ?? ''} ${styles['more'] ?? ''}`}
              style={{ top: `calc(var(--cell-head) + ${(room - 1) * rowHeight}px)` }}
              title={t('calendar:month.moreHint', { count: hidden[column] ?? 0 })}
              onClick={() => showDay(day)}
            >
              {t('calendar:month.more', { count: hidden[column] ?? 0 })}
            </button>
          )}
        </div>
      ))}
    </div>
  );
});
