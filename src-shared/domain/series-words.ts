import { listWords, weekdayWords } from '../words/date-words.ts';
import { t } from '../words/words.ts';
import type { Repeat, SeriesEnd, SeriesRule } from './series-rule.ts';
import { dayText } from './when-text.ts';

type Monthly = Extract<Repeat, { unit: 'month' }>['on'];

/** How a series comes back, within a sentence: "every week on Tuesday", "every 2 weeks on Tue and Thu, until Thu 31 Dec 2026". */
export function ruleWords({ repeat, end }: Pick<SeriesRule, 'repeat' | 'end'>): string {
  return withEnd(repeatWords(repeat), end);
}

/** A day of a month, as a choice or within a rule: "the 3rd", "the last Friday". */
export function monthlyWords(on: Monthly): string {
  if (on.by === 'weekday') {
    const weekday = weekdayWords(on.weekday, 'longWeekday');
    return on.nth === -1
      ? t('series:monthly.lastWeekday', { weekday })
      : t('series:monthly.weekday', { nth: ordinal(on.nth), weekday });
  }
  return on.day === -1
    ? t('series:monthly.lastDay')
    : t('series:monthly.day', { nth: ordinal(on.day) });
}

function repeatWords(repeat: Repeat): string {
  const { every: count } = repeat;
  if (repeat.unit === 'day') return t('series:rule.days', { count });
  if (repeat.unit === 'month')
    return t('series:rule.monthsDay', { count, choice: monthlyWords(repeat.on) });
  const weekdays = repeat.weekdays.toSorted((a, b) => a - b);
  const form = weekdays.length === 1 ? 'longWeekday' : 'weekday';
  const days = listWords(weekdays.map((weekday) => weekdayWords(weekday, form)));
  return t('series:rule.weeks', { count, days });
}

function withEnd(rule: string, end: SeriesEnd): string {
  switch (end.kind) {
    case 'never':
      return rule;
    case 'until':
      return t('series:rule.until', { rule, day: dayText(end.day) });
    case 'count':
      return t('series:rule.times', { rule, count: end.count });
  }
}

let forms: Intl.PluralRules | null = null;

/** "1st", "22nd"; the endings that English tells apart are one and the same elsewhere. */
function ordinal(number: number): string {
  forms ??= new Intl.PluralRules('en', { type: 'ordinal' });
  const form = forms.select(number);
  return t(`series:nth.${form === 'zero' || form === 'many' ? 'other' : form}`, { number });
}
