import { lazy, Suspense, useEffect, useMemo, useRef } from 'react';
import type { MouseEvent, ReactNode } from 'react';
import { openBooking } from '../booking/dialog-store.ts';
import { useSettings } from '../store/settings-store.ts';
import { SeriesAttention } from '../series/series-attention.tsx';
import { useElementSize } from '../ui/use-element-size.ts';
import { useShortcuts } from '../ui/shortcuts.ts';
import styles from './calendar-page.module.css';
import { CalendarGrid } from './calendar-grid.tsx';
import { CalendarHint } from './calendar-hint.tsx';
import { CalendarToolbar } from './calendar-toolbar.tsx';
import { EndQuestion } from './end-question.tsx';
import { askForDay, showView, stepView, usePosition } from './position-store.ts';
import { closeLook } from './quick-look-store.ts';
import { QuickLook } from './quick-look.tsx';
import { Said } from './said.tsx';
import { ShownRange } from './shown-range.tsx';
import { scaleOf, zoomedBy } from './slot-height.ts';
import { bookingAt } from './use-booking-keys.ts';
import { expectedRoom, preferView, rememberRoom, useViewPreferences } from './view-preferences.ts';

const Agenda = lazy(async () => ({ default: (await import('./agenda.tsx')).Agenda }));

/** How far the wheel is turned for one size, in pixels; a notch of a mouse's is 100 or more. */
const aTurn = 60;

// The same elements each time: what is around the days does not depend on what the page draws anew for.
const aboveDays = (
  <>
    <ShownRange />
    <CalendarToolbar />
    <SeriesAttention />
  </>
);
const overDays = (
  <>
    <CalendarHint />
    <Said />
    <EndQuestion />
    <QuickLook />
  </>
);

/** The appointment book itself: a day, a week, a month or the days to come, with everything that is in them. */
export function CalendarPage(): ReactNode {
  const {
    ref: measured,
    width,
    height,
  } = useElementSize<HTMLDivElement>(expectedRoom(), rememberRoom);
  const space = useRef<HTMLDivElement>(null);
  const { practiceTimeZone, dayStartsAtHour, dayEndsAtHour } = useSettings(
    (state) => state.settings,
  );
  const view = usePosition((state) => state.view);
  const zoom = useViewPreferences((state) => state.zoom);
  const hoursShown = dayEndsAtHour - dayStartsAtHour;
  const scale = useMemo(() => scaleOf(zoom, height, hoursShown), [zoom, height, hoursShown]);

  const zoomBy = (by: 1 | -1): void =>
    preferView({ zoom: zoomedBy(useViewPreferences.getState().zoom, by) });
  useShortcuts({
    t: () => askForDay(null),
    d: () => showView('day', practiceTimeZone),
    k: () => showView('workWeek', practiceTimeZone),
    w: () => showView('week', practiceTimeZone),
    m: () => showView('month', practiceTimeZone),
    a: () => showView('agenda', practiceTimeZone),
    '+': () => zoomBy(1),
    '=': () => zoomBy(1),
    '-': () => zoomBy(-1),
    ArrowLeft: () => stepView(-1, practiceTimeZone),
    ArrowRight: () => stepView(1, practiceTimeZone),
  });

  // Not by React, whose listener could not keep the page itself from growing.
  useEffect(() => {
    const { current: element } = space;
    let turned = 0;
    function onWheel(event: WheelEvent): void {
      if (!event.ctrlKey) return;
      event.preventDefault();
      turned += event.deltaY; // fingers on a touchpad turn it by very little many times
      if (Math.abs(turned) < aTurn) return;
      preferView({ zoom: zoomedBy(useViewPreferences.getState().zoom, turned < 0 ? 1 : -1) });
      turned = 0;
    }
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, []);

  useEffect(() => closeLook, []);

  function onDoubleClick({ target }: MouseEvent): void {
    const bookingId = bookingAt(target);
    if (bookingId === null) return;
    closeLook();
    openBooking(bookingId);
  }

  return (
    <div className={styles['page']}>
      {aboveDays}
      <div className={styles['space']} ref={space} onDoubleClick={onDoubleClick}>
        <div className={styles['grid']} ref={measured}>
          {view === 'agenda' ? (
            <Suspense fallback={null}>
              <Agenda />
            </Suspense>
          ) : (
            height > 0 && <CalendarGrid {...{ view, scale, width, height }} />
          )}
        </div>
        {overDays}
      </div>
    </div>
  );
}
