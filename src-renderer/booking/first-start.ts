import type { BookingView } from '../../src-shared/domain/booking.ts';
import {
  dayOf,
  resolveWallTime,
  spanOf,
  startOfDay,
  wallTimeOf,
} from '../../src-shared/domain/time.ts';
import type { Day, WallTime } from '../../src-shared/domain/time.ts';
import type { Settings } from '../../src-shared/domain/settings.ts';
import { addDays } from '../ui/format.ts';

type Shown = { firstDay: Day | null; endDay: Day | null };
type Hours = Pick<Settings, 'practiceTimeZone' | 'dayStartsAtHour' | 'dayEndsAtHour'>;

const half = 30 * 60_000;

/**
 * The day a new booking is likely for: today, or the next one when the day's hours are over; when the
 * calendar shows other days, the first of those.
 */
export function likelyDay(
  shown: Shown,
  { practiceTimeZone, dayEndsAtHour }: Hours,
  now: number,
): Day {
  const local = wallTimeOf(now, practiceTimeZone);
  const isOver = Number(local.slice(11, 13)) >= dayEndsAtHour;
  const next = isOver ? addDays(local.slice(0, 10), 1) : local.slice(0, 10);
  if (shown.firstDay === null || shown.endDay === null) return next;
  return shown.firstDay <= next && next < shown.endDay ? next : shown.firstDay;
}

/** The first half hour of a day's hours, not before now, at which an hour is free; the first at all where none is. */
export function firstFreeStart(
  day: Day,
  bookings: BookingView[],
  hours: Hours,
  now: number,
): WallTime {
  const { practiceTimeZone: zone, dayStartsAtHour, dayEndsAtHour } = hours;
  const opening = resolveWallTime(`${day}T${String(dayStartsAtHour).padStart(2, '0')}:00`, zone);
  const opensAt = opening.kind === 'exact' ? opening.instant : startOfDay(day, zone);
  const closesAt = opensAt + (dayEndsAtHour - dayStartsAtHour) * 2 * half;
  const nowOnGrid = dayOf(now, zone) === day ? Math.ceil(now / half) * half : opensAt;
  const earliest = Math.max(opensAt, nowOnGrid);
  const taken = bookings
    .filter((booking) => booking.status !== 'cancelled')
    .map((booking) => spanOf(booking.when, zone));
  for (let start = earliest; start < closesAt; start += half) {
    if (taken.every((span) => span.endAt <= start || span.startAt >= start + 2 * half))
      return wallTimeOf(start, zone);
  }
  return wallTimeOf(earliest, zone);
}
