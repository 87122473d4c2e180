import type { SlotView } from '../../src-shared/domain/slot.ts';
import { wallTimeOf } from '../../src-shared/domain/time.ts';
import { type FormWhen, startFields, whenOf } from '../booking/form-when.ts';

/** The time fields of an opening. */
export type OpeningTime = {
  day: string;
  startTime: string;
  minutes: number | '';
  /** Which of two is meant where the clocks go back; null as long as it was not said. */
  which: 'earlier' | 'later' | null;
};

/** What the fields of one that is there begin with. Days as a whole have no start; the form leaves their time as it is. */
export function openingTimeOf({ when }: Pick<SlotView, 'when'>, timeZone: string): OpeningTime {
  if (when.allDay) return { day: when.startDay, startTime: '', minutes: '', which: null };
  const wall = wallTimeOf(when.startAt, timeZone);
  return {
    day: wall.slice(0, 10),
    startTime: wall.slice(11),
    minutes: (when.endAt - when.startAt) / 60_000,
    which: null,
  };
}

/** The fields of a start that was found to be free. */
export function openingStartOf(
  startAt: number,
  timeZone: string,
): Pick<OpeningTime, 'day' | 'startTime' | 'which'> {
  const { date: day, startTime, which } = startFields(startAt, timeZone);
  return { day, startTime, which };
}

/**
 * What the fields of a single opening mean. Kept as it is where nobody touched them: the zone it was published in, and
 * which of two it meant where the clocks go back, then stay.
 */
export function openingWhen(
  time: OpeningTime,
  slot: Pick<SlotView, 'when'> | null,
  timeZone: string,
): FormWhen | { kind: 'kept' } {
  if (slot !== null) {
    const first = openingTimeOf(slot, timeZone);
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
