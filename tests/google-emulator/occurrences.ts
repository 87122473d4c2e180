import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import type { EventResource, EventTime, EventVersion } from './event-schema.ts';
import type { Zones } from './zones.ts';

/** How far a series without an end is followed when nothing else bounds it, in milliseconds (two years). */
const horizon = 2 * 366 * 24 * 3600_000;

export const isSeries = (event: EventResource): boolean => (event.recurrence?.length ?? 0) > 0;

/** The starts of a series' occurrences in [from, until), before any exception, in milliseconds since 1970. */
export function occurrenceStarts(
  { event, startsAt }: EventVersion,
  from: number,
  until: number = Math.max(startsAt, from) + horizon,
): number[] {
  const zone = event.start?.date === undefined ? (event.start?.timeZone ?? 'UTC') : 'UTC';
  // Days are counted in UTC and shifted back below, so that an all-day series never meets daylight saving time.
  const anchor =
    event.start?.date === undefined ? startsAt : Date.parse(`${event.start.date}T00:00:00Z`);
  const shift = anchor - startsAt;
  const rule = new RRuleTemporal({
    rruleString: `DTSTART;TZID=${zone}:${basicLocal(anchor, zone)}\n${event.recurrence?.map(withClock(event)).join('\n')}`,
    includeDtstart: true,
    temporal: Temporal,
  });
  return rule
    .between(new Date(from + shift - 1), new Date(until + shift), false)
    .map((moment) => moment.epochMilliseconds - shift)
    .filter((start) => start >= from && start < until);
}

/** Days in RDATE and EXDATE mean midnight, where the series counts in days. */
function withClock(event: EventResource): (line: string) => string {
  if (event.start?.date === undefined) return (line) => line;
  return (line) =>
    /^(RDATE|EXDATE)/.test(line)
      ? line.replace(/;VALUE=DATE/, '').replace(/(\d{8})(?!\d|T)/g, '$1T000000Z')
      : line.replace(/UNTIL=(\d{8})(?!\d|T)/, 'UNTIL=$1T000000Z');
}

function basicLocal(instant: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime();
  return local.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
}

/** `series_20260131T090000Z`, or `series_20260131` for days: the name Google gives an occurrence. */
export function instanceId(
  series: EventVersion,
  start: number,
  zones: Zones,
  calendarZone: string,
): string {
  const suffix =
    series.event.start?.date === undefined
      ? `${new Date(start).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
      : zones.format(start, calendarZone).slice(0, 10).replaceAll('-', '');
  return `${series.event.id}_${suffix}`;
}

/** The series and the start an occurrence's id speaks of; null if it is no such id. */
export function parseInstanceId(
  id: string,
  zones: Zones,
  calendarZone: string,
): { seriesId: string; start: number } | null {
  const parts = /^(.+)_(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z)?$/.exec(id);
  if (!parts) return null;
  const [, seriesId, year, month, day, hour, minute, second] = parts;
  const date = `${year}-${month}-${day}`;
  const start =
    hour === undefined
      ? zones.startOfDay(date, calendarZone)
      : Date.parse(`${date}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(start) ? null : { seriesId: seriesId!, start };
}

/** An occurrence as it is while nobody has touched it: everything but the time is the series'. */
export function deriveInstance(
  series: EventVersion,
  start: number,
  zones: Zones,
  calendarZone: string,
): EventVersion {
  const { recurrence: _, ...event } = series.event;
  const end = start + (series.endsAt - series.startsAt);
  const startTime = sameKind(series.event.start, start, zones, calendarZone);
  return {
    ...series,
    zone: calendarZone,
    event: {
      ...event,
      id: instanceId(series, start, zones, calendarZone),
      recurringEventId: series.event.id,
      originalStartTime: startTime,
      start: startTime,
      end: sameKind(series.event.end, end, zones, calendarZone),
    },
    startsAt: start,
    endsAt: end,
  };
}

function sameKind(
  like: EventTime | undefined,
  instant: number,
  zones: Zones,
  calendarZone: string,
): EventTime {
  const text = zones.format(instant, calendarZone);
  if (like?.date !== undefined) return { date: text.slice(0, 10) };
  return { dateTime: text, ...(like?.timeZone === undefined ? {} : { timeZone: like.timeZone }) };
}
