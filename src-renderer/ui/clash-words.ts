import type { AcceptedClash, Clash } from '../../src-shared/domain/clash.ts';
import { dayOf } from '../../src-shared/domain/time.ts';
import { t } from '../../src-shared/words/words.ts';
import { formatAgo, formatInstant, formatTime, formatWhen } from './format.ts';

/** What is in the way, in a line: "Physiotherapy: Anna Berg, Tue 3 Mar 09:00–09:50". */
export function clashWords(clash: Clash | AcceptedClash, timeZone: string): string {
  switch (clash.kind) {
    case 'booking': {
      const title = 'title' in clash ? clash.title : t('booking:clash.otherBooking');
      return t('booking:clash.booking', { title, when: formatWhen(clash.when, timeZone) });
    }
    case 'busy': {
      const isNamed = 'title' in clash && clash.title !== '';
      const title = isNamed ? clash.title : t('booking:clash.busyUntitled');
      return t('booking:clash.busy', { title, when: formatWhen(clash.when, timeZone) });
    }
    case 'closed':
      return t('booking:clash.closed');
    case 'time-off':
      return clash.label === ''
        ? t('booking:clash.off')
        : t('booking:clash.offFor', { label: clash.label });
    case 'holiday':
      return t('booking:clash.holiday', { name: clash.name });
  }
}

/** What a time is called that something is in the way of, by the first that is. */
export function clashTitle([first]: readonly Clash[]): string {
  switch (first?.kind) {
    case 'closed':
      return t('booking:clash.closedTitle');
    case 'time-off':
      return t('booking:clash.offTitle');
    case 'holiday':
      return t('booking:clash.holidayTitle');
    default:
      return t('booking:clash.taken');
  }
}

/** A free start on a button: with its day where that is another one. */
export function freeWords(startAt: number, wantedAt: number, timeZone: string): string {
  return dayOf(startAt, timeZone) === dayOf(wantedAt, timeZone)
    ? t('booking:free.at', { time: formatTime(startAt, timeZone) })
    : t('booking:free.on', { when: formatInstant(startAt, timeZone) });
}

/** How old what is known of the calendar is; null where none is connected. */
export function freshnessWords(asOf: number | null, now: number, timeZone: string): string | null {
  return asOf === null ? null : t('booking:free.fetched', { ago: formatAgo(asOf, now, timeZone) });
}
