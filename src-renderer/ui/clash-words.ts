import type { AcceptedClash, Clash } from '../../src-shared/domain/clash.ts';
import { dayOf } from '../../src-shared/domain/time.ts';
import { formatAgo, formatInstant, formatTime, formatWhen } from './format.ts';

/** What is in the way, in a line: "Physiotherapy: Anna Berg, Tue 3 Mar 09:00–09:50". */
export function clashWords(clash: Clash | AcceptedClash, timeZone: string): string {
  switch (clash.kind) {
    case 'booking': {
      const title = 'title' in clash ? clash.title : 'Another booking';
      return `${title}, ${formatWhen(clash.when, timeZone)}`;
    }
    case 'busy': {
      const title = 'title' in clash && clash.title !== '' ? clash.title : 'Busy';
      return `${title} (in your calendar), ${formatWhen(clash.when, timeZone)}`;
    }
    case 'closed':
      return 'Outside your opening hours';
    case 'time-off':
      return clash.label === '' ? 'Your time off' : `Your time off: ${clash.label}`;
    case 'holiday':
      return `Public holiday: ${clash.name}`;
  }
}

/** What a time is called that something is in the way of, by the first that is. */
export function clashTitle([first]: readonly Clash[]): string {
  switch (first?.kind) {
    case 'closed':
      return 'The practice is closed at this time';
    case 'time-off':
      return 'You are off at this time';
    case 'holiday':
      return 'This is a public holiday';
    default:
      return 'This time is taken';
  }
}

/** A free start on a button: with its day where that is another one. */
export function freeWords(startAt: number, wantedAt: number, timeZone: string): string {
  return dayOf(startAt, timeZone) === dayOf(wantedAt, timeZone)
    ? `Free at ${formatTime(startAt, timeZone)}`
    : `Free ${formatInstant(startAt, timeZone)}`;
}

/** How old what is known of the calendar is; null where none is connected. */
export function freshnessWords(asOf: number | null, now: number, timeZone: string): string | null {
  return asOf === null ? null : `Google Calendar as fetched ${formatAgo(asOf, now, timeZone)}.`;
}
