import { useMemo, useRef } from 'react';
import type { CSSProperties, ReactNode } from 'react';
import { wallTimeOf } from '../../../src-shared/domain/time.ts';
import { useAvailability } from '../../store/availability-store.ts';
import { useSettings } from '../../store/settings-store.ts';
import { useNow } from '../../ui/clock.ts';
import { dayPart, minuteOf } from '../../ui/place.ts';
import { closedStretches, dayOff } from '../opening-hours.ts';
import type { Scale } from '../slot-height.ts';
import { useDrawn } from '../use-drawn.ts';
import { useShownDays } from '../use-shown-days.ts';
import { useViewPreferences } from '../view-preferences.ts';
import { AllDayRow } from './all-day-row.tsx';
import { DayHead } from './day-heads.tsx';
import { DayLane } from './day-lane.tsx';
import { useHand } from './hand-store.ts';
import { HoursAxis, ZonesLabel } from './hours-axis.tsx';
import styles from './time-grid.module.css';
import { useKeptPlace } from './use-kept-place.ts';

/** How wide the hours stand beside the days: with one zone, and with two. In pixels, as what scrolls is. */
const axisWidth = { one: 70, two: 124, scrollbar: 15 };

/** Days beside each other, with their hours. */
export function TimeGrid({ scale, width }: { scale: Scale; width: number }): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const { practiceTimeZone, dayStartsAtHour, dayEndsAtHour } = useSettings(
    (state) => state.settings,
  );
  const rules = useAvailability((state) => state.availability);
  const { days } = useShownDays();
  const items = useDrawn();
  const wallNow = wallTimeOf(useNow(), practiceTimeZone);
  const [today, nowMinute] = [dayPart(wallNow), minuteOf(wallNow)];
  const hasTwoZones = useViewPreferences((state) => state.secondZone !== null);
  const heldId = useHand((state) => state.held?.booking.id ?? null);
  const pixelsPerMinute = scale.slotHeight / scale.slotMinutes;
  const zoom = useViewPreferences((state) => state.zoom);
  useKeptPlace(scroller, { zoom, pixelsPerMinute }, dayStartsAtHour * 60 - 12);

  const byDay = useMemo(
    () => days.map((day) => items.filter(({ first, last }) => first <= day && day <= last)),
    [items, days],
  );
  const closed = useMemo(() => {
    const usual = { fromHour: dayStartsAtHour, toHour: dayEndsAtHour };
    return days.map((day) => closedStretches(rules, day, usual));
  }, [rules, days, dayStartsAtHour, dayEndsAtHour]);

  const axis = hasTwoZones ? axisWidth.two : axisWidth.one;
  const dayWidth = Math.floor((width - axis - axisWidth.scrollbar) / days.length);
  return (
    <div
      className={styles['grid']}
      style={{ '--axis': `${axis}px`, '--days': days.length } as CSSProperties}
    >
      <div className={styles['head']}>
        <div className={styles['heads']}>
          <div>
            <ZonesLabel />
          </div>
          {days.map((day) => (
            <DayHead key={day} day={day} isToday={day === today} />
          ))}
        </div>
        <AllDayRow days={days} items={items} today={today} width={dayWidth} heldId={heldId} />
      </div>
      <div ref={scroller} className={styles['scroller']} data-scroller>
        <div className={styles['hours']} style={{ height: pixelsPerMinute * 24 * 60 }}>
          <HoursAxis />
          <div className={styles['days']}>
            {days.map((day, index) => (
              <DayLane
                key={index}
                day={day}
                items={byDay[index] ?? []}
                closed={closed[index] ?? []}
                off={dayOff(rules, day)}
                nowMinute={day === today ? nowMinute : null}
                isOver={day < today}
                width={dayWidth}
                pixelsPerMinute={pixelsPerMinute}
                heldId={heldId}
              />
            ))}
          </div>
          {days.includes(today) && <NowOnAxis minute={nowMinute} />}
        </div>
      </div>
    </div>
  );
}

function NowOnAxis({ minute }: { minute: number }): ReactNode {
  return <div className={styles['now']} style={{ top: `${(minute / (24 * 60)) * 100}%` }} />;
}
