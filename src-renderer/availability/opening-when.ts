import type { SlotView } from '../../src-shared/domain/slot.ts';
import { wallTimeOf } from '../../src-shared/domain/time.ts';
import { type FormWhen, whenOf } from '../booking/form-when.ts';

/** The time fields of an opening. */
export type OpeningTime = {
  day: string;
  startTime: string;
  minutes: number | '';
  /** Which of two is meant where the clocks go back; null as long as it was not said. */
  which: 'earlier' | 'later' | null;
};

/** What the fields begin with. Days as a whole have no start; the form then leaves the time as it is. */
export function openingTimeOf(
  slot: Pick<SlotView, 'when'> | null,
  today: string,
  timeZone: string,
): OpeningTime {
  const when = slot?.when.allDay === false ? slot.when : null;
  const wall = when === null ? `${today}T09:00` : wallTimeOf(when.startAt, timeZone);
  return {
    day: wall.slice(0, 10),
    startTime: wall.slice(11),
    minutes: when === null ? 60 : (when.endAt - when.startAt) / 60_000,
    which: null,
  };
}

/**
 * What the fields of a single opening mean. Kept as it is where nobody touched them: the zone it was published in, and
 * which of two it meant where the clocks go back, then stay.
 */
export function openingWhen(
  time: OpeningTime,
  slot: Pick<SlotView, 'when'> | null,
  today: string,
  timeZone: string,
): FormWhen | { kind: 'kept' } {
  if (slot !== null) {
    const first = openingTimeOf(slot, today, timeZone);
    const isUntouched =
      time.day === first.day &&
      time.startTime === first.startTime &&
      time.minutes === first.minutes &&
      time.which === null;
    if (slot.when.allDay || isUntouched) return { kind: 'kept' };
  }
  const { day, ...rest } = time;
  return whenOf({ ...rest, allDay: false, date: day, days: 1 }, timeZone);
}
