import type { EventInput } from '@fullcalendar/react';
import type { OpeningRules } from '../../src-shared/domain/availability.ts';
import { openingOf } from '../../src-shared/domain/opening.ts';
import { t } from '../../src-shared/words/words.ts';
import type { Day } from '../../src-shared/domain/time.ts';
import { weekdayOf } from '../ui/format.ts';

/**
 * The open hours of the days on screen, of which there are never two of one weekday. Where no hours are given, the
 * hours that the person likes to see stand for them; what they said of a single day counts all the same.
 */
export function businessHours(
  rules: OpeningRules | null,
  days: readonly Day[],
  usual: { startTime: string; endTime: string },
): EventInput[] {
  if (rules === null) return [{ daysOfWeek: [0, 1, 2, 3, 4, 5, 6], ...usual }];
  const hours = days.flatMap((day) => {
    const daysOfWeek = [weekdayOf(day) % 7];
    const { hours: windows, otherwise } = openingOf(rules, day);
    const isSpecial =
      otherwise.kind !== 'closed' || rules.exceptions.some((exception) => exception.day === day);
    if (rules.weekly.length === 0 && !isSpecial) return [{ daysOfWeek, ...usual }];
    return windows.map(({ from, to }) => ({ daysOfWeek, startTime: from, endTime: to }));
  });
  // An empty list would mean that nothing was said; hours on no day at all mean that all is closed.
  return hours.length > 0 ? hours : [{ daysOfWeek: [], ...usual }];
}

/** Why a day is closed as a whole, in the words for its head; null for an ordinary day. */
export function dayOffLabel(rules: OpeningRules | null, day: Day): string | null {
  if (rules === null) return null;
  const { hours, otherwise } = openingOf(rules, day);
  if (otherwise.kind === 'holiday') return otherwise.name;
  if (otherwise.kind === 'time-off')
    return otherwise.label === '' ? t('calendar:day.timeOff') : otherwise.label;
  const isException = rules.exceptions.some((exception) => exception.day === day);
  return isException && hours.length === 0 ? t('calendar:day.closed') : null;
}
