import type { SyncHealth } from '../../src-shared/domain/sync-health.ts';
import { addDays, startOfDay, type Day } from '../../src-shared/domain/time.ts';
import { daysFrom } from '../ui/format.ts';

/** The instants of so many whole days up to now, today among them. */
export function lastDays(
  days: number,
  today: Day,
  now: number,
  timeZone: string,
): { fromAt: number; toAt: number } {
  return { fromAt: startOfDay(addDays(today, 1 - days), timeZone), toAt: now + 1 };
}

/** A chart of a longer period begins with the first day of which there is something, and not with months of nothing. */
const mostEmptyDays = 30;

/** The last days with those on which nothing was logged between them: what lies side by side in a chart is a day apart. */
export function withEmptyDays(
  logged: SyncHealth['days'],
  days: number,
  today: Day,
): SyncHealth['days'] {
  const known = new Map(logged.map((one) => [one.day, one]));
  const begin = addDays(today, 1 - Math.min(days, mostEmptyDays));
  const [first] = days > mostEmptyDays ? [...known.keys(), begin].toSorted() : [begin];
  return daysFrom(first ?? begin, addDays(today, 1)).map(
    (day) => known.get(day) ?? { day, ok: 0, failed: 0, offline: 0, sent: 0 },
  );
}
