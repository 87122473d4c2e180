import type { Clash } from './clash.ts';
import { describeWhen } from './when-text.ts';

/** Why a time was refused, in sentences for the person: the first reason, and how many more there are. */
export function describeClashes([first, ...more]: readonly [Clash, ...Clash[]]): string {
  const rest = more.length === 0 ? '' : ` and ${more.length} more`;
  return `${reason(first)}${rest}. Nothing was changed. Choose another time, or book it anyway.`;
}

function reason(clash: Clash): string {
  switch (clash.kind) {
    case 'booking':
      return `This time overlaps ${clash.title}, ${describeWhen(clash.when)}`;
    case 'busy':
      return `This time overlaps “${clash.title}” in your calendar, ${describeWhen(clash.when)}`;
    case 'closed':
      return 'The practice is closed at this time';
    case 'time-off':
      return clash.label === ''
        ? 'This time lies in your time off'
        : `This time lies in your time off (${clash.label})`;
    case 'holiday':
      return `The practice is closed on this day (${clash.name})`;
  }
}
