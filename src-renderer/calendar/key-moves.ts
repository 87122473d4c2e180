import { addDays, nearestTo, resolveWallTime, wallTimeOf } from '../../src-shared/domain/time.ts';
import type { WallTime, When } from '../../src-shared/domain/time.ts';

/** A step of the keyboard: some days on, or some minutes; or a length that changes by so much. */
export type KeyStep = { days: number; minutes: number; isLength: boolean };

/** Where a booking is after a step; `asked` is a wall-clock start that the clocks make unclear, to be asked about. */
export type Stepped = { when: When; asked: WallTime | null };

/** The step an arrow key means; in a month up and down are a week. */
export function stepOf(
  key: string,
  { isLength, isMonth, slotMinutes }: { isLength: boolean; isMonth: boolean; slotMinutes: number },
): KeyStep | null {
  const by = key === 'ArrowUp' || key === 'ArrowLeft' ? -1 : 1;
  if (key === 'ArrowLeft' || key === 'ArrowRight') return { days: by, minutes: 0, isLength };
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return null;
  if (isMonth && !isLength) return { days: 7 * by, minutes: 0, isLength };
  return { days: 0, minutes: slotMinutes * by, isLength };
}

/**
 * A time moved by a step of the keyboard, or made longer or shorter; null when it can't be: whole days know no minutes,
 * and nothing is shorter than one step.
 */
export function stepped(when: When, step: KeyStep, timeZone: string): Stepped | null {
  if (step.isLength) return lengthened(when, step);
  if (when.allDay) {
    if (step.days === 0) return null;
    const { startDay, endDay } = when;
    return clear({
      ...when,
      startDay: addDays(startDay, step.days),
      endDay: addDays(endDay, step.days),
    });
  }
  const length = when.endAt - when.startAt;
  const from = (startAt: number): When => ({
    allDay: false,
    startAt,
    endAt: startAt + length,
    timeZone,
  });
  if (step.days === 0) return clear(from(when.startAt + step.minutes * 60_000));
  const wall = wallTimeOf(when.startAt, timeZone);
  const wanted = `${addDays(wall.slice(0, 10), step.days)}${wall.slice(10)}`;
  const start = resolveWallTime(wanted, timeZone);
  if (start.kind === 'exact') return clear(from(start.instant));
  const [nearest = when.startAt] = nearestTo(wanted, timeZone);
  return { when: from(nearest), asked: wanted };
}

function lengthened(when: When, { days, minutes }: KeyStep): Stepped | null {
  if (when.allDay) {
    const endDay = addDays(when.endDay, days + Math.sign(minutes));
    return endDay > when.startDay ? clear({ ...when, endDay }) : null;
  }
  const endAt = when.endAt + minutes * 60_000;
  const isTooShort = endAt - when.startAt < Math.min(Math.abs(minutes), 5) * 60_000;
  return minutes === 0 || isTooShort ? null : clear({ ...when, endAt });
}

function clear(when: When): Stepped {
  return { when, asked: null };
}
