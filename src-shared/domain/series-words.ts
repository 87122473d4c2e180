import type { Repeat, SeriesEnd, SeriesRule } from './series-rule.ts';
import { dayText } from './when-text.ts';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** How a series comes back, within a sentence: "every 2 weeks on Tue and Thu, until Thu 31 Dec 2026". */
export function ruleWords({ repeat, end }: Pick<SeriesRule, 'repeat' | 'end'>): string {
  return `${everyWords(repeat)}${onWords(repeat)}${endWords(end)}`;
}

function everyWords({ every, unit }: Repeat): string {
  return every === 1 ? `every ${unit}` : `every ${every} ${unit}s`;
}

function onWords(repeat: Repeat): string {
  if (repeat.unit === 'day') return '';
  if (repeat.unit === 'week') {
    const days = repeat.weekdays.toSorted((a, b) => a - b).map((day) => weekdays[day - 1] ?? '');
    return ` on ${listed(days)}`;
  }
  const { on } = repeat;
  if (on.by === 'weekday') return ` on the ${ordinal(on.nth)} ${weekdays[on.weekday - 1]}`;
  return on.day === -1 ? ' on the last day' : ` on the ${ordinal(on.day)}`;
}

function endWords(end: SeriesEnd): string {
  switch (end.kind) {
    case 'never':
      return '';
    case 'until':
      return `, until ${dayText(end.day)}`;
    case 'count':
      return end.count === 1 ? ', once' : `, ${end.count} times`;
  }
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function ordinal(number: number): string {
  if (number === -1) return 'last';
  const tens = Math.floor((number % 100) / 10);
  const ending = tens === 1 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}
