import { addDays, daysBetween } from '../../../src-shared/domain/time.ts';
import type { Day } from '../../../src-shared/domain/time.ts';
import { shiftedPlace, shiftedWall, wallTime } from '../../ui/place.ts';
import type { Place } from '../../ui/place.ts';

/** Where the pointer is: on a day, and in its hours at a minute; null where a day is one field. */
export type Point = { day: Day; minute: number | null };

/** What is being done with the pointer, and where it took hold. */
export type Grip =
  | { kind: 'draw'; from: Point }
  | { kind: 'move'; from: Point; place: Place }
  | { kind: 'resize'; from: Point; place: Place };

/** How long something is that is pulled from the whole days into the hours. */
const newMinutes = 60;

/**
 * Where what is drawn, moved or made longer is when the pointer is at a point. In steps of the calendar's lines: what
 * is drawn begins and ends on them, what is moved keeps the minutes it had.
 */
export function draggedPlace(grip: Grip, to: Point, slotMinutes: number): Place {
  switch (grip.kind) {
    case 'draw':
      return drawnPlace(grip.from, to, slotMinutes);
    case 'move':
      return movedPlace(grip.from, grip.place, to, slotMinutes);
    case 'resize':
      return resizedPlace(grip.place, stepsBetween(grip.from, to, slotMinutes), slotMinutes);
  }
}

const onLine = (minute: number, slotMinutes: number): number =>
  Math.floor(minute / slotMinutes) * slotMinutes;

function drawnPlace(from: Point, to: Point, slotMinutes: number): Place {
  if (from.minute === null) {
    const [first, last] = from.day <= to.day ? [from.day, to.day] : [to.day, from.day];
    return { allDay: true, startDay: first, endDay: addDays(last, 1) };
  }
  const begun = wallTime(from.day, onLine(from.minute, slotMinutes));
  const reached = wallTime(to.day, onLine(to.minute ?? 0, slotMinutes));
  const [first, last] = begun <= reached ? [begun, reached] : [reached, begun];
  return {
    allDay: false,
    start: first,
    end: shiftedWall(last, { days: 0, minutes: slotMinutes }),
  };
}

function movedPlace(from: Point, place: Place, to: Point, slotMinutes: number): Place {
  if (place.allDay && to.minute !== null) {
    const start = wallTime(to.day, onLine(to.minute, slotMinutes));
    return {
      allDay: false,
      start,
      end: shiftedWall(start, { days: 0, minutes: newMinutes }),
    };
  }
  if (!place.allDay && from.minute !== null && to.minute === null)
    return { allDay: true, startDay: to.day, endDay: addDays(to.day, 1) };
  return shiftedPlace(place, stepsBetween(from, to, slotMinutes));
}

function resizedPlace(
  place: Place,
  by: { days: number; minutes: number },
  slotMinutes: number,
): Place {
  if (place.allDay) {
    const endDay = addDays(place.endDay, by.days);
    return endDay > place.startDay
      ? { ...place, endDay }
      : { ...place, endDay: addDays(place.startDay, 1) };
  }
  const shortest = shiftedWall(place.start, { days: 0, minutes: slotMinutes });
  const least = place.end < shortest ? place.end : shortest;
  const end = shiftedWall(place.end, by);
  return { ...place, end: end > least ? end : least };
}

function stepsBetween(
  from: Point,
  to: Point,
  slotMinutes: number,
): { days: number; minutes: number } {
  const minutes = from.minute === null || to.minute === null ? 0 : to.minute - from.minute;
  return {
    days: daysBetween(from.day, to.day),
    minutes: Math.round(minutes / slotMinutes) * slotMinutes,
  };
}
