import type { CalendarOptions, EventDisplayInfo } from '@fullcalendar/react';
import type { OpeningRules } from '../../src-shared/domain/availability.ts';
import { openingOf } from '../../src-shared/domain/opening.ts';
import { dayOf } from '../../src-shared/domain/time.ts';
import { drawnOf } from './event-inputs.ts';
import styles from './calendar-theme.module.css';

const style = (name: string): string => styles[name] ?? '';

function eventClass(info: EventDisplayInfo): string {
  const drawn = drawnOf(info.event);
  const classes = [style('event')];
  if (drawn?.kind === 'busy') classes.push(style('busy'));
  if (drawn?.kind === 'booking')
    classes.push(
      style(`status-${drawn.booking.status}`),
      style(`sync-${drawn.booking.sync.status}`),
    );
  if (info.isPast) classes.push(style('past'));
  if (info.isDragging || info.isResizing) classes.push(style('moving'));
  if (drawn?.kind === 'booking' && drawn.isMoving) classes.push(style('movedByKeys'));
  if (info.isMirror && drawn === null) classes.push(style('ghost'));
  if (!info.isStart) classes.push(style('continued'));
  if (!info.isEnd) classes.push(style('continues'));
  return classes.join(' ');
}

const halfHour = 30 * 60_000;

/** Hours have a line, half hours a dotted one, what is finer none. */
function slotLine(time: number): string {
  if (time % (2 * halfHour) === 0) return '';
  return style(time % halfHour === 0 ? 'halfSlot' : 'quarterSlot');
}

/** Our own look for the calendar: its plain skeleton dressed by `calendar-theme.module.css`. */
export function calendarTheme(rules: OpeningRules | null, timeZone: string): CalendarOptions {
  /** Today, and days that are off or closed as a whole, look different from others. */
  function dayClass(info: { date: Date; isToday: boolean }): string {
    const classes = [style('lane'), info.isToday ? style('today') : ''];
    if (rules !== null) {
      const { hours, otherwise } = openingOf(rules, dayOf(info.date.getTime(), timeZone));
      if (hours.length === 0) classes.push(style(`off-${otherwise.kind}`));
    }
    return classes.join(' ');
  }
  return {
    className: style('calendar'),
    viewClass: style('view'),
    tableHeaderClass: style('tableHeader'),
    dayHeaderClass: (info) => `${style('dayHeader')} ${info.isToday ? style('todayHeader') : ''}`,
    dayHeaderInnerClass: style('dayHeaderInner'),
    dayHeaderDividerClass: style('divider'),
    dayHeaderAlign: 'start',
    dayLaneClass: dayClass,
    dayLaneInnerClass: style('laneInner'),
    dayCellClass: dayClass,
    dayCellTopInnerClass: style('cellTop'),
    dayCellBottomClass: style('cellBottom'),
    dayRowClass: style('week'),
    weekNumberHeaderInnerClass: style('zones'),
    slotLaneClass: (info) => `${style('slot')} ${slotLine(info.time?.milliseconds ?? 0)}`,
    slotHeaderClass: style('slotHeader'),
    slotHeaderInnerClass: style('slotHeaderInner'),
    slotHeaderDividerClass: style('slotDivider'),
    allDayHeaderClass: style('allDayHeader'),
    allDayHeaderInnerClass: style('allDayHeaderInner'),
    allDayDividerClass: style('allDayDivider'),
    eventClass,
    columnEventClass: style('columnEvent'),
    columnEventInnerClass: style('inner'),
    columnEventAfterClass: (info) => (info.isEndResizable ? style('resizer') : ''),
    rowEventClass: style('rowEvent'),
    rowEventInnerClass: style('inner'),
    rowMoreLinkClass: `${style('more')} ${style('rowMore')}`,
    columnMoreLinkClass: style('more'),
    backgroundEventClass: style('buffer'),
    highlightClass: style('drawn'),
    nonBusinessHoursClass: style('closed'),
    nowIndicatorLineClass: style('nowLine'),
    nowIndicatorDotClass: style('nowDot'),
    nowIndicatorHeaderClass: style('nowHeader'),
    popoverClass: style('popover'),
  };
}
