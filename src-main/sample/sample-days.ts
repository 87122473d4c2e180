import type { Temporal } from 'temporal-polyfill';
import type { WeeklyHours } from '../../src-shared/domain/availability.ts';
import type { Random } from '../platform/ports.ts';
import { between } from './chance.ts';

/** A part of a day, in minutes since midnight on the clock of the practice. */
export type Session = { minute: number; minutes: number; service: number };

export type ServiceLength = {
  minutes: number;
  bufferAfterMinutes: number;
  /** How often it is booked, beside the others. */
  share: number;
};

/** The halves of a working day, in minutes since midnight. */
const halves = [
  { from: 8 * 60, to: 12 * 60 + 30 },
  { from: 13 * 60 + 30, to: 19 * 60 },
];

/** The hours of the week that the halves of the days make. */
export function weeklyHours(): WeeklyHours[] {
  return [1, 2, 3, 4, 5].flatMap((weekday) =>
    halvesOf(weekday).map(({ from, to }) => ({
      weekday,
      hours: { from: clock(from), to: clock(to) },
      validFrom: null,
      validUntil: null,
    })),
  );
}

function halvesOf(weekday: number) {
  return weekday === 5 ? halves.slice(0, 1) : halves; // nobody comes on a Friday afternoon
}

function clock(minute: number): string {
  const [hours, rest] = [Math.floor(minute / 60), minute % 60];
  return `${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

/** Two weeks in August and the days between the years: then nobody works. */
export function isHoliday(day: Temporal.PlainDate): boolean {
  if (day.month === 8) return day.day <= 14;
  return (day.month === 12 && day.day >= 24) || (day.month === 1 && day.day === 1);
}

export function isWorkday(day: Temporal.PlainDate): boolean {
  return day.dayOfWeek <= 5 && !isHoliday(day);
}

/** About so many sessions of a day, one after the other with pauses of no set length, on five minutes. */
export function sessionsOf(
  weekday: number,
  about: number,
  services: readonly ServiceLength[],
  random: Random,
): Session[] {
  const parts = halvesOf(weekday);
  const open = parts.reduce((sum, { from, to }) => sum + to - from, 0);
  return parts.flatMap(({ from, to }) => {
    const wanted = Math.round((about * (to - from)) / open + random() - 0.5);
    const chosen: Omit<Session, 'minute'>[] = [];
    let needed = 0;
    while (chosen.length < wanted) {
      const service = byShare(services, random());
      const { minutes = 60, bufferAfterMinutes = 0 } = services[service] ?? {};
      if (needed + minutes + bufferAfterMinutes > to - from) break;
      needed += minutes + bufferAfterMinutes;
      chosen.push({ service, minutes });
    }
    let minute = from;
    let slack = to - from - needed;
    return chosen.map((session, index) => {
      const left = chosen.length - index;
      const pause = between(0, Math.floor((2 * slack) / (left + 1) / 5), random) * 5;
      slack -= pause;
      const begins = minute + pause;
      minute = begins + session.minutes + (services[session.service]?.bufferAfterMinutes ?? 0);
      return { ...session, minute: begins };
    });
  });
}

function byShare(services: readonly ServiceLength[], chance: number): number {
  let left = chance * services.reduce((sum, { share }) => sum + share, 0);
  const found = services.findIndex(({ share }) => (left -= share) < 0);
  return Math.max(found, 0);
}
