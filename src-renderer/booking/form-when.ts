import { addDays, resolveWallTime, wallTimeOf } from '../../src-shared/domain/time.ts';
import type { WallTime, When } from '../../src-shared/domain/time.ts';
import { formatDay } from '../ui/format.ts';
import type { FormValues } from './form-values.ts';
import { t } from '../../src-shared/words/words.ts';

/** What the time fields mean, or what is wrong or unclear about them. */
export type FormWhen =
  | { kind: 'clear'; when: When }
  | { kind: 'wrong'; field: 'date' | 'startTime' | 'minutes' | 'days'; message: string }
  /** The clocks go back through this time: it comes twice, and only the person knows which is meant. */
  | { kind: 'twice'; earlier: number; later: number };

type TimeValues = Pick<FormValues, 'allDay' | 'date' | 'startTime' | 'which' | 'minutes' | 'days'>;

const minute = 60_000;

function wrong(field: 'date' | 'startTime' | 'minutes' | 'days', message: string): FormWhen {
  return { kind: 'wrong', field, message };
}

/** The fields of a start that was found to be free: which of two it is where the clocks go back is known. */
export function startFields(
  startAt: number,
  timeZone: string,
): Pick<FormValues, 'date' | 'startTime' | 'which'> {
  const wall = wallTimeOf(startAt, timeZone);
  const meant = resolveWallTime(wall, timeZone);
  const which = meant.kind === 'overlap' ? (meant.earlier === startAt ? 'earlier' : 'later') : null;
  return { date: wall.slice(0, 10), startTime: wall.slice(11), which };
}

/** Reads the time fields in the practice's zone; never guesses where the clocks change. */
export function whenOf(values: TimeValues, timeZone: string): FormWhen {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(values.date))
    return wrong('date', t('booking:wrong.date'));
  if (values.allDay) {
    if (values.days === '' || values.days < 1) return wrong('days', t('booking:wrong.days'));
    return {
      kind: 'clear',
      when: { allDay: true, startDay: values.date, endDay: addDays(values.date, values.days) },
    };
  }
  if (!/^\d{2}:\d{2}$/.test(values.startTime))
    return wrong('startTime', t('booking:wrong.startTime'));
  if (values.minutes === '' || values.minutes < 1)
    return wrong('minutes', t('booking:wrong.minutes'));
  const length = values.minutes * minute;
  const start = resolveWallTime(`${values.date}T${values.startTime}`, timeZone);
  if (start.kind === 'gap')
    return wrong('startTime', gapWords(`${values.date}T${values.startTime}`, timeZone));
  if (start.kind === 'overlap' && values.which === null) {
    return { kind: 'twice', earlier: start.earlier, later: start.later };
  }
  const startAt = start.kind === 'exact' ? start.instant : start[values.which ?? 'earlier'];
  return { kind: 'clear', when: { allDay: false, startAt, endAt: startAt + length, timeZone } };
}

/** Says what exists around a time that the clocks skip. */
function gapWords(wallTime: WallTime, timeZone: string): string {
  const first = edgeOfGap(wallTime, timeZone, -1);
  const after = edgeOfGap(wallTime, timeZone, 1);
  const said = { time: wallTime.slice(11), day: formatDay(wallTime.slice(0, 10)) };
  if (first === null || after === null) return t('booking:wrong.gap', said);
  const jump = { from: shiftMinutes(first, 1).slice(11), to: after.slice(11) };
  return t('booking:wrong.gapAround', { ...said, ...jump });
}

/** The nearest wall-clock time before or after a skipped one that exists. */
function edgeOfGap(wallTime: WallTime, timeZone: string, step: 1 | -1): WallTime | null {
  let candidate = wallTime;
  for (let tried = 0; tried < 24 * 60; tried += 1) {
    candidate = shiftMinutes(candidate, step);
    if (resolveWallTime(candidate, timeZone).kind !== 'gap') return candidate;
  }
  return null;
}

function shiftMinutes(wallTime: WallTime, minutes: number): WallTime {
  return new Date(Date.parse(`${wallTime}Z`) + minutes * minute).toISOString().slice(0, 16);
}
