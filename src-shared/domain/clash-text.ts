import type { Clash } from './clash.ts';
import { describeWhen } from './when-text.ts';
import { t } from '../words/words.ts';

/** Why a time was refused, in sentences for the person: the first reason, and how many more there are. */
export function describeClashes([first, ...more]: readonly [Clash, ...Clash[]]): string {
  const reason = reasonOf(first);
  return more.length === 0
    ? t('clashes:refused', { reason })
    : t('clashes:refusedMore', { reason, count: more.length });
}

function reasonOf(clash: Clash): string {
  switch (clash.kind) {
    case 'booking':
      return t('clashes:booking', { title: clash.title, when: describeWhen(clash.when) });
    case 'busy':
      return t('clashes:busy', { title: clash.title, when: describeWhen(clash.when) });
    case 'closed':
      return t('clashes:closed');
    case 'time-off':
      return clash.label === ''
        ? t('clashes:timeOff')
        : t('clashes:timeOffFor', { label: clash.label });
    case 'holiday':
      return t('clashes:holiday', { name: clash.name });
  }
}
