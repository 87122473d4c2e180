import { addDays } from '../../src-shared/domain/time.ts';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { openNewBooking } from '../booking/dialog-store.ts';
import { usePracticeTimeZone, useSettings } from '../store/settings-store.ts';
import { formatDay, formatMinutes } from '../ui/format.ts';
import { clockPart, wallTime } from '../ui/place.ts';
import { t } from '../../src-shared/words/words.ts';
import { dayAt } from './day-at.ts';
import { bookAt } from './drawn-by-mouse.ts';
import { setMark } from './grid/hand-store.ts';
import looks from './grid/looks.module.css';
import { stepOf } from './key-moves.ts';
import { askForDay, usePosition } from './position-store.ts';
import { say } from './said.tsx';
import { cursorPlace, steppedCursor } from './slot-cursor.ts';
import type { Cursor } from './slot-cursor.ts';

/** What is marked has this class in the grid. */
const marked = looks['drawn'] ?? '';

type Grid = {
  space: RefObject<HTMLElement | null>;
  isMonth: boolean;
  slotMinutes: number;
};

/** Goes from day to day, marks a time in the one that has the focus, and books it. */
export function useDayKeys({ space, isMonth, slotMinutes }: Grid): {
  onDayKey: (event: KeyboardEvent, at: { day: string; isLane: boolean }) => void;
  /** The keyboard went from a day to something else. */
  onDayLeft: (to: EventTarget | null) => void;
} {
  const cursor = useRef<Cursor | null>(null);
  /** A day that shall have the keyboard as soon as it is drawn. */
  const wanted = useRef<string | null>(null);
  const timeZone = usePracticeTimeZone();
  const startHour = useSettings((state) => state.settings.dayStartsAtHour);
  usePosition((state) => state.day); // draws anew with other days, one of which may be waited for

  const days = (): HTMLElement[] => [
    ...(space.current?.querySelectorAll<HTMLElement>(isMonth ? '[data-cell]' : '[data-lane]') ??
      []),
  ];
  const placeOf = (day: string) => days().find((place) => dayAt(place)?.day === day);

  function focusDay(day: string): void {
    const place = placeOf(day);
    if (place !== undefined) {
      place.focus({ preventScroll: !isMonth });
      return;
    }
    wanted.current = day;
    askForDay(day);
  }

  function mark(next: Cursor): void {
    cursor.current = next;
    setMark(cursorPlace(next));
    const time = clockPart(wallTime(next.day, next.fromMinute));
    const length = formatMinutes(next.minutes);
    say(t('calendar:cursor.at', { day: formatDay(next.day), time, length }));
    requestAnimationFrame(() =>
      space.current?.querySelector(`.${marked}`)?.scrollIntoView({ block: 'nearest' }),
    );
  }

  function unmark(): void {
    if (cursor.current === null) return;
    cursor.current = null;
    setMark(null);
    say('');
  }

  function book(day: string): void {
    const { current } = cursor;
    if (current === null) openNewBooking({ beginning: { day } });
    else bookAt(cursorPlace(current), current.minutes > slotMinutes, timeZone);
  }

  function markTime(day: string, by: number, isLength: boolean): void {
    const begun = { day, fromMinute: startHour * 60, minutes: slotMinutes };
    mark(cursor.current === null ? begun : steppedCursor(cursor.current, by, { isLength }));
  }

  function goToDay(next: string): void {
    focusDay(next);
    if (cursor.current !== null) mark({ ...cursor.current, day: next });
  }

  /** The day beside another; days that the view leaves out are passed over. */
  function dayBeside(day: string, by: number): string {
    const shown = days().map((place) => dayAt(place)?.day ?? '');
    return shown[shown.indexOf(day) + by] ?? addDays(day, by);
  }

  function onDayKey(event: KeyboardEvent, { day, isLane }: { day: string; isLane: boolean }): void {
    const { key, shiftKey } = event;
    const step = stepOf(key, { isLength: false, isMonth: !isLane, slotMinutes });
    if (key === 'Escape') unmark();
    if (key === 'Enter') book(day);
    else if (step === null) return;
    else if (step.minutes !== 0) markTime(day, step.minutes, shiftKey);
    else goToDay(dayBeside(day, step.days));
    event.preventDefault();
  }

  function onDayLeft(to: EventTarget | null): void {
    if (to instanceof Node && space.current?.contains(to) === true && dayAt(to) === null) unmark();
  }

  // A day that was asked for by an arrow key gets the keyboard.
  useEffect(() => {
    const { current: day } = wanted;
    const place = day === null ? undefined : placeOf(day);
    if (place === undefined) return;
    wanted.current = null;
    place.focus({ preventScroll: !isMonth });
  });

  return { onDayKey, onDayLeft };
}
