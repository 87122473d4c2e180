/** How a series comes back, within a sentence. */
export const rules = {
  days_one: 'every day',
  days_other: 'every {{count}} days',
  weeks_one: 'every week on {{weekdays}}',
  weeks_other: 'every {{count}} weeks on {{weekdays}}',
  monthsOnDay_one: 'every month on the {{day}}',
  monthsOnDay_other: 'every {{count}} months on the {{day}}',
  monthsOnLastDay_one: 'every month on the last day',
  monthsOnLastDay_other: 'every {{count}} months on the last day',
  monthsOnWeekday_one: 'every month on the {{nth}} {{weekday}}',
  monthsOnWeekday_other: 'every {{count}} months on the {{nth}} {{weekday}}',
  last: 'last',
  until: '{{rule}}, until {{day}}',
  once: '{{rule}}, once',
  times: '{{rule}}, {{times}} times',
} as const;
