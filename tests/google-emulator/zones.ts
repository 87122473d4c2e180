import { Temporal } from 'temporal-polyfill';

/** Wall-clock arithmetic in IANA zones. Instants are milliseconds since 1970. */
export type Zones = {
  isKnown(zone: string): boolean;
  /** RFC 3339 with the zone's offset, `Z` in UTC, to the second: the way Google writes a `dateTime`. */
  format(instant: number, zone: string): string;
  /** The instant of a wall-clock time; a time in a gap moves forward, a doubled one is the earlier. */
  instantOf(local: string, zone: string): number;
  startOfDay(day: string, zone: string): number;
};

type Stretch = { from: number; to: number; offset: number };

export function createZones(): Zones {
  const known = new Map<string, boolean>();
  /** Stretches of constant offset, found once for each: asking the time-zone database for 20,000 instants takes too long. */
  const stretches = new Map<string, Stretch[]>();

  function offsetAt(instant: number, zone: string): number {
    const found = stretches.get(zone) ?? [];
    const known = found.find(({ from, to }) => from <= instant && instant < to);
    if (known) return known.offset;
    const moment = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
    const stretch = {
      // The previous transition is strictly before the moment: one at the moment itself starts this stretch.
      from:
        moment.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')?.epochMilliseconds ??
        -Infinity,
      to: moment.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity,
      offset: moment.offsetNanoseconds / 1e6,
    };
    stretches.set(zone, [...found, stretch]);
    return stretch.offset;
  }

  return {
    isKnown(zone) {
      const cached = known.get(zone);
      if (cached !== undefined) return cached;
      const answer = /^[A-Za-z]/.test(zone) && isAccepted(zone);
      known.set(zone, answer);
      return answer;
    },
    format(instant, zone) {
      const offset = offsetAt(instant, zone);
      const local = new Date(instant + offset).toISOString().slice(0, 19);
      return `${local}${zone === 'UTC' || zone === 'Etc/UTC' ? 'Z' : offsetText(offset)}`;
    },
    instantOf: (local, zone) =>
      Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds,
    startOfDay(day, zone) {
      const utc = Date.parse(`${day}T00:00:00Z`);
      const guess = utc - offsetAt(utc, zone);
      return offsetAt(guess, zone) === offsetAt(utc, zone)
        ? guess
        : Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
    },
  };
}

function isAccepted(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false; // a RangeError is how Intl says that it does not know the zone
  }
}

function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
