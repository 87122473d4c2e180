import type { Repeat, SeriesRule } from '../../src-shared/domain/series-rule.ts';
import { daysAfter, numberOf } from './recurrence-model.ts';

/** Zones with odd rules, and half of them with clocks that change. */
export const seriesZones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'America/Sao_Paulo',
] as const;

type ModelOccurrence = { recurrenceId: string; instants: number[] };

/**
 * The occurrences of a series up to a day (exclusive), by asking of every day whether it belongs, and of every quarter
 * of an hour around it whether the clocks of the zone show the series' time: none in a gap, two where they go back.
 */
export function modelOccurrences(rule: SeriesRule, toDay: string): ModelOccurrence[] {
  const [startDay = '', time = ''] = rule.start.split('T');
  const clock = clockOf(rule.timeZone);
  const found: ModelOccurrence[] = [];
  for (let day = startDay; day < toDay; day = daysAfter(day, 1)) {
    if (!belongs(rule.repeat, day, startDay)) continue;
    if (rule.end.kind === 'until' && day > rule.end.day) break;
    if (rule.end.kind === 'count' && found.length >= rule.end.count) break;
    found.push({ recurrenceId: `${day}T${time}`, instants: instantsAt(`${day}T${time}`, clock) });
  }
  return found;
}

function belongs(repeat: Repeat, day: string, startDay: string): boolean {
  const days = numberOf(day) - numberOf(startDay);
  if (repeat.unit === 'day') return days % repeat.every === 0;
  if (repeat.unit === 'week') {
    const weeks = (mondayOf(day) - mondayOf(startDay)) / 7;
    return weeks % repeat.every === 0 && repeat.weekdays.includes(weekdayOf(day));
  }
  const [date, start] = [new Date(day), new Date(startDay)];
  const months =
    (date.getUTCFullYear() - start.getUTCFullYear()) * 12 +
    date.getUTCMonth() -
    start.getUTCMonth();
  if (months % repeat.every !== 0) return false;
  const isLastDay = new Date(daysAfter(day, 1)).getUTCDate() === 1;
  const { on } = repeat;
  if (on.by === 'day') return on.day === -1 ? isLastDay : date.getUTCDate() === on.day;
  if (weekdayOf(day) !== on.weekday) return false;
  const isLastOfMonth = new Date(daysAfter(day, 7)).getUTCMonth() !== date.getUTCMonth();
  return on.nth === -1 ? isLastOfMonth : Math.floor((date.getUTCDate() - 1) / 7) === on.nth - 1;
}

function weekdayOf(day: string): number {
  return new Date(day).getUTCDay() || 7;
}

function mondayOf(day: string): number {
  return numberOf(day) - weekdayOf(day) + 1;
}

/** The system's own clock of a zone, which knows nothing of our calendar arithmetic. */
function clockOf(timeZone: string): (instant: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (instant) => format.format(instant).replace(' ', 'T');
}

function instantsAt(wall: string, clock: (instant: number) => string): number[] {
  const asIfUtc = Date.parse(`${wall}Z`);
  const instants: number[] = [];
  for (let quarter = -60; quarter <= 60; quarter += 1) {
    const instant = asIfUtc + quarter * 15 * 60_000;
    if (clock(instant) === wall) instants.push(instant);
  }
  return instants;
}
