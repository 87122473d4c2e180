import type { CalendarRef } from '@fullcalendar/react';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { openNewBooking } from '../booking/dialog-store.ts';
import { useBookings } from '../store/bookings-store.ts';
import { usePracticeTimeZone, useSettings } from '../store/settings-store.ts';
import { addDays, formatDay, formatMinutes } from '../ui/format.ts';
import { t } from '../../src-shared/words/words.ts';
import { dropDraft, keepDraft, stepDraft, useDraft } from './booking-draft.ts';
import styles from './calendar-page.module.css';
import theme from './calendar-theme.module.css';
import type { CalendarView } from './calendar-views.ts';
import { dayAt } from './day-lane.ts';
import { bookAt } from './drawn-by-mouse.ts';
import { stepOf } from './key-moves.ts';
import { askForDay, usePosition } from './position-store.ts';
import { boxOf } from './quick-look-store.ts';
import { say } from './said.tsx';
import { cursorEdges, steppedCursor } from './slot-cursor.ts';
import type { Cursor } from './slot-cursor.ts';

/** What is marked has this class in the grid. */
const drawn = theme['drawn'] ?? '';

type Props = {
  calendar: RefObject<CalendarRef | null>;
  view: CalendarView;
  slotMinutes: number;
  children: ReactNode;
};

/** The keyboard's ways to do what the mouse does in the grid: choose a time to book, and move or stretch a booking. */
export function GridKeys({ calendar, view, slotMinutes, children }: Props): ReactNode {
  const space = useRef<HTMLDivElement>(null);
  const cursor = useRef<Cursor | null>(null);
  /** A day that shall have the keyboard as soon as it is drawn. */
  const wanted = useRef<string | null>(null);
  const timeZone = usePracticeTimeZone();
  const startHour = useSettings((state) => state.settings.dayStartsAtHour);
  const draft = useDraft((state) => state.draft);
  const isMonth = view === 'month';

  const placeFor = (day: string) =>
    space.current?.querySelector<HTMLElement>(
      isMonth ? `[data-cell="${day}"]` : `[data-lane="${day}"]`,
    );

  function focusDay(day: string): void {
    const place = placeFor(day);
    if (place) place.focus({ preventScroll: !isMonth });
    else {
      wanted.current = day;
      askForDay(day);
    }
  }

  function mark(next: Cursor): void {
    cursor.current = next;
    const { start, end } = cursorEdges(next);
    calendar.current?.getApi().select(start, end);
    const length = formatMinutes(next.minutes);
    say(t('calendar:cursor.at', { day: formatDay(next.day), time: start.slice(11), length }));
    requestAnimationFrame(() =>
      space.current?.querySelector(`.${drawn}`)?.scrollIntoView({ block: 'nearest' }),
    );
  }

  function unmark(): void {
    if (cursor.current === null) return;
    cursor.current = null;
    calendar.current?.getApi().unselect();
    say('');
  }

  function onDayKey(event: KeyboardEvent, { day, isLane }: { day: string; isLane: boolean }): void {
    const { key, shiftKey } = event;
    if (key === 'Enter') {
      event.preventDefault();
      const { current } = cursor;
      if (current === null) openNewBooking({ beginning: { day } });
      else
        bookAt({ allDay: false, ...cursorEdges(current) }, current.minutes > slotMinutes, timeZone);
    } else if (key === 'Escape') unmark();
    else if (isLane && (key === 'ArrowUp' || key === 'ArrowDown')) {
      event.preventDefault();
      const begun = { day, fromMinute: startHour * 60, minutes: slotMinutes };
      const by = key === 'ArrowUp' ? -slotMinutes : slotMinutes;
      mark(
        cursor.current === null ? begun : steppedCursor(cursor.current, by, { isLength: shiftKey }),
      );
    } else if (key.startsWith('Arrow')) {
      const step = stepOf(key, { isLength: false, isMonth, slotMinutes });
      if (step === null) return;
      event.preventDefault();
      const next = nextDay(day, step.days);
      focusDay(next);
      if (cursor.current !== null) mark({ ...cursor.current, day: next });
    }
  }

  /** The day beside another; days that the view leaves out are passed over. */
  function nextDay(day: string, by: number): string {
    if (isMonth || view === 'day') return addDays(day, by);
    const lanes = [...(space.current?.querySelectorAll<HTMLElement>('[data-lane]') ?? [])].map(
      ({ dataset }) => dataset['lane'] ?? '',
    );
    return lanes[lanes.indexOf(day) + by] ?? addDays(day, by);
  }

  function onBookingKey(event: KeyboardEvent | globalThis.KeyboardEvent, bookingId: string): void {
    const { key, altKey, shiftKey } = event;
    if (altKey) {
      const booking = useBookings.getState().bookings.find(({ id }) => id === bookingId);
      const step = stepOf(key, { isLength: shiftKey, isMonth, slotMinutes });
      const known = booking ?? useDraft.getState().draft?.booking;
      if (step === null || known?.id !== bookingId) return;
      event.preventDefault();
      stepDraft(known, step, timeZone);
    } else if (useDraft.getState().draft?.booking.id === bookingId) {
      if (key !== 'Enter' && key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation(); // the calendar would open it
      if (key === 'Enter') void keepDraft(timeZone);
      else dropDraft(timeZone);
    }
  }

  function onKey(event: KeyboardEvent): void {
    const day = dayAt(event.target);
    if (day !== null && !event.altKey && !event.ctrlKey && !event.metaKey) {
      onDayKey(event, day);
      return;
    }
    const bookingId = bookingAt(event.target);
    if (bookingId !== null) onBookingKey(event, bookingId);
  }

  // A booking that goes to another day is drawn anew there, and keeps the keyboard.
  useEffect(() => {
    if (draft === null) return undefined;
    const frame = requestAnimationFrame(() => {
      const box = boxOf(draft.booking.id);
      if (document.activeElement === document.body) box?.focus({ preventScroll: true });
      box?.scrollIntoView({ block: 'nearest' });
    });
    return () => cancelAnimationFrame(frame);
  });

  // Whoever goes on to something else has left the booking where it is, as by letting go of the mouse.
  function leave(target: EventTarget | null): void {
    if (target === null || bookingAt(target) === useDraft.getState().draft?.booking.id) return;
    void keepDraft(timeZone);
  }
  const onPress = useEffectEvent(({ target }: PointerEvent) => leave(target));
  // A key that comes before the booking is drawn anew, with nothing in focus, is meant for it.
  const onLostKey = useEffectEvent((event: globalThis.KeyboardEvent) => {
    const { draft: moved } = useDraft.getState();
    if (moved !== null && event.target === document.body) onBookingKey(event, moved.booking.id);
  });
  const isMoving = draft !== null;
  useEffect(() => {
    if (!isMoving) return undefined;
    const listener = (event: PointerEvent) => onPress(event);
    const keyListener = (event: globalThis.KeyboardEvent) => onLostKey(event);
    document.addEventListener('pointerdown', listener);
    document.addEventListener('keydown', keyListener);
    return () => {
      document.removeEventListener('pointerdown', listener);
      document.removeEventListener('keydown', keyListener);
    };
  }, [isMoving]);
  const leavePage = useEffectEvent(() => {
    say('');
    void keepDraft(timeZone);
  });
  useEffect(() => () => leavePage(), []);

  // One day of a month takes the Tab key; a day that was asked for by an arrow key gets the keyboard.
  const anchor = usePosition((state) => state.day);
  useEffect(() => {
    const { current: day } = wanted;
    const place = day === null ? null : placeFor(day);
    if (place) {
      wanted.current = null;
      place.focus({ preventScroll: !isMonth });
    }
    if (!isMonth) return;
    const cells = [...(space.current?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])];
    const stop =
      cells.find(({ dataset }) => dataset['cell'] === anchor) ??
      cells.find((cell) => cell.ariaCurrent === 'date') ??
      cells[0];
    for (const cell of cells) cell.tabIndex = cell === stop ? 0 : -1;
  });

  return (
    <div
      ref={space}
      className={styles['grid']}
      onKeyDownCapture={onKey}
      onBlur={({ target, relatedTarget }) => {
        if (dayAt(target) !== null && relatedTarget !== null && dayAt(relatedTarget) === null) {
          if (space.current?.contains(relatedTarget) === true) unmark();
        }
        if (isMoving && relatedTarget !== null) leave(relatedTarget);
      }}
    >
      {children}
    </div>
  );
}

/** The booking in whose box something lies. */
function bookingAt(target: EventTarget): string | null {
  if (!(target instanceof Element)) return null;
  const box = target.closest('[role="button"], button');
  return box?.querySelector<HTMLElement>('[data-booking]')?.dataset['booking'] ?? null;
}
