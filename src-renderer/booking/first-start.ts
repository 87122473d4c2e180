import { addDays, dayOf, startOfDay, wallTimeOf } from '../../src-shared/domain/time.ts';
import type { Day, WallTime } from '../../src-shared/domain/time.ts';
import type { Service } from '../../src-shared/domain/service.ts';
import type { Settings } from '../../src-shared/domain/settings.ts';
import { ask } from '../bridge.ts';

type Shown = { firstDay: Day; endDay: Day };
type Hours = Pick<Settings, 'practiceTimeZone' | 'dayStartsAtHour' | 'dayEndsAtHour'>;

/**
 * The day a new booking is likely for: today, or the next one when the day's hours are over; when the
 * calendar was taken to other days, the first of those.
 */
function likelyDay(
  shown: Shown | null,
  { practiceTimeZone, dayEndsAtHour }: Hours,
  now: number,
): Day {
  const local = wallTimeOf(now, practiceTimeZone);
  const isOver = Number(local.slice(11, 13)) >= dayEndsAtHour;
  const next = isOver ? addDays(local.slice(0, 10), 1) : local.slice(0, 10);
  if (shown === null) return next;
  return shown.firstDay <= next && next < shown.endDay ? next : shown.firstDay;
}

/** Where a start is looked for: on that day if it `isMeant`, else from it on. */
type FirstDay = { day: Day; isMeant: boolean };

/** The day a new booking begins with: the one that was named, else a likely one. Whoever looks at days gone by means them. */
export function firstDay(
  asked: Day | null,
  shown: Shown | null,
  hours: Hours,
  now: number,
): FirstDay {
  const day = asked ?? likelyDay(shown, hours, now);
  return { day, isMeant: asked !== null || day < dayOf(now, hours.practiceTimeZone) };
}

/** The first start from a day on, not before now, at which there is room for a service, or for an hour. */
export async function firstFreeStart(
  first: FirstDay,
  hours: Hours,
  service: Pick<Service, 'id' | 'lengthMinutes'> | null = null,
): Promise<WallTime> {
  const { starts } = await ask('availability.nextFree', {
    serviceId: service?.id ?? null,
    minutes: service?.lengthMinutes ?? 60,
    fromAt: startOfDay(first.day, hours.practiceTimeZone),
    count: 1,
  });
  return startOn(first, starts[0], hours);
}

/**
 * The free start, on a later day only if nobody meant this one; else the opening of the day's hours, to begin with
 * something.
 */
export function startOn(
  { day, isMeant }: FirstDay,
  freeAt: number | undefined,
  { practiceTimeZone, dayStartsAtHour }: Hours,
): WallTime {
  if (freeAt !== undefined && (!isMeant || dayOf(freeAt, practiceTimeZone) === day))
    return wallTimeOf(freeAt, practiceTimeZone);
  return `${day}T${String(dayStartsAtHour).padStart(2, '0')}:00`;
}
