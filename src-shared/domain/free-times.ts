import { Temporal } from 'temporal-polyfill';
import type { OpeningRules } from './availability.ts';
import { joined, openSpans, type Span } from './opening.ts';

export type FreeTimesRequest = {
  /** Starts are looked for within [fromAt, untilAt). */
  fromAt: number;
  untilAt: number;
  count: number;
  /** The length, and what must be free around it: travel, preparing, cleaning up. */
  minutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  rules: OpeningRules;
  /** What is taken already: bookings with their buffers, and busy times. In any order. */
  taken: readonly Span[];
  now: number;
  /** Nothing starts sooner than so long after now. */
  noticeMinutes: number;
  /** Starts lie on this grid of the wall clock, counted from midnight. */
  stepMinutes: number;
  /** The next start offered is at least so long after the last one; 0 for each step of the grid. */
  apartMinutes: number;
};

const minuteMs = 60_000;

/**
 * The next starts at which a time of some length is free, in order: all of it within the open hours, and nothing
 * else in it or in what is kept free around it. The buffers themselves may lie outside the open hours. The practice's
 * wall clock decides, in the zone of its rules; what it jumps over is never offered, what it shows twice is offered twice.
 */
export function nextFreeTimes(request: FreeTimesRequest): number[] {
  const { count, rules, untilAt } = request;
  const length = request.minutes * minuteMs;
  const earliest = Math.max(request.fromAt, request.now + request.noticeMinutes * minuteMs);
  if (earliest >= untilAt) return [];
  const onGrid = wallGrid(rules.timeZone, earliest, untilAt, request.stepMinutes);
  const apart = Math.max(request.apartMinutes, 0) * minuteMs;
  const starts: number[] = [];
  let from = earliest;
  for (const part of freeStarts(request, openSpans(rules, earliest, untilAt + length))) {
    for (;;) {
      if (starts.length >= count) return starts;
      const start = onGrid(Math.max(from, part.startAt));
      if (start >= Math.min(part.endAt, untilAt)) break;
      starts.push(start);
      from = start + Math.max(apart, 1);
    }
  }
  return starts;
}

/** The spans of instants at which the time could start, whatever the grid says; in order. */
function freeStarts(request: FreeTimesRequest, open: readonly Span[]): Span[] {
  const length = request.minutes * minuteMs;
  const before = request.bufferBeforeMinutes * minuteMs;
  const after = request.bufferAfterMinutes * minuteMs;
  // A start is in the way of what is taken when it comes after (not at) the first of these, and before the second.
  const blocked = joined(
    request.taken.map(({ startAt, endAt }) => ({
      startAt: startAt - after - length + 1,
      endAt: endAt + before,
    })),
  );
  const free: Span[] = [];
  let next = 0;
  for (const { startAt, endAt } of open) {
    const lastAt = endAt - length;
    let from = startAt;
    while (from <= lastAt) {
      while ((blocked[next]?.endAt ?? Number.POSITIVE_INFINITY) <= from) next += 1;
      const block = blocked[next];
      const until = Math.min(block?.startAt ?? Number.POSITIVE_INFINITY, lastAt + 1);
      if (from < until) free.push({ startAt: from, endAt: until });
      if (block === undefined || block.startAt > lastAt) break;
      from = block.endAt;
    }
  }
  return free;
}

/** Answers, for an instant, the first one not before it at which the wall clock is on the grid. */
function wallGrid(
  timeZone: string,
  fromAt: number,
  untilAt: number,
  stepMinutes: number,
): (at: number) => number {
  const step = stepMinutes * minuteMs;
  const pieces = steadyPieces(timeZone, fromAt, untilAt);
  let current = 0;
  return (at) => {
    let from = at;
    for (;;) {
      // Asked in order of time, so that it never has to go back.
      while (current < pieces.length - 1 && (pieces[current]?.endAt ?? 0) <= from) current += 1;
      const piece = pieces[current];
      if (piece === undefined) return Number.POSITIVE_INFINITY;
      const start = Math.ceil((from + piece.offset) / step) * step - piece.offset;
      if (start < piece.endAt) return start;
      if (current === pieces.length - 1) return Number.POSITIVE_INFINITY;
      from = piece.endAt;
    }
  };
}

/** The pieces of a range within which the clocks of a zone run without a jump. */
function steadyPieces(
  timeZone: string,
  fromAt: number,
  untilAt: number,
): (Span & { offset: number })[] {
  const pieces: (Span & { offset: number })[] = [];
  let startAt = fromAt;
  while (startAt < untilAt) {
    const zoned = Temporal.Instant.fromEpochMilliseconds(startAt).toZonedDateTimeISO(timeZone);
    const change = zoned.getTimeZoneTransition('next')?.epochMilliseconds ?? untilAt;
    const endAt = Math.min(change, untilAt);
    pieces.push({ startAt, endAt, offset: zoned.offsetNanoseconds / 1_000_000 });
    startAt = endAt;
  }
  return pieces;
}
