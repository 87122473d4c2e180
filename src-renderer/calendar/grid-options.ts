import type { CalendarOptions, EventClickInfo } from '@fullcalendar/react';
import dayGridPlugin from '@fullcalendar/react/daygrid';
import interactionPlugin from '@fullcalendar/react/interaction';
import deLocale from '@fullcalendar/react/locales/de';
import enLocale from '@fullcalendar/react/locales/en-gb';
import timeGridPlugin from '@fullcalendar/react/timegrid';
import { useMemo } from 'react';
import { dayOf, weekAround } from '../../src-shared/domain/time.ts';
import { spokenLanguage, t } from '../../src-shared/words/words.ts';
import { useAvailability } from '../store/availability-store.ts';
import { useSettings } from '../store/settings-store.ts';
import { daysFrom } from '../ui/format.ts';
import { businessHours } from './business-hours.ts';
import { calendarTheme } from './calendar-theme.ts';
import { workWeekdays } from './calendar-views.ts';
import type { CalendarView } from './calendar-views.ts';
import { dayHeader, monthDayHead } from './day-header.tsx';
import { letCellTakeFocus, letLaneTakeFocus } from './day-lane.ts';
import { bookDrawn, dropEvent } from './drawn-by-mouse.ts';
import type { CalendarPlugin } from './event-feed.tsx';
import { EventContent } from './event-content.tsx';
import { drawnOf } from './event-inputs.ts';
import { hourLabel, zonesLabel } from './hour-label.tsx';
import { askForDay, showView } from './position-store.ts';
import { showLook } from './quick-look-store.ts';
import type { Scale } from './slot-height.ts';
import { eventHours, slotHour } from './slot-hour.ts';
import { useAnchor, useShownDays } from './use-shown-days.ts';
import { useViewPreferences } from './view-preferences.ts';

export type GridView = Exclude<CalendarView, 'agenda'>;
export const gridViews: Record<GridView, string> = {
  day: 'timeGridDay',
  workWeek: 'workWeek',
  week: 'timeGridWeek',
  month: 'dayGridMonth',
};

const hour = (number: number) => `${String(number).padStart(2, '0')}:00`;
const zoneNow = () => useSettings.getState().settings.practiceTimeZone;

function onClick({ event, el }: EventClickInfo): void {
  const drawn = drawnOf(event);
  if (drawn?.kind === 'booking') showLook(drawn.booking.id, el);
}

/** What is the same in each view and for everybody. */
const always = {
  headerToolbar: false,
  titleFormat: () => '', // our toolbar says which days they are
  height: '100%',
  borderless: true,
  slotHeaderInterval: '01:00',
  slotHeaderFormat: slotHour,
  slotHeaderContent: hourLabel,
  scrollTimeReset: false,
  weekNumberHeaderContent: zonesLabel,
  dayHeaderContent: dayHeader,
  dayLaneDidMount: letLaneTakeFocus,
  dayCellDidMount: letCellTakeFocus,
  eventDisplay: 'block',
  eventTimeFormat: eventHours,
  eventContent: EventContent,
  eventShortHeight: 36,
  slotEventOverlap: false,
  dayMaxEventRows: 4,
  moreLinkText: (count: number) => t('calendar:month.more', { count }),
  moreLinkHint: (count: number) => t('calendar:month.moreHint', { count }),
  moreLinkClick: ({ date, view }) => {
    if (view.type !== gridViews.month) return 'popover';
    const timeZone = zoneNow();
    showView('day', timeZone);
    askForDay(dayOf(date.getTime(), timeZone));
    return undefined;
  },
  nowIndicator: true,
  editable: true,
  eventResizableFromStart: false,
  selectable: true,
  selectMirror: true,
  unselectAuto: false,
  eventClick: onClick,
  eventDrop: ({ event, revert }) =>
    dropEvent(event, { isResize: false, timeZone: zoneNow(), revert }),
  eventResize: ({ event, revert }) =>
    dropEvent(event, { isResize: true, timeZone: zoneNow(), revert }),
} satisfies CalendarOptions;

/**
 * Everything that the calendar is told but its events. The same object for as long as nothing in it is another, and its
 * parts likewise: with each that is not, the calendar draws everything anew.
 */
export function useGridOptions(
  view: GridView,
  { slotMinutes, slotHeight }: Scale,
  eventFeed: CalendarPlugin,
): CalendarOptions {
  const settings = useSettings((state) => state.settings);
  const { practiceTimeZone: timeZone, weekStartsOn, dayStartsAtHour } = settings;
  const rules = useAvailability((state) => state.availability);
  const hasSecondZone = useViewPreferences((state) => state.secondZone !== null);
  const theme = useMemo(() => calendarTheme(rules, timeZone), [rules, timeZone]);
  const openHours = useOpenHours(view);
  const views = useViews();
  return useMemo<CalendarOptions>(
    () => ({
      ...theme,
      ...always,
      plugins: [dayGridPlugin, timeGridPlugin, interactionPlugin, eventFeed],
      views,
      timeZone,
      locale: spokenLanguage() === 'de' ? deLocale : enLocale,
      firstDay: weekStartsOn % 7,
      // No finer snapping than slots: the calendar misplaces what is dragged by its upper half otherwise.
      slotDuration: { minutes: slotMinutes },
      slotMinHeight: slotHeight,
      scrollTime: { minutes: dayStartsAtHour * 60 - 12 },
      weekNumbers: hasSecondZone,
      businessHours: openHours,
      eventMinHeight: Math.min(20, slotHeight * 2),
      allDayText: t('calendar:day.allDay'),
      select: (info) => bookDrawn(info, { timeZone, slotMinutes }),
    }),
    [
      theme,
      views,
      timeZone,
      weekStartsOn,
      slotMinutes,
      slotHeight,
      dayStartsAtHour,
      hasSecondZone,
      openHours,
      eventFeed,
    ],
  );
}

/** The hours that are open in the days on screen; a month shows none. */
function useOpenHours(view: GridView): NonNullable<CalendarOptions['businessHours']> {
  const { dayStartsAtHour, dayEndsAtHour } = useSettings((state) => state.settings);
  const rules = useAvailability((state) => state.availability);
  const { firstDay, endDay } = useShownDays();
  const hours = useMemo(() => {
    const usual = { startTime: hour(dayStartsAtHour), endTime: hour(dayEndsAtHour) };
    return view === 'month' ? false : businessHours(rules, daysFrom(firstDay, endDay), usual);
  }, [view, rules, firstDay, endDay, dayStartsAtHour, dayEndsAtHour]);
  const told = JSON.stringify(hours);
  // Other days with the same hours are the same to the calendar.
  return useMemo(() => JSON.parse(told) as typeof hours, [told]);
}

/** The views that the calendar does not know by itself, or otherwise than we want them. */
function useViews(): NonNullable<CalendarOptions['views']> {
  const rules = useAvailability((state) => state.availability);
  const weekStartsOn = useSettings((state) => state.settings.weekStartsOn);
  const anchor = useAnchor();
  const weekdays = useMemo(() => {
    const { startDay, endDay } = weekAround(anchor, weekStartsOn);
    return workWeekdays(rules, daysFrom(startDay, endDay)).join();
  }, [rules, anchor, weekStartsOn]);
  return useMemo(
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
}
