import FullCalendar from '@fullcalendar/react';
import type { CalendarRef, DatesSetInfo, EventClickInfo } from '@fullcalendar/react';
import dayGridPlugin from '@fullcalendar/react/daygrid';
import interactionPlugin from '@fullcalendar/react/interaction';
import deLocale from '@fullcalendar/react/locales/de';
import enLocale from '@fullcalendar/react/locales/en-gb';
import timeGridPlugin from '@fullcalendar/react/timegrid';
import { useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { dayOf, startOfDay, weekAround } from '../../src-shared/domain/time.ts';
import { spokenLanguage, t } from '../../src-shared/words/words.ts';
import { useBookingDialog } from '../booking/dialog-store.ts';
import { useAvailability } from '../store/availability-store.ts';
import { showRange } from '../store/bookings-store.ts';
import { useSettings } from '../store/settings-store.ts';
import { now } from '../ui/clock.ts';
import { daysFrom } from '../ui/format.ts';
import { businessHours } from './business-hours.ts';
import { calendarTheme } from './calendar-theme.ts';
import { workWeekdays } from './calendar-views.ts';
import type { CalendarView } from './calendar-views.ts';
import { letCellTakeFocus, letLaneTakeFocus } from './day-lane.ts';
import { dayHeader, monthDayHead } from './day-header.tsx';
import { bookDrawn, dropEvent } from './drawn-by-mouse.ts';
import { EventContent } from './event-content.tsx';
import { drawnOf } from './event-inputs.ts';
import { GridKeys } from './grid-keys.tsx';
import { hourLabel, zonesLabel } from './hour-label.tsx';
import { askForDay, showView, usePosition } from './position-store.ts';
import { showLook } from './quick-look-store.ts';
import type { Scale } from './slot-height.ts';
import { eventHours, slotHour } from './slot-hour.ts';
import { useCalendarEvents } from './use-calendar-events.ts';
import { useViewPreferences } from './view-preferences.ts';

const plugins = [dayGridPlugin, timeGridPlugin, interactionPlugin];
const hour = (number: number) => `${String(number).padStart(2, '0')}:00`;

type GridView = Exclude<CalendarView, 'agenda'>;
const gridViews: Record<GridView, string> = {
  day: 'timeGridDay',
  workWeek: 'workWeek',
  week: 'timeGridWeek',
  month: 'dayGridMonth',
};

/** A day, a week or a month as a grid, with everything that is in it. */
export function CalendarGrid({ view, scale }: { view: GridView; scale: Scale }): ReactNode {
  const calendar = useRef<CalendarRef>(null);
  const settings = useSettings((state) => state.settings);
  const { practiceTimeZone: timeZone, weekStartsOn, dayStartsAtHour, dayEndsAtHour } = settings;
  const availability = useAvailability((state) => state.availability);
  const secondZone = useViewPreferences((state) => state.secondZone);
  const { day, firstDay, endDay } = usePosition();
  const anchor = day ?? dayOf(now(), timeZone);
  const opened = useBookingDialog((state) => state.dialog.kind);
  const events = useCalendarEvents();
  const theme = useMemo(() => calendarTheme(availability, timeZone), [availability, timeZone]);

  const openHours = useMemo(
    () =>
      businessHours(availability, daysFrom(firstDay, endDay), {
        startTime: hour(dayStartsAtHour),
        endTime: hour(dayEndsAtHour),
      }),
    [availability, firstDay, endDay, dayStartsAtHour, dayEndsAtHour],
  );

  const weekdays = useMemo(() => {
    const { startDay, endDay: end } = weekAround(anchor, weekStartsOn);
    return workWeekdays(availability, daysFrom(startDay, end)).join();
  }, [availability, anchor, weekStartsOn]);
  const views = useMemo(
    () => ({
      workWeek: {
        type: 'timeGrid',
        duration: { weeks: 1 },
        hiddenDays: [1, 2, 3, 4, 5, 6, 7]
          .filter((weekday) => !weekdays.split(',').includes(String(weekday)))
          .map((weekday) => weekday % 7),
      },
      dayGridMonth: {
        dayMaxEvents: true,
        dayCellTopContent: monthDayHead,
        fixedWeekCount: false,
        weekNumbers: false,
      },
    }),
    [weekdays],
  );

  // The time drawn for a new booking stays marked for as long as its dialog is open.
  useEffect(() => {
    if (opened === 'closed') calendar.current?.getApi().unselect();
  }, [opened]);

  useEffect(() => {
    calendar.current?.getApi().changeView(gridViews[view], anchor);
  }, [view, anchor]);

  function onDates({ startStr, endStr, view: shown }: DatesSetInfo): void {
    const [from, to] = [startStr.slice(0, 10), endStr.slice(0, 10)];
    const isMonth = shown.type === gridViews.month;
    usePosition.setState({
      firstDay: isMonth ? dayOf(shown.currentStart.getTime(), timeZone) : from,
      endDay: isMonth ? dayOf(shown.currentEnd.getTime(), timeZone) : to,
    });
    showRange({ fromAt: startOfDay(from, timeZone), toAt: startOfDay(to, timeZone) });
  }

  function onClick({ event, el }: EventClickInfo): void {
    const drawn = drawnOf(event);
    if (drawn?.kind === 'booking') showLook(drawn.booking.id, el);
  }

  return (
    <GridKeys calendar={calendar} view={view} slotMinutes={scale.slotMinutes}>
      <FullCalendar
        {...theme}
        ref={calendar}
        plugins={plugins}
        initialView={gridViews[view]}
        initialDate={anchor}
        views={views}
        timeZone={timeZone}
        locale={spokenLanguage() === 'de' ? deLocale : enLocale}
        firstDay={weekStartsOn % 7}
        headerToolbar={false}
        height="100%"
        borderless
        events={events}
        datesSet={onDates}
        // No finer snapping than slots: the calendar misplaces what is dragged by its upper half otherwise.
        slotDuration={{ minutes: scale.slotMinutes }}
        slotHeaderInterval="01:00"
        slotHeaderFormat={slotHour}
        slotHeaderContent={hourLabel}
        slotMinHeight={scale.slotHeight}
        scrollTime={{ minutes: dayStartsAtHour * 60 - 12 }}
        scrollTimeReset={false}
        weekNumbers={secondZone !== null}
        weekNumberHeaderContent={zonesLabel}
        businessHours={view === 'month' ? false : openHours}
        dayHeaderContent={dayHeader}
        dayLaneDidMount={letLaneTakeFocus}
        dayCellDidMount={letCellTakeFocus}
        eventDisplay="block"
        eventTimeFormat={eventHours}
        eventContent={EventContent}
        eventMinHeight={Math.min(20, scale.slotHeight * 2)}
        eventShortHeight={36}
        slotEventOverlap={false}
        allDayText={t('calendar:day.allDay')}
        dayMaxEventRows={4}
        moreLinkText={(count) => t('calendar:month.more', { count })}
        moreLinkHint={(count) => t('calendar:month.moreHint', { count })}
        moreLinkClick={({ date, view: shown }) => {
          if (shown.type !== gridViews.month) return 'popover';
          showView('day', timeZone);
          askForDay(dayOf(date.getTime(), timeZone));
          return undefined;
        }}
        nowIndicator
        editable
        eventResizableFromStart={false}
        selectable
        selectMirror
        unselectAuto={false}
        select={(info) => bookDrawn(info, { timeZone, slotMinutes: scale.slotMinutes })}
        eventClick={onClick}
        eventDrop={({ event, revert }) => dropEvent(event, { isResize: false, timeZone, revert })}
        eventResize={({ event, revert }) => dropEvent(event, { isResize: true, timeZone, revert })}
      />
    </GridKeys>
  );
}
