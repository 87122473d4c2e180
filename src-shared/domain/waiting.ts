import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type ClockTime, OpenHours } from './availability.ts';
import { BufferMinutes } from './booking.ts';
import { BookingId, ClientId, ServiceId, WaitingId } from './ids.ts';
import type { Service } from './service.ts';
import { Day, dayOf, resolveWallTime, startOfDay, When } from './time.ts';
import { t } from '../words/words.ts';

export const WaitingState = z.enum(['waiting', 'offered', 'booked', 'removed']);
export type WaitingState = z.output<typeof WaitingState>;

const Weekday = z.number().int().min(1).max(7);

const details = {
  clientId: ClientId,
  /** Null for anything: then an hour is looked for. */
  serviceId: ServiceId.nullable(),
  /** ISO weekday numbers, 1 is Monday; none means any. */
  weekdays: z.array(Weekday).max(7),
  /** Parts of the day on the practice's clock; none means any. */
  windows: z.array(OpenHours).max(6),
  /** Both inclusive; null for no limit. */
  earliestDay: Day.nullable(),
  latestDay: Day.nullable(),
  note: z.string().trim().max(2000),
};

const inOrder = (given: { earliestDay?: Day | null; latestDay?: Day | null }): boolean =>
  !given.earliestDay || !given.latestDay || given.earliestDay <= given.latestDay;
const orderWords = { error: (): string => t('refusals:input.lastDay') };

/** What the person fills in to put somebody on the waiting list. */
export const WaitingDraft = z
  .object({
    ...details,
    serviceId: details.serviceId.default(null),
    weekdays: details.weekdays.default([]),
    windows: details.windows.default([]),
    earliestDay: details.earliestDay.default(null),
    latestDay: details.latestDay.default(null),
    note: details.note.default(''),
  })
  .refine(inOrder, orderWords);
export type WaitingDraft = z.output<typeof WaitingDraft>;

/** A change of some fields; what is left out stays as it is. */
export const WaitingChange = z
  .object({ ...details, state: WaitingState.extract(['waiting', 'offered']) })
  .omit({ clientId: true })
  .partial();
export type WaitingChange = z.output<typeof WaitingChange>;

/** Somebody who waits for a time. */
export const WaitingEntry = z
  .object({
    id: WaitingId,
    ...details,
    /** Since when: who has waited longest is offered a time first. */
    sinceAt: z.number(),
    state: WaitingState,
    /** What was booked for it. */
    bookingId: BookingId.nullable(),
    revision: z.number().int().positive(),
    createdAt: z.number(),
    changedAt: z.number(),
  })
  .refine(inOrder, orderWords);
export type WaitingEntry = z.output<typeof WaitingEntry>;

/** An entry with what the window needs to show it. */
export const WaitingView = WaitingEntry.safeExtend({
  clientName: z.string(),
  clientPhone: z.string(),
  clientEmail: z.string(),
  serviceName: z.string().nullable(),
});
export type WaitingView = z.output<typeof WaitingView>;

/** A time that somebody gave up, with what was kept free around it. */
export const FreedTime = z.object({
  when: When,
  bufferBeforeMinutes: BufferMinutes,
  bufferAfterMinutes: BufferMinutes,
});
export type FreedTime = z.output<typeof FreedTime>;

/** Somebody who waits, and the earliest time they could have. */
export const WaitingFit = z.object({ entry: WaitingView, when: When });
export type WaitingFit = z.output<typeof WaitingFit>;

/** A half-open interval of instants. */
export type Span = { startAt: number; endAt: number };

/** What somebody waits for takes: an hour when it is anything. */
export type Needed = Pick<Service, 'lengthMinutes' | 'bufferBeforeMinutes' | 'bufferAfterMinutes'>;
export const neededForAnything: Needed = {
  lengthMinutes: 60,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
};

const minuteMs = 60_000;
const wholeDay: OpenHours = { from: '00:00', to: '24:00' };

/**
 * The earliest time within free spans that suits who waits: on a day and in a part of it that they wish, with the
 * buffers of the service inside the span, and not before now. Days and hours are those of the practice's clock.
 * Null when none does.
 */
export function firstFit(
  entry: Pick<WaitingEntry, 'weekdays' | 'windows' | 'earliestDay' | 'latestDay'>,
  needed: Needed,
  free: readonly Span[],
  { now, timeZone }: { now: number; timeZone: string },
): Span | null {
  const windows = entry.windows.length === 0 ? [wholeDay] : entry.windows;
  let best: Span | null = null;
  for (const span of free) {
    const earliest = Math.max(span.startAt + needed.bufferBeforeMinutes * minuteMs, now);
    const latest = span.endAt - needed.bufferAfterMinutes * minuteMs;
    for (const day of daysOf(earliest, latest, timeZone)) {
      if (!isWishedDay(entry, day)) continue;
      for (const window of windows) {
        const startAt = Math.max(earliest, instantAt(day, window.from, timeZone));
        const endAt = startAt + needed.lengthMinutes * minuteMs;
        const closesAt = window === wholeDay ? latest : instantAt(day, window.to, timeZone);
        // Who begins on a wished day may go on past its midnight only when no hours were wished.
        const begins = dayOf(startAt, timeZone) === day;
        if (!begins || endAt > Math.min(latest, closesAt)) continue;
        if (best === null || startAt < best.startAt) best = { startAt, endAt };
      }
    }
  }
  return best;
}

function daysOf(startAt: number, endAt: number, timeZone: string): Day[] {
  const days: Day[] = [];
  if (startAt >= endAt) return days;
  const last = dayOf(endAt - 1, timeZone);
  for (let day = dayOf(startAt, timeZone); day <= last; day = nextDay(day)) days.push(day);
  return days;
}

function isWishedDay(
  { weekdays, earliestDay, latestDay }: Parameters<typeof firstFit>[0],
  day: Day,
): boolean {
  if (earliestDay !== null && day < earliestDay) return false;
  if (latestDay !== null && day > latestDay) return false;
  return weekdays.length === 0 || weekdays.includes(Temporal.PlainDate.from(day).dayOfWeek);
}

/** The first instant of a day at which its clock shows a time or later: where the clocks jump over it, that jump. */
function instantAt(day: Day, time: ClockTime, timeZone: string): number {
  if (time === '24:00') return startOfDay(nextDay(day), timeZone);
  const resolved = resolveWallTime(`${day}T${time}`, timeZone);
  if (resolved.kind === 'exact') return resolved.instant;
  if (resolved.kind === 'overlap') return resolved.earlier;
  const before = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone, {
    disambiguation: 'earlier',
  });
  const jump = before.getTimeZoneTransition('next') ?? before;
  return jump.epochMilliseconds;
}

function nextDay(day: Day): Day {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}

/** What is left of spans when others are taken out of them, in order of time. */
export function withoutSpans(spans: readonly Span[], taken: readonly Span[]): Span[] {
  let left = [...spans];
  for (const hole of taken) {
    left = left.flatMap((span) => {
      if (hole.endAt <= span.startAt || hole.startAt >= span.endAt) return [span];
      const before = { startAt: span.startAt, endAt: hole.startAt };
      const after = { startAt: hole.endAt, endAt: span.endAt };
      return [before, after].filter((part) => part.startAt < part.endAt);
    });
  }
  return left.toSorted((a, b) => a.startAt - b.startAt);
}
