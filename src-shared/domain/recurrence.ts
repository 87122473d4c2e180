import { Temporal } from 'temporal-polyfill';
import type { EventContent } from './event-content.ts';
import { instanceOf } from './instance-id.ts';
import { readRecurrenceLines, type WrittenTime } from './recurrence-lines.ts';
import { readRule, type RecurrenceRule } from './recurrence-rule.ts';
import { startsOfRule, type WallRange } from './recurrence-starts.ts';
import type { RemoteEvent } from './remote-event.ts';
import { dayOf, isTimeZone, spanOf, type TimeRange, type When } from './time.ts';

/** One time an event takes place: of a series its master, or the exception that stands in its place. */
export type Instance = {
  /** Unique among the instances of one calendar, and the same each time it is worked out. */
  key: string;
  event: RemoteEvent;
  content: EventContent;
};

export type Expansion = {
  /** In order of their start. */
  instances: Instance[];
  /** Events that could not be shown in full, and why. */
  problems: { eventId: string; problem: string }[];
};

/** Most instances one series gives in one range; a rule that repeats every second must not fill the memory. */
export const mostInstancesOfSeries = 1000;

const dayMs = 86_400_000;

/**
 * The instances of one calendar's events that touch a range. Days of all-day events count in `zoneForDays`.
 *
 * Where RFC 5545 leaves a choice, an instance stays, because a missing busy time is worse than one too many: the
 * master's own start always is one, and a wall-clock time that the clocks jump over takes place as much later as they
 * jump (3.3.5, and the last word of 3.3.10 on it; Google does so too, https://antoncao.me/blog/daylight_savings). A
 * rule that can't be read gives no instances, and a problem.
 */
export function expandEvents(
  events: readonly RemoteEvent[],
  range: TimeRange,
  zoneForDays: string,
): Expansion {
  const expansion: Expansion = { instances: [], problems: [] };
  const replaced = replacedStarts(events);
  const deletedIds = new Set(
    events.filter((event) => event.status === 'cancelled').map((event) => event.id),
  );
  for (const event of events) {
    if (event.status === 'cancelled') continue;
    if (event.problem !== null)
      expansion.problems.push({ eventId: event.id, problem: event.problem });
    if (event.content === null) continue;
    // Google need not show the exceptions of a deleted series as deleted.
    if (event.recurringEventId !== null && deletedIds.has(event.recurringEventId)) continue;
    if (event.recurrence.length === 0) {
      if (touches(event.content.when, range, zoneForDays)) {
        expansion.instances.push({ key: event.id, event, content: event.content });
      }
      continue;
    }
    try {
      const others = replaced.get(event.id) ?? new Set();
      expandSeries(event, event.content, others, range, zoneForDays, expansion);
    } catch (error) {
      // A zone, say, that is known to the system but not to our calendar arithmetic.
      expansion.problems.push({
        eventId: event.id,
        problem: `it can't be worked out: ${textOf(error)}`,
      });
    }
  }
  const startOf = ({ content }: Instance): number => spanOf(content.when, zoneForDays).startAt;
  expansion.instances.sort((a, b) => startOf(a) - startOf(b) || (a.key < b.key ? -1 : 1));
  return expansion;
}

/** For each series the starts whose instance is another event, or deleted: instants, or days as `Date.parse` reads them. */
function replacedStarts(events: readonly RemoteEvent[]): Map<string, Set<number>> {
  const replaced = new Map<string, Set<number>>();
  for (const event of events) {
    const instance = instanceOf(event);
    if (instance === null) continue;
    const { masterId, originalStart } = instance;
    const starts = replaced.get(masterId) ?? new Set();
    starts.add('at' in originalStart ? originalStart.at : Date.parse(originalStart.day));
    replaced.set(masterId, starts);
  }
  return replaced;
}

/**
 * How a series' wall clock lies on its positions. Positions are what tells instances apart: instants of a timed series,
 * and of an all-day one the midnights of its days as if in UTC.
 */
type Grid = {
  startWall: number;
  length: number;
  wallOf(position: number): number;
  positionOf(wall: number, timeZone?: string | null): number;
  whenOf(position: number, length: number): When;
  /** The walls of the range, as long before as an instance lasts. */
  window: WallRange;
};

function gridOf(when: When, range: TimeRange, zoneForDays: string): Grid {
  return when.allDay ? dayGrid(when, range, zoneForDays) : timeGrid(when, range);
}

function dayGrid(
  when: Extract<When, { allDay: true }>,
  range: TimeRange,
  zoneForDays: string,
): Grid {
  const startWall = Date.parse(when.startDay);
  const length = Date.parse(when.endDay) - startWall;
  const isoDay = (wall: number): string => new Date(wall).toISOString().slice(0, 10);
  return {
    startWall,
    length,
    wallOf: (position) => position,
    positionOf: (wall) => Math.floor(wall / dayMs) * dayMs,
    whenOf: (position, ownLength) => ({
      allDay: true,
      startDay: isoDay(position),
      endDay: isoDay(position + Math.ceil(ownLength / dayMs) * dayMs),
    }),
    window: {
      from: Date.parse(dayOf(range.fromAt, zoneForDays)) - length,
      to: Date.parse(dayOf(range.toAt, zoneForDays)),
    },
  };
}

function timeGrid(when: Extract<When, { allDay: false }>, range: TimeRange): Grid {
  const { startAt, timeZone } = when;
  const length = when.endAt - startAt;
  const startWall = wallAt(startAt, timeZone);
  return {
    startWall,
    length,
    wallOf: (position) => wallAt(position, timeZone),
    positionOf(wall, otherZone) {
      // The start itself may be the second of two equal wall-clock times.
      if (wall === startWall && otherZone == null) return startAt;
      return instantAt(wall, otherZone == null || !isTimeZone(otherZone) ? timeZone : otherZone);
    },
    whenOf: (position, ownLength) => ({
      allDay: false,
      startAt: position,
      endAt: position + ownLength,
      timeZone,
    }),
    window: {
      from: wallAt(range.fromAt - length, timeZone),
      to: wallAt(range.toAt, timeZone),
    },
  };
}

function expandSeries(
  event: RemoteEvent,
  content: EventContent,
  replaced: ReadonlySet<number>,
  range: TimeRange,
  zoneForDays: string,
  { instances, problems }: Expansion,
): void {
  const note = (problem: string): void => void problems.push({ eventId: event.id, problem });
  const lines = readRecurrenceLines(event.recurrence);
  for (const problem of lines.problems) note(problem);
  const grid = gridOf(content.when, range, zoneForDays);
  const lengths = new Map<number, number>();
  for (const value of lines.rules) {
    const positions = positionsOfRule(value, grid, note, true);
    if (positions === null) return;
    for (const position of positions) lengths.set(position, grid.length);
  }
  if (lines.rules.length === 0) lengths.set(grid.positionOf(grid.startWall), grid.length);
  for (const { start, length } of lines.dates) {
    const position = positionOfWritten(start, grid);
    lengths.set(position, length ?? grid.length);
  }
  const left = excludedBy(lines.exceptionDates, grid);
  for (const value of lines.exceptionRules) {
    for (const position of positionsOfRule(value, grid, note, false) ?? [])
      left.positions.add(position);
  }
  let count = 0;
  for (const [position, length] of lengths) {
    if (replaced.has(position) || left.positions.has(position)) continue;
    if (left.days.has(Math.floor(grid.wallOf(position) / dayMs))) continue;
    const when = grid.whenOf(position, length);
    if (!touches(when, range, zoneForDays)) continue;
    count += 1;
    if (count > mostInstancesOfSeries) continue;
    instances.push({ key: `${event.id}@${position}`, event, content: { ...content, when } });
  }
  if (count > mostInstancesOfSeries) note(tooMany);
}

const tooMany = `it repeats too often: only the first ${mostInstancesOfSeries} times are shown`;

/** Where a rule puts instances; null (and a problem noted) when it can't be read or worked out. */
function positionsOfRule(
  value: string,
  grid: Grid,
  note: (problem: string) => void,
  withStart: boolean,
): number[] | null {
  const rule = readRule(value);
  if (typeof rule === 'string') {
    note(`its rule can't be read: ${rule}`);
    return null;
  }
  const lastWall = rule.until === null ? Number.POSITIVE_INFINITY : rule.until.wall + dayMs;
  // A day to spare for whatever the clocks do meanwhile; in a series that never pauses nobody would miss an hour.
  const spare = rule.mostPerDay > 24 ? 0 : dayMs;
  const window = {
    from: grid.window.from - spare,
    to: Math.min(grid.window.to + spare, lastWall),
  };
  try {
    const { walls, isCut } = startsOfRule(rule, grid.startWall, window, {
      most: mostInstancesOfSeries,
      withStart,
    });
    if (isCut) note(tooMany);
    const positions = walls.map((wall) => grid.positionOf(wall));
    return positions.filter((position, at) => isWithin(rule, position, walls[at] ?? 0));
  } catch (error) {
    note(`its rule can't be worked out: ${textOf(error)}`);
    return null;
  }
}

/** UNTIL is the last possible start; a bare day includes all of that day. */
function isWithin({ until }: RecurrenceRule, position: number, wall: number): boolean {
  if (until === null) return true;
  if (until.kind === 'day') return wall < until.wall + dayMs;
  return (until.kind === 'utc' ? position : wall) <= until.wall;
}

/** A bare day in a timed series means the time of day the series has. */
function positionOfWritten(time: WrittenTime, grid: Grid): number {
  if (time.kind === 'utc') return grid.positionOf(time.wall, 'UTC');
  if (time.kind === 'local') return grid.positionOf(time.wall, time.timeZone);
  return grid.positionOf(time.wall + (grid.startWall - Math.floor(grid.startWall / dayMs) * dayMs));
}

/** What EXDATE leaves out: single starts, and whole days (as day numbers of the wall clock). */
function excludedBy(
  times: readonly WrittenTime[],
  grid: Grid,
): { positions: Set<number>; days: Set<number> } {
  const positions = new Set<number>();
  const days = new Set<number>();
  for (const time of times) {
    if (time.kind === 'day') days.add(Math.floor(time.wall / dayMs));
    else positions.add(positionOfWritten(time, grid));
  }
  return { positions, days };
}

function touches(when: When, range: TimeRange, zoneForDays: string): boolean {
  const { startAt, endAt } = spanOf(when, zoneForDays);
  return startAt < range.toAt && endAt > range.fromAt;
}

function wallAt(instant: number, timeZone: string): number {
  const { offsetNanoseconds } =
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  return instant + offsetNanoseconds / 1_000_000;
}

/** The instant of a wall-clock time: the earlier of two, and after a jump of the clocks as much later as they jump. */
function instantAt(wall: number, timeZone: string): number {
  if (timeZone === 'UTC') return wall;
  const plain = Temporal.Instant.fromEpochMilliseconds(wall)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime();
  return plain.toZonedDateTime(timeZone).epochMilliseconds;
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
