import type { common as english } from '../en/common.ts';
import type { Translated } from '../translated.ts';

export const common: Translated<typeof english> = {
  when: {
    allDay: 'ganztägig',
    justNow: 'gerade eben',
    inAMoment: 'gleich',
    minutesAgo: 'vor {{minutes}} Min.',
    inMinutes: 'in {{minutes}} Min.',
    today: 'um {{time}}',
    yesterday: 'gestern um {{time}}',
    tomorrow: 'morgen um {{time}}',
    onDay: 'am {{day}} um {{time}}',
  },
  length: {
    minutes: '{{minutes}} Min.',
    hours: '{{hours}} Std.',
    both: '{{hours}} Std. {{minutes}} Min.',
  },
};
