import { OpenHours, type WeeklyHours } from '../../src-shared/domain/availability.ts';
import { faultInWeek, hoursText } from '../../src-shared/domain/hours-rules.ts';
import { weekdayWords } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';

/** A window of the week while it is edited; a field that holds no time or day is empty. */
export type DraftWindow = {
  key: number;
  weekday: number;
  from: string;
  to: string;
  /** It counts only for some time, which the two days say. */
  isLimited: boolean;
  validFrom: string;
  validUntil: string;
};

/** The week as it is, ready to be edited. */
export function draftOf(weekly: readonly WeeklyHours[]): DraftWindow[] {
  return weekly.map(({ weekday, hours, validFrom, validUntil }, key) => ({
    key,
    weekday,
    ...hours,
    isLimited: validFrom !== null || validUntil !== null,
    validFrom: validFrom ?? '',
    validUntil: validUntil ?? '',
  }));
}

/** Adds a window to a weekday: an hour after its last one, or a morning. */
export function withWindow(draft: readonly DraftWindow[], weekday: number): DraftWindow[] {
  const last = draft
    .filter((some) => some.weekday === weekday && some.to !== '')
    .map(({ to }) => Number(to.slice(0, 2)))
    .toSorted((a, b) => a - b)
    .at(-1);
  const hour = (number: number) => `${String(Math.min(number, 24)).padStart(2, '0')}:00`;
  const hours =
    last === undefined || last > 21
      ? { from: '09:00', to: '12:00' }
      : { from: hour(last + 1), to: hour(last + 4) };
  return [
    ...draft,
    { key: nextKey(draft), weekday, ...hours, isLimited: false, validFrom: '', validUntil: '' },
  ];
}

/** Gives other weekdays the windows of one. */
export function copiedTo(
  draft: readonly DraftWindow[],
  from: number,
  to: readonly number[],
): DraftWindow[] {
  let key = nextKey(draft);
  const windows = draft.filter(({ weekday }) => weekday === from);
  return [
    ...draft.filter(({ weekday }) => !to.includes(weekday)),
    ...to.flatMap((weekday) => windows.map((window) => ({ ...window, weekday, key: key++ }))),
  ];
}

/** Tells whether other weekdays have the windows of one already, so that copying would change nothing. */
export function isCopied(
  draft: readonly DraftWindow[],
  from: number,
  to: readonly number[],
): boolean {
  const text = (weekday: number) =>
    draft
      .filter((window) => window.weekday === weekday)
      .map(({ key: _key, weekday: _weekday, ...window }) => JSON.stringify(window))
      .toSorted()
      .join();
  return to.every((weekday) => text(weekday) === text(from));
}

function nextKey(draft: readonly DraftWindow[]): number {
  return Math.max(0, ...draft.map(({ key }) => key)) + 1;
}

/** The week that a draft means, or what is still wrong with it. */
export function weekOf(
  draft: readonly DraftWindow[],
): { kind: 'week'; weekly: WeeklyHours[] } | { kind: 'fault'; sentence: string } {
  const weekly: WeeklyHours[] = [];
  for (const { weekday, from, to, isLimited, validFrom, validUntil } of draft) {
    const name = weekdayWords(weekday, 'longWeekday');
    if (from === '' || to === '') {
      return { kind: 'fault', sentence: t('availability:week.fault.empty', { weekday: name }) };
    }
    const hours = OpenHours.safeParse({ from, to });
    if (!hours.success) {
      const fact = { hours: hoursText({ from, to }), weekday: name };
      return { kind: 'fault', sentence: t('availability:week.fault.backwards', fact) };
    }
    weekly.push({
      weekday,
      hours: hours.data,
      validFrom: isLimited && validFrom !== '' ? validFrom : null,
      validUntil: isLimited && validUntil !== '' ? validUntil : null,
    });
  }
  const fault = faultInWeek(weekly);
  return fault === null ? { kind: 'week', weekly } : { kind: 'fault', sentence: `${fault}.` };
}

/** Tells whether two weeks have the same hours, in whatever order. */
export function isSameWeek(a: readonly WeeklyHours[], b: readonly WeeklyHours[]): boolean {
  const text = (weekly: readonly WeeklyHours[]) =>
    weekly
      .map(({ weekday, hours, validFrom, validUntil }) =>
        [weekday, hours.from, hours.to, validFrom, validUntil].join(' '),
      )
      .toSorted()
      .join();
  return text(a) === text(b);
}
