import FullCalendar from '@fullcalendar/react';
import type { CalendarRef, DateSelectInfo, EventApi, EventClickInfo } from '@fullcalendar/react';
import interactionPlugin from '@fullcalendar/react/interaction';
import timeGridPlugin from '@fullcalendar/react/timegrid';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { dayOf, startOfDay } from '../../src-shared/domain/time.ts';
import { openBooking, openNewBooking, useBookingDialog } from '../booking/dialog-store.ts';
import { useAvailability } from '../store/availability-store.ts';
import { showRange, useBookings } from '../store/bookings-store.ts';
import { useSettings } from '../store/settings-store.ts';
import { now } from '../ui/clock.ts';
import { daysFrom } from '../ui/format.ts';
import { useShortcuts } from '../ui/shortcuts.ts';
import { SeriesAttention } from '../series/series-attention.tsx';
import { businessHours } from './business-hours.ts';
import styles from './calendar-page.module.css';
import { CalendarHint } from './calendar-hint.tsx';
import { calendarTheme } from './calendar-theme.ts';
import { CalendarToolbar } from './calendar-toolbar.tsx';
import { letDayTakeFocus } from './day-lane.ts';
import { dayHeader } from './day-header.tsx';
import { whenDropped } from './dropped-time.ts';
import { droppedOf } from './event-times.ts';
import { askWhichEnd, EndQuestion } from './end-question.tsx';
import { EventContent } from './event-content.tsx';
import { bookingInput, busyInput, drawnOf } from './event-inputs.ts';
import { moveBooking } from './move-booking.ts';
import { positionNow, usePosition } from './position-store.ts';
import type { CalendarView } from './position-store.ts';
import { slotHeight } from './slot-height.ts';
import { eventHours, slotHour } from './slot-hour.ts';

const plugins = [timeGridPlugin, interactionPlugin];
const hour = (number: number) => `${String(number).padStart(2, '0')}:00`;

/** The appointment book itself: a week or a day, with everything that is in it. */
export function CalendarPage(): ReactNode {
  const calendar = useRef<CalendarRef>(null);
  const { ref: space, height } = useElementSize();
  const { practiceTimeZone, weekStartsOn, dayStartsAtHour, dayEndsAtHour } = useSettings(
    (state) => state.settings,
  );
  const bookings = useBookings((state) => state.bookings);
  const busy = useBookings((state) => state.busy);
  const availability = useAvailability((state) => state.availability);
  const { showsCancelled, firstDay, endDay } = usePosition();
  const opened = useBookingDialog((state) => state.dialog.kind);

  const events = useMemo(
    () => [
      ...bookings
        .filter((booking) => showsCancelled || booking.status !== 'cancelled')
        .map((booking) => bookingInput(booking, practiceTimeZone)),
      ...busy.map((block) => busyInput(block, practiceTimeZone)),
    ],
    [bookings, busy, showsCancelled, practiceTimeZone],
  );

  const openHours = useMemo(
    () =>
      businessHours(availability, daysFrom(firstDay, endDay), {
        startTime: hour(dayStartsAtHour),
        endTime: hour(dayEndsAtHour),
      }),
    [availability, firstDay, endDay, dayStartsAtHour, dayEndsAtHour],
  );

  // The time drawn for a new booking stays marked for as long as its dialog is open.
  useEffect(() => {
    if (opened === 'closed') calendar.current?.getApi().unselect();
  }, [opened]);

  // Another part of the window asked for a day.
  const asked = usePosition((state) => state.asked);
  useEffect(() => {
    const { day } = positionNow();
    if (asked > 0 && day !== null) calendar.current?.getApi().gotoDate(day);
  }, [asked]);

  function goToView(view: CalendarView): void {
    usePosition.setState({ view });
    calendar.current?.getApi().changeView(view);
  }
  const goToday = () => calendar.current?.getApi().gotoDate(dayOf(now(), practiceTimeZone));
  const goEarlier = () => calendar.current?.getApi().prev();
  const goLater = () => calendar.current?.getApi().next();
  useShortcuts({
    t: goToday,
    d: () => goToView('timeGridDay'),
    w: () => goToView('timeGridWeek'),
    ArrowLeft: goEarlier,
    ArrowRight: goLater,
  });

  function onSelect(info: DateSelectInfo): void {
    const dropped = whenDropped(droppedOf(info), practiceTimeZone, null, false);
    const minutes = (info.end.getTime() - info.start.getTime()) / 60_000;
    if (dropped.kind === 'unclear') openNewBooking({ beginning: { start: dropped.start } });
    else if (dropped.kind === 'unclear-end') {
      void askWhichEnd(dropped).then((when) => {
        if (when === null) calendar.current?.getApi().unselect();
        else openNewBooking({ beginning: { when }, lengthIsMeant: true });
      });
    } else {
      const lengthIsMeant = !info.allDay && minutes > 15;
      openNewBooking({ beginning: { when: dropped.when }, lengthIsMeant });
    }
  }

  function onClick(info: EventClickInfo): void {
    const drawn = drawnOf(info.event);
    if (drawn?.kind === 'booking') openBooking(drawn.booking.id);
  }

  function onDropped(event: EventApi, isResize: boolean, putBack: () => void): void {
    const drawn = drawnOf(event);
    if (drawn?.kind !== 'booking') return;
    const { booking } = drawn;
    const dropped = whenDropped(droppedOf(event), practiceTimeZone, booking.when, isResize);
    if (dropped.kind === 'clear') {
      void moveBooking(booking, dropped.when, practiceTimeZone, putBack);
      return;
    }
    if (dropped.kind === 'unclear-end') {
      void askWhichEnd(dropped).then(async (when) => {
        if (when === null) putBack();
        else await moveBooking(booking, when, practiceTimeZone, putBack);
      });
      return;
    }
    putBack();
    openBooking(booking.id, dropped.start);
  }

  return (
    <div className={styles['page']}>
      <CalendarToolbar
        onToday={goToday}
        onEarlier={goEarlier}
        onLater={goLater}
        onView={goToView}
      />
      <SeriesAttention />
      <div className={styles['space']} ref={space}>
        {height > 0 && (
          <FullCalendar
            {...calendarTheme}
            ref={calendar}
            plugins={plugins}
            initialView={positionNow().view}
            initialDate={positionNow().day ?? dayOf(now(), practiceTimeZone)}
            timeZone={practiceTimeZone}
            locale="en-GB"
            firstDay={weekStartsOn % 7}
            headerToolbar={false}
            height="100%"
            borderless
            events={events}
            datesSet={(info) => {
              const from = info.startStr.slice(0, 10);
              const to = info.endStr.slice(0, 10);
              const view = info.view.type === 'timeGridDay' ? 'timeGridDay' : 'timeGridWeek';
              usePosition.setState({ firstDay: from, endDay: to, view, day: from });
              showRange({
                fromAt: startOfDay(from, practiceTimeZone),
                toAt: startOfDay(to, practiceTimeZone),
              });
            }}
            // No finer snapping than slots: the calendar misplaces what is dragged by its upper half otherwise.
            slotDuration="00:15"
            slotHeaderInterval="01:00"
            slotHeaderFormat={slotHour}
            slotMinHeight={slotHeight(height, dayEndsAtHour - dayStartsAtHour)}
            scrollTime={{ minutes: dayStartsAtHour * 60 - 12 }}
            scrollTimeReset={false}
            businessHours={openHours}
            dayHeaderContent={dayHeader}
            dayLaneDidMount={letDayTakeFocus}
            eventTimeFormat={eventHours}
            eventContent={EventContent}
            eventMinHeight={20}
            eventShortHeight={36}
            slotEventOverlap={false}
            allDayText="All day"
            dayMaxEventRows={4}
            nowIndicator
            editable
            eventResizableFromStart={false}
            selectable
            selectMirror
            unselectAuto={false}
            select={onSelect}
            eventClick={onClick}
            eventDrop={(info) => onDropped(info.event, false, info.revert)}
            eventResize={(info) => onDropped(info.event, true, info.revert)}
          />
        )}
        <CalendarHint />
        <EndQuestion />
      </div>
    </div>
  );
}
