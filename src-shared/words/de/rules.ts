import type { rules as english } from '../en/rules.ts';
import type { Translated } from '../translated.ts';

export const rules: Translated<typeof english> = {
  days_one: 'jeden Tag',
  days_other: 'alle {{count}} Tage',
  weeks_one: 'jede Woche am {{weekdays}}',
  weeks_other: 'alle {{count}} Wochen am {{weekdays}}',
  monthsOnDay_one: 'jeden Monat am {{day}}',
  monthsOnDay_other: 'alle {{count}} Monate am {{day}}',
  monthsOnLastDay_one: 'jeden Monat am letzten Tag',
  monthsOnLastDay_other: 'alle {{count}} Monate am letzten Tag',
  monthsOnWeekday_one: 'jeden Monat am {{nth}} {{weekday}}',
  monthsOnWeekday_other: 'alle {{count}} Monate am {{nth}} {{weekday}}',
  last: 'letzten',
  until: '{{rule}}, bis {{day}}',
  once: '{{rule}}, einmal',
  times: '{{rule}}, {{times}}-mal',
};
