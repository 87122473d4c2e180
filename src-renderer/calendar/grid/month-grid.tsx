import type { CSSProperties, ReactNode } from 'react';
import { useMemo } from 'react';
import { useAvailability } from '../../store/availability-store.ts';
import { usePracticeTimeZone } from '../../store/settings-store.ts';
import { useToday } from '../../ui/clock.ts';
import { dayOff } from '../opening-hours.ts';
import { usePosition } from '../position-store.ts';
import { useDrawn } from '../use-drawn.ts';
import { useShownDays } from '../use-shown-days.ts';
import { WeekdayHead } from './day-heads.tsx';
import { useHand } from './hand-store.ts';
import styles from './month-grid.module.css';
import { MonthWeek } from './month-week.tsx';
import { rowHeight } from './rows.ts';

/** The heights of the heads, of what stands above the bookings of a day and of the least week, in pixels. */
const [headHeight, cellHead, leastWeek] = [31, 25, 76];

/** A month as a grid of days, each with as many of its bookings as there is room for. */
export function MonthGrid({ width, height }: { width: number; height: number }): ReactNode {
  const timeZone = usePracticeTimeZone();
  const rules = useAvailability((state) => state.availability);
  const { days, firstDay } = useShownDays();
  const items = useDrawn();
  const today = useToday(timeZone);
  const anchor = usePosition((state) => state.day);
  const heldId = useHand((state) => state.held?.booking.id ?? null);
  const weeks = useMemo(
    () =>
      Array.from({ length: days.length / 7 }, (_none, week) => days.slice(week * 7, week * 7 + 7)),
    [days],
  );
  const offs = useMemo(
    () => weeks.map((week) => week.map((day) => dayOff(rules, day))),
    [rules, weeks],
  );
  const weekHeight = Math.max((height - headHeight) / weeks.length, leastWeek);
  const stop = [anchor, today, days[0]].find(
    (day) => day !== undefined && day !== null && days.includes(day),
  );
  return (
    <div
      className={styles['grid']}
      style={{ '--week': `${weekHeight}px`, '--cell-head': `${cellHead}px` } as CSSProperties}
    >
      <div className={styles['heads']}>
        {weeks[0]?.map((day) => (
          <WeekdayHead key={day} day={day} />
        ))}
      </div>
      <div className={styles['weeks']} data-scroller>
        {weeks.map((week, index) => (
          <MonthWeek
            key={week[0]}
            days={week}
            items={items}
            offs={offs[index] ?? []}
            today={today}
            month={firstDay.slice(0, 7)}
            named={days[0] ?? null}
            stop={stop ?? null}
            room={Math.max(Math.floor((weekHeight - cellHead - 4) / rowHeight), 1)}
            width={Math.floor(width / 7)}
            heldId={heldId}
          />
        ))}
      </div>
    </div>
  );
}
