import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useBookingDialog } from '../booking/dialog-store.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import styles from './calendar-grid.module.css';
import type { CalendarView } from './calendar-views.ts';
import { setMark } from './grid/hand-store.ts';
import { MonthGrid } from './grid/month-grid.tsx';
import { TimeGrid } from './grid/time-grid.tsx';
import { useDrag } from './grid/use-drag.ts';
import type { Scale } from './slot-height.ts';
import { useGridKeys } from './use-grid-keys.ts';

type Props = {
  view: Exclude<CalendarView, 'agenda'>;
  scale: Scale;
  /** The room there is for it, in pixels. */
  width: number;
  height: number;
};

/** A day, a week or a month as a grid with everything that is in it, to book, move and resize in by mouse and by keys. */
export function CalendarGrid({ view, scale, width, height }: Props): ReactNode {
  const space = useRef<HTMLDivElement>(null);
  const timeZone = usePracticeTimeZone();
  const isMonth = view === 'month';
  const ways = { timeZone, isMonth, slotMinutes: scale.slotMinutes };
  const onPointerDown = useDrag(space, ways);
  const { onKeyDownCapture, onBlur } = useGridKeys(space, ways);

  // The time marked for a new booking stays so for as long as its dialog is open.
  useEffect(
    () =>
      useBookingDialog.subscribe(({ dialog }, before) => {
        if (dialog.kind === 'closed' && before.dialog.kind !== 'closed') setMark(null);
      }),
    [],
  );
  useEffect(() => () => setMark(null), []);

  return (
    <div
      ref={space}
      className={styles['space']}
      onPointerDown={onPointerDown}
      onKeyDownCapture={onKeyDownCapture} // before those of a box, which know nothing of a booking that is being moved
      onBlur={onBlur}
    >
      {isMonth ? (
        <MonthGrid width={width} height={height} />
      ) : (
        <TimeGrid scale={scale} width={width} />
      )}
    </div>
  );
}
