import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstFit, type Span, withoutSpans } from '../../src-shared/domain/waiting.ts';
import { dayOf, resolveWallTime, wallTimeOf } from '../../src-shared/domain/time.ts';
import { instantOf } from '../support/times.ts';

const minute = 60_000;
const step = 15 * minute;
const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'];

/** Around both nights on which the clocks of Berlin change, and an ordinary week. */
const starts = fc.constantFrom(
  instantOf('2026-03-28T18:00'),
  instantOf('2026-10-24T18:00'),
  instantOf('2026-06-02T06:00'),
);
const clock = fc.constantFrom('00:00', '02:30', '08:00', '09:30', '12:00', '17:45', '24:00');
const window = fc
  .tuple(clock, clock)
  .filter(([from, to]) => from < to)
  .map(([from, to]) => ({ from, to }));
const spans = fc.array(
  fc.record({
    from: fc.nat(120),
    length: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 80 })),
  }),
  {
    minLength: 1,
    maxLength: 3,
  },
);
const given = fc.record({
  timeZone: fc.constantFrom(...zones),
  origin: starts,
  free: spans,
  nowSteps: fc.nat(60),
  weekdays: fc.subarray([1, 2, 6, 7], { minLength: 0 }),
  windows: fc.array(window, { maxLength: 2 }),
  days: fc.option(fc.tuple(fc.nat(2), fc.nat(2)), { nil: null }),
  needed: fc.record({
    lengthMinutes: fc.constantFrom(15, 45, 90),
    bufferBeforeMinutes: fc.constantFrom(0, 15, 30),
    bufferAfterMinutes: fc.constantFrom(0, 15),
  }),
});

/** Whether a start suits, minute by minute and word by word. */
function suits(
  startAt: number,
  free: readonly Span[],
  {
    timeZone,
    weekdays,
    windows,
    needed,
  }: Pick<Given, 'timeZone' | 'weekdays' | 'windows' | 'needed'>,
  limits: { earliestDay: string | null; latestDay: string | null; now: number },
): boolean {
  const endAt = startAt + needed.lengthMinutes * minute;
  const isFree = free.some(
    (span) =>
      span.startAt <= startAt - needed.bufferBeforeMinutes * minute &&
      span.endAt >= endAt + needed.bufferAfterMinutes * minute,
  );
  if (!isFree || startAt < limits.now) return false;
  const day = dayOf(startAt, timeZone);
  const isWishedDay =
    (weekdays.length === 0 || weekdays.includes(new Date(`${day}T12:00Z`).getUTCDay() || 7)) &&
    (limits.earliestDay === null || day >= limits.earliestDay) &&
    (limits.latestDay === null || day <= limits.latestDay);
  if (!isWishedDay) return false;
  const isInside = (from: string, to: string): boolean => {
    for (let at = startAt; at < endAt; at += minute) {
      const local = wallTimeOf(at, timeZone);
      if (local.slice(0, 10) !== day || local.slice(11) < from || local.slice(11) >= to)
        return false;
    }
    return true;
  };
  const isWishedTime = windows.length === 0 || windows.some(({ from, to }) => isInside(from, to));
  return isWishedTime;
}

type Given = typeof given extends fc.Arbitrary<infer T> ? T : never;

/** In the hour that comes twice a wish by the clock means little: there only the rest is held. */
function comesTwice({ startAt, endAt }: Span, timeZone: string): boolean {
  return [startAt, endAt].some(
    (at) => resolveWallTime(wallTimeOf(at, timeZone), timeZone).kind === 'overlap',
  );
}

test('the time that is found suits in every minute, and where the model finds one, so does it, no later', () => {
  fc.assert(
    fc.property(given, (it) => {
      const free = it.free.map(({ from, length }) => ({
        startAt: it.origin + from * step,
        endAt: it.origin + (from + length) * step,
      }));
      const now = it.origin + it.nowSteps * step;
      const dayAfter = (days: number) => dayOf(it.origin + days * 86_400_000, it.timeZone);
      const limits = {
        earliestDay: it.days === null ? null : dayAfter(it.days[0]),
        latestDay: it.days === null ? null : dayAfter(it.days[0] + it.days[1]),
        now,
      };
      const entry = { weekdays: it.weekdays, windows: it.windows, ...limits };
      const found = firstFit(entry, it.needed, free, { now, timeZone: it.timeZone });
      if (found !== null) {
        expect(found.endAt - found.startAt).toBe(it.needed.lengthMinutes * minute);
        if (!comesTwice(found, it.timeZone))
          expect(suits(found.startAt, free, it, limits)).toBe(true);
      }
      for (let at = it.origin; at < it.origin + 200 * step; at += step) {
        if (found !== null && at >= found.startAt) break;
        const asked = { startAt: at, endAt: at + it.needed.lengthMinutes * minute };
        if (comesTwice(asked, it.timeZone)) continue;
        expect(suits(at, free, it, limits)).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
});

test('what is taken out of free spans is out of them, and nothing else', () => {
  const some = fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 12 })), { maxLength: 5 });
  fc.assert(
    fc.property(some, some, (free, taken) => {
      const asSpans = (pairs: [number, number][]) =>
        pairs.map(([startAt, length]) => ({ startAt, endAt: startAt + length }));
      const covers = (of: Span[], at: number) => of.some((s) => s.startAt <= at && at < s.endAt);
      const left = withoutSpans(asSpans(free), asSpans(taken));
      for (let at = 0; at < 60; at += 1) {
        expect(covers(left, at)).toBe(covers(asSpans(free), at) && !covers(asSpans(taken), at));
      }
    }),
  );
});
