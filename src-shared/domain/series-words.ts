import { listWords, weekdayWords } from '../words/date-words.ts';
import { spokenLanguage, t } from '../words/words.ts';
import type { Repeat, SeriesEnd, SeriesRule } from './series-rule.ts';
import { dayText } from './when-text.ts';

/** How a series comes back, within a sentence: "every 2 weeks on Tue and Thu, until Thu 31 Dec 2026". */
export function ruleWords({ repeat, end }: Pick<SeriesRule, 'repeat' | 'end'>): string {
  return withEnd(repeatWords(repeat), end);
}

function repeatWords(repeat: Repeat): string {
  const { every: count, unit } = repeat;
  if (unit === 'day') return t('rules:days', { count });
  if (unit === 'week') {
    const days = repeat.weekdays.toSorted((a, b) => a - b).map((day) => weekdayWords(day));
    return t('rules:weeks', { count, weekdays: listWords(days) });
  }
  const { on } = repeat;
  if (on.by === 'weekday') {
    const weekday = weekdayWords(on.weekday);
    return t('rules:monthsOnWeekday', { count, nth: ordinal(on.nth), weekday });
  }
  return on.day === -1
    ? t('rules:monthsOnLastDay', { count })
    : t('rules:monthsOnDay', { count, day: ordinal(on.day) });
}

function withEnd(rule: string, end: SeriesEnd): string {
  switch (end.kind) {
    case 'never':
      return rule;
    case 'until':
      return t('rules:until', { rule, day: dayText(end.day) });
    case 'count':
      return end.count === 1
        ? t('rules:once', { rule })
        : t('rules:times', { rule, times: end.count });
  }
}

function ordinal(number: number): string {
  if (number === -1) return t('rules:last');
  if (spokenLanguage() === 'de') return `${number}.`;
  const tens = Math.floor((number % 100) / 10);
  const ending = tens === 1 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}
