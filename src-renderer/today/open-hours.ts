import type { OpeningRules } from '../../src-shared/domain/availability.ts';
import { openSpans, type Span } from '../../src-shared/domain/opening.ts';
import { addDays, startOfDay, type Day, weekdayOf } from '../../src-shared/domain/time.ts';

/**
 * When the practice is open on a day. Where no hours are given, those that the person likes to see stand for them; what
 * they said of a single day counts all the same.
 */
export function openHoursOn(
  rules: OpeningRules,
  day: Day,
  usual: { dayStartsAtHour: number; dayEndsAtHour: number },
): Span[] {
  const hours = { from: clockTime(usual.dayStartsAtHour), to: clockTime(usual.dayEndsAtHour) };
  const asUsual = { weekday: weekdayOf(day), hours, validFrom: null, validUntil: null };
  const weekly = rules.weekly.length === 0 ? [asUsual] : rules.weekly;
  const { timeZone } = rules;
  return openSpans(
    { ...rules, weekly },
    startOfDay(day, timeZone),
    startOfDay(addDays(day, 1), timeZone),
  );
}

function clockTime(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
