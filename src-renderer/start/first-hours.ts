import type { OpenHours, WeeklyHours } from '../../src-shared/domain/availability.ts';
import { readTime } from '../booking/time-text.ts';

/** Hours as they are typed: the same on each day chosen, with one break or none. */
export type FirstHours = {
  weekdays: readonly number[];
  from: string;
  until: string;
  breakFrom: string;
  breakUntil: string;
};

export const usualHours: FirstHours = {
  weekdays: [1, 2, 3, 4, 5],
  from: '09:00',
  until: '17:00',
  breakFrom: '12:30',
  breakUntil: '13:30',
};

/** What can't be kept as it is typed; null where all can. */
export function wrongField(typed: FirstHours): 'until' | 'breakUntil' | null {
  const [from, until] = [readTime(typed.from), readEnd(typed.until)];
  if (from === null || until === null || from >= until) return 'until';
  if (!hasBreak(typed)) return null;
  const [breakFrom, breakUntil] = [readTime(typed.breakFrom), readTime(typed.breakUntil)];
  const isWithin =
    breakFrom !== null &&
    breakUntil !== null &&
    from < breakFrom &&
    breakFrom < breakUntil &&
    breakUntil < until;
  return isWithin ? null : 'breakUntil';
}

/** The hours of the week that this makes; none where something is wrong. */
export function weeklyOf(typed: FirstHours): WeeklyHours[] {
  if (wrongField(typed) !== null) return [];
  const [from, until] = [readTime(typed.from) ?? '', readEnd(typed.until) ?? ''];
  const parts: OpenHours[] = hasBreak(typed)
    ? [
        { from, to: readTime(typed.breakFrom) ?? '' },
        { from: readTime(typed.breakUntil) ?? '', to: until },
      ]
    : [{ from, to: until }];
  return typed.weekdays.flatMap((weekday) =>
    parts.map((hours) => ({ weekday, hours, validFrom: null, validUntil: null })),
  );
}

/** The whole hours that a calendar has to show for it, at least those given. */
export function shownHours(
  typed: FirstHours,
  atLeast: { dayStartsAtHour: number; dayEndsAtHour: number },
): { dayStartsAtHour: number; dayEndsAtHour: number } {
  if (wrongField(typed) !== null) return atLeast;
  const first = Number((readTime(typed.from) ?? '00').slice(0, 2));
  const [hour = 0, minute = 0] = (readEnd(typed.until) ?? '24:00').split(':').map(Number);
  return {
    dayStartsAtHour: Math.min(atLeast.dayStartsAtHour, first),
    dayEndsAtHour: Math.max(atLeast.dayEndsAtHour, minute > 0 ? hour + 1 : hour),
  };
}

function hasBreak({ breakFrom, breakUntil }: FirstHours): boolean {
  return breakFrom.trim() !== '' || breakUntil.trim() !== '';
}

/** The end of a day may be midnight. */
function readEnd(text: string): string | null {
  return /^(24|0?0)([:.h]?0?0)?$/.test(text.trim()) ? '24:00' : readTime(text);
}
