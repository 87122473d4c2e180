import type { OpeningRules } from '../../src-shared/domain/availability.ts';
import { openingOf } from '../../src-shared/domain/opening.ts';
import type { Day } from '../../src-shared/domain/time.ts';
import { t } from '../../src-shared/words/words.ts';

/** A stretch of a day, in minutes of the wall clock. */
export type Stretch = { fromMinute: number; toMinute: number };

/** How a day stands out as a whole; null for one like any other. */
export type DayOff = 'closed' | 'time-off' | 'holiday' | null;

const fullDay = 24 * 60;

/**
 * The stretches of a day in which the practice is closed. Where no hours are given, those that the person likes to see
 * stand for them (`usual`, in hours); what they said of a single day counts all the same.
 */
export function closedStretches(
  rules: OpeningRules | null,
  day: Day,
  usual: { fromHour: number; toHour: number },
): Stretch[] {
  const usually = [{ fromMinute: usual.fromHour * 60, toMinute: usual.toHour * 60 }];
  if (rules === null) return between(usually);
  const { hours, otherwise } = openingOf(rules, day);
  const isSpecial =
    otherwise.kind !== 'closed' || rules.exceptions.some((exception) => exception.day === day);
  if (rules.weekly.length === 0 && !isSpecial) return between(usually);
  return between(
    hours.map(({ from, to }) => ({ fromMinute: minutes(from), toMinute: minutes(to) })),
  );
}

/** What is left of a day between some stretches of it. */
function between(stretches: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = [];
  let reached = 0;
  for (const { fromMinute, toMinute } of stretches.toSorted(
    (a, b) => a.fromMinute - b.fromMinute,
  )) {
    if (fromMinute > reached) found.push({ fromMinute: reached, toMinute: fromMinute });
    reached = Math.max(reached, toMinute);
  }
  if (reached < fullDay) found.push({ fromMinute: reached, toMinute: fullDay });
  return found;
}

function minutes(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

/** Whether a day is off or closed as a whole, and by what. */
export function dayOff(rules: OpeningRules | null, day: Day): DayOff {
  if (rules === null) return null;
  const { hours, otherwise } = openingOf(rules, day);
  return hours.length > 0 ? null : otherwise.kind;
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
