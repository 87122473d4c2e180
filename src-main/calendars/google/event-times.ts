import type { RemoteEvent } from '../../../src-shared/domain/remote-event.ts';
import { Day, Instant, resolveWallTime, type When } from '../../../src-shared/domain/time.ts';
import type { EventBodyJson, EventTimeJson } from './event-json.ts';
import { inEnglish } from '../../../src-shared/words/words.ts';

/** What is needed to read the zone of a moment. */
export type Zones = { calendarTimeZone: string | null; isKnownZone: (timeZone: string) => boolean };

/** A value, or the sentence that says why there is none: in English, to be kept and `retold` when it is shown. */
export type Read<T> = { ok: true; value: T } | { ok: false; problem: string };
export const read = <T>(value: T): Read<T> => ({ ok: true, value });
export const unreadable = (problem: string): { ok: false; problem: string } => ({
  ok: false,
  problem,
});

/** All-day events outside these days are unreadable, as timed ones outside the range of `Instant` are. */
const firstDay = '1900-01-01';
const lastDay = '2200-01-01';

/** Reads when an event happens. An end is also there when `endTimeUnspecified` is set: Google then gives one "for compatibility". */
export function readWhen({ start, end }: EventBodyJson, zones: Zones): Read<When> {
  if (!start) return unreadable(inEnglish('troubles:event.noStart'));
  if (!end) return unreadable(inEnglish('troubles:event.noEnd'));
  if (start.date && end.date && !start.dateTime && !end.dateTime)
    return readDays(start.date, end.date);
  if (!start.dateTime || !end.dateTime || start.date || end.date) {
    return unreadable(inEnglish('troubles:event.mixed'));
  }
  const startZone = readZone(start, zones);
  if (!startZone.ok) return startZone;
  const endZone = end.timeZone === start.timeZone ? startZone : readZone(end, zones);
  if (!endZone.ok) return endZone;
  const startAt = readMoment('start', start.dateTime, startZone.value);
  if (!startAt.ok) return startAt;
  const endAt = readMoment('end', end.dateTime, endZone.value);
  if (!endAt.ok) return endAt;
  if (startAt.value >= endAt.value) return unreadable(inEnglish('troubles:event.backwards'));
  return read({
    allDay: false,
    startAt: startAt.value,
    endAt: endAt.value,
    timeZone: startZone.value,
  });
}

function readDays(startDay: string, endDay: string): Read<When> {
  if (!Day.safeParse(startDay).success) return unreadable(inEnglish('troubles:event.firstDay'));
  if (!Day.safeParse(endDay).success) return unreadable(inEnglish('troubles:event.lastDay'));
  if (startDay >= endDay) return unreadable(inEnglish('troubles:event.backwards'));
  if (startDay < firstDay || endDay > lastDay)
    return unreadable(inEnglish('troubles:event.farAway'));
  return read({ allDay: true, startDay, endDay });
}

function readZone(time: EventTimeJson, { calendarTimeZone, isKnownZone }: Zones): Read<string> {
  if (!time.timeZone)
    return read(calendarTimeZone && isKnownZone(calendarTimeZone) ? calendarTimeZone : 'UTC');
  if (!isKnownZone(time.timeZone))
    return unreadable(inEnglish('troubles:event.zone', { zone: time.timeZone.slice(0, 64) }));
  return read(time.timeZone);
}

const moment =
  /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d)(:[0-5]\d)?(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/i;

/** The offset decides the instant; without one the wall clock of the zone does, unless that is no single instant. */
function readMoment(name: 'start' | 'end', dateTime: string, timeZone: string): Read<number> {
  const [, day = '', time = '', seconds = ':00', fraction = '', offset] =
    moment.exec(dateTime) ?? [];
  if (!Day.safeParse(day).success) return unreadable(inEnglish(`troubles:event.noMoment.${name}`));
  const withOffset = Date.parse(
    `${day}T${time}${seconds}${fraction}${offset ?? 'Z'}`.toUpperCase(),
  );
  if (Number.isNaN(withOffset)) return unreadable(inEnglish(`troubles:event.noMoment.${name}`));
  let instant = withOffset;
  if (offset === undefined) {
    const resolved = resolveWallTime(`${day}T${time}`, timeZone);
    if (resolved.kind !== 'exact')
      return unreadable(inEnglish(`troubles:event.twoMoments.${name}`, { zone: timeZone }));
    instant = resolved.instant + (withOffset - Date.parse(`${day}T${time}Z`));
  }
  if (!Instant.safeParse(instant).success) return unreadable(inEnglish('troubles:event.farAway'));
  return read(instant);
}

/** Reads which instance of its series an exception stands for. */
export function readOriginalStart(
  time: EventTimeJson | null | undefined,
  zones: Zones,
): Read<RemoteEvent['originalStart']> {
  if (!time) return read(null);
  if (time.date && !time.dateTime) {
    if (Day.safeParse(time.date).success) return read({ day: time.date });
    return unreadable(inEnglish('troubles:event.seriesDay'));
  }
  const zone = readZone(time, zones);
  if (!zone.ok) return zone;
  const at = readMoment('start', time.dateTime ?? '', zone.value);
  return at.ok ? read({ at: at.value }) : unreadable(inEnglish('troubles:event.seriesMoment'));
}
