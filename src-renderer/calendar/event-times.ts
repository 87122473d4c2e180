import { addDays } from '../ui/format.ts';
import type { Dropped } from './dropped-time.ts';
import { wallTimePart } from './dropped-time.ts';

type Times = { startStr: string; endStr: string; allDay: boolean };

/** The wall-clock times the calendar gives for a drop or a drawn range. */
export function droppedOf({ startStr, endStr, allDay }: Times): Dropped {
  if (allDay) {
    const startDay = startStr.slice(0, 10);
    return {
      allDay: true,
      startDay,
      endDay: endStr === '' ? addDays(startDay, 1) : endStr.slice(0, 10),
    };
  }
  const start = wallTimePart(startStr);
  return { allDay: false, start, end: endStr === '' ? start : wallTimePart(endStr) };
}
