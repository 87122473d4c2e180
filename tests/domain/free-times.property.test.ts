import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { OpeningRules, OpenHours } from '../../src-shared/domain/availability.ts';
import { nextFreeTimes, type FreeTimesRequest } from '../../src-shared/domain/free-times.ts';

const minuteMs = 60_000;

/** Zones with odd rules, each with nights on which its clocks change (or none ever do). */
const zones: readonly [timeZone: string, days: readonly string[]][] = [
  ['Europe/Berlin', ['2026-03-29', '2026-10-25']],
  ['America/New_York', ['2026-03-08', '2026-11-01']],
  ['Australia/Lord_Howe', ['2026-04-05', '2026-10-04']],
  ['Asia/Kathmandu', ['2026-03-02', '1986-01-01']],
  ['Africa/Casablanca', ['2026-02-15', '2026-03-22']],
  ['America/Sao_Paulo', ['2017-10-15', '2018-02-18']],
];

type Wall = { day: string; clock: string; weekday: number; minute: number };
const walls = new Map<string, Wall>();

/** What clock and calendar on the wall show; remembered, because the same few days are asked for again and again. */
function wallAt(at: number, timeZone: string): Wall {
  const key = `${timeZone} ${at}`;
  const known = walls.get(key);
  if (known !== undefined) return known;
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const wall = {
    day: zoned.toPlainDate().toString(),
    clock: zoned.toPlainTime().toString({ smallestUnit: 'minute' }),
    weekday: zoned.dayOfWeek,
    minute: zoned.hour * 60 + zoned.minute,
  };
  walls.set(key, wall);
  return wall;
}

/** Says for one minute after the other, by the clock on the wall alone, whether the practice is open. */
function isOpenAt(rules: OpeningRules, at: number): boolean {
  const { day, clock, weekday } = wallAt(at, rules.timeZone);
  const isWithin = ({ from, to }: OpenHours) => from <= clock && clock < to;
  if (rules.timeOff.some((off) => off.startDay <= day && day < off.endDay)) return false;
  const exception = rules.exceptions.find((one) => one.day === day);
  if (exception !== undefined) return exception.hours.some(isWithin);
  if (rules.holidays.some((holiday) => holiday.day === day)) return false;
  if (rules.weekly.length === 0) return true;
  return rules.weekly.some((one) => one.weekday === weekday && isWithin(one.hours));
}

/** The same question answered minute by minute: slow, and too simple to be wrong. */
function slowly(request: FreeTimesRequest): number[] {
  const { rules } = request;
  const [first, last] = [request.fromAt, request.untilAt + 26 * 60 * minuteMs];
  const isOpen = new Map<number, boolean>();
  for (let at = first; at < last; at += minuteMs) isOpen.set(at, isOpenAt(rules, at));
  const starts: number[] = [];
  for (let start = first; start < request.untilAt; start += minuteMs) {
    if (starts.length === request.count) break;
    if (start < request.now + request.noticeMinutes * minuteMs) continue;
    const lastStart = starts.at(-1);
    if (lastStart !== undefined && start < lastStart + request.apartMinutes * minuteMs) continue;
    if (wallAt(start, rules.timeZone).minute % request.stepMinutes !== 0) continue;
    const end = start + request.minutes * minuteMs;
    let isFree = true;
    for (let at = start; isFree && at < end; at += minuteMs) isFree = isOpen.get(at) === true;
    const from = start - request.bufferBeforeMinutes * minuteMs;
    const until = end + request.bufferAfterMinutes * minuteMs;
    for (let at = from; isFree && at < until; at += minuteMs)
      isFree = !request.taken.some((taken) => taken.startAt <= at && at < taken.endAt);
    if (isFree) starts.push(start);
  }
  return starts;
}

const clockTime = fc
  .integer({ min: 0, max: 24 * 12 })
  .map(
    (fives) =>
      `${String(Math.floor(fives / 12)).padStart(2, '0')}:${String((fives % 12) * 5).padStart(2, '0')}`,
  );
const openHours = fc
  .tuple(clockTime, clockTime)
  .filter(([one, other]) => one !== other)
  .map(([one, other]) => (one < other ? { from: one, to: other } : { from: other, to: one }));

const dayOffset = fc.integer({ min: -1, max: 3 });
const someDay = (middle: string, offset: number) =>
  Temporal.PlainDate.from(middle).add({ days: offset }).toString();

/** A few days around a change of the clocks, and rules that may open at any hour of the night. */
const requests = fc
  .constantFrom(...zones.flatMap(([zone, days]) => days.map((day) => [zone, day] as const)))
  .chain(([timeZone, middle]) => {
    const zero = Temporal.PlainDate.from(middle).toZonedDateTime(timeZone).epochMilliseconds;
    const minutes = (min: number, max: number) => fc.integer({ min, max });
    const span = fc.tuple(minutes(-1500, 4500), minutes(1, 900)).map(([from, length]) => ({
      startAt: zero + from * minuteMs,
      endAt: zero + (from + length) * minuteMs,
    }));
    const rules = fc.record({
      timeZone: fc.constant(timeZone),
      weekly: fc.array(
        fc.record({
          weekday: fc.integer({ min: 1, max: 7 }),
          hours: openHours,
          validFrom: fc.constant(null),
          validUntil: fc.constant(null),
        }),
        { maxLength: 14 },
      ),
      exceptions: fc.array(
        fc.record({
          day: dayOffset.map((offset) => someDay(middle, offset)),
          hours: fc.array(openHours, { maxLength: 3 }),
        }),
        { maxLength: 2 },
      ),
      timeOff: fc.array(
        dayOffset.map((offset) => ({
          startDay: someDay(middle, offset),
          endDay: someDay(middle, offset + 1),
          label: '',
        })),
        { maxLength: 1 },
      ),
      holidays: fc.array(
        dayOffset.map((offset) => ({ day: someDay(middle, offset), name: 'Holiday' })),
        { maxLength: 1 },
      ),
    });
    return fc.record({
      fromAt: minutes(-1440, 600).map((from) => zero + from * minuteMs),
      untilAt: minutes(1000, 3000).map((until) => zero + until * minuteMs),
      count: fc.constantFrom(1, 3, 500),
      minutes: fc.oneof(minutes(1, 90), minutes(90, 600)),
      bufferBeforeMinutes: fc.constantFrom(0, 0, 5, 45),
      bufferAfterMinutes: fc.constantFrom(0, 0, 10, 30),
      rules,
      taken: fc.array(span, { maxLength: 6 }),
      now: minutes(-1600, 1500).map((now) => zero + now * minuteMs),
      noticeMinutes: fc.constantFrom(0, 0, 60, 1440),
      stepMinutes: fc.constantFrom(5, 10, 15, 20, 30, 60),
      apartMinutes: fc.constantFrom(0, 0, 50, 60),
    });
  });

test('the free times are those that are free minute by minute, whatever the clocks do', () => {
  let found = 0;
  fc.assert(
    fc.property(requests, (request) => {
      const starts = nextFreeTimes(request);
      found += Math.min(1, starts.length);
      expect(starts).toEqual(slowly(request));
    }),
    { numRuns: 400 },
  );
  expect(found).toBeGreaterThan(100); // or the model agreed on nothing
});
