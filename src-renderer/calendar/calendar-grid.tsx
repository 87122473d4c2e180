import FullCalendar from '@fullcalendar/react';
import type { CalendarRef } from '@fullcalendar/react';
import { memo, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Day } from '../../src-shared/domain/time.ts';
import { useBookingDialog } from '../booking/dialog-store.ts';
import { useSettings } from '../store/settings-store.ts';
import { EventFeed, makeEventSource, noEvents } from './event-feed.tsx';
import { GridKeys } from './grid-keys.tsx';
import { gridViews, useGridOptions } from './grid-options.ts';
import type { GridView } from './grid-options.ts';
import { anchorNow, usePosition } from './position-store.ts';
import type { Scale } from './slot-height.ts';
import { useAnchor } from './use-shown-days.ts';

/** Drawn anew only when an option is another one. */
const Calendar = memo(FullCalendar);

/** A day, a week or a month as a grid, with everything that is in it. */
export function CalendarGrid({ view, scale }: { view: GridView; scale: Scale }): ReactNode {
  const calendar = useRef<CalendarRef>(null);
  const [source] = useState(makeEventSource);
  const anchor = useAnchor();
  const [begun] = useState({ view, day: anchor });
  const shown = useRef(begun);
  const options = useGridOptions(view, scale, source.plugin);

  const show = useCallback((wanted: GridView, day: Day): void => {
    if (shown.current.view === wanted && shown.current.day === day) return;
    shown.current = { view: wanted, day };
    calendar.current?.getApi().changeView(gridViews[wanted], day);
  }, []);
  useLayoutEffect(() => show(view, anchor), [show, view, anchor]);

  useEffect(() => {
    // Told at once, the calendar draws the other days together with their options, and not after them once more.
    const stops = [
      usePosition.subscribe(({ view: wanted }) => {
        const { practiceTimeZone } = useSettings.getState().settings;
        if (wanted !== 'agenda') show(wanted, anchorNow(practiceTimeZone));
      }),
      // The time drawn for a new booking stays marked for as long as its dialog is open.
      useBookingDialog.subscribe(({ dialog }, before) => {
        if (dialog.kind === 'closed' && before.dialog.kind !== 'closed')
          calendar.current?.getApi().unselect();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [show]);

  return (
    <GridKeys calendar={calendar} view={view} slotMinutes={scale.slotMinutes}>
      <Calendar
        {...options}
        ref={calendar}
        initialView={gridViews[begun.view]}
        initialDate={begun.day}
        events={noEvents}
      />
      <EventFeed source={source} />
    </GridKeys>
  );
}
