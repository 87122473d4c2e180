import { numberLocale } from '../../src-shared/words/date-words.ts';
import { dayOf } from '../../src-shared/domain/time.ts';
import { t } from '../../src-shared/words/words.ts';
import { formatDay, formatMinutes } from '../ui/format.ts';

const none = '–';
const minutesOfDay = 24 * 60;

/** A share as in "98 %"; what is not quite all is never rounded up to it. */
export function formatShare(share: number | null): string {
  if (share === null) return none;
  const percent = share === 1 ? 100 : Math.min(99, Math.round(share * 100));
  return t('health:share', { percent });
}

/** A length of time as in "120 ms", "1.4 s". */
export function formatLength(ms: number | null): string {
  if (ms === null) return none;
  return ms < 1000
    ? t('health:milliseconds', { number: Math.round(ms) })
    : t('health:seconds', { number: toTenths(ms / 1000) });
}

/** For how long something has been waiting, as in "12 min"; from a day on since when, as in "since Tue 3 Mar". */
export function formatWaiting(since: number, now: number, timeZone: string): string {
  const minutes = Math.floor((now - since) / 60_000);
  if (minutes < 1) return t('health:figure.underMinute');
  if (minutes < minutesOfDay) return formatMinutes(minutes);
  const thisYear = dayOf(now, timeZone).slice(0, 4);
  return t('health:figure.since', { day: formatDay(dayOf(since, timeZone), thisYear) });
}

/** A size as in "12 kB", "3.4 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000_000)
    return t('health:kilobytes', { number: Math.max(1, Math.round(bytes / 1000)) });
  return t('health:megabytes', { number: toTenths(bytes / 1_000_000) });
}

function toTenths(number: number): string {
  return number.toLocaleString(numberLocale(), {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
}
