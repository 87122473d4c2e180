import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dayAfter,
  occurrencesOf,
  type OccurrenceTime,
  type Repeat,
  type SeriesEnd,
  type SeriesRule,
} from '../../src-shared/domain/series-rule.ts';
import {
  continuedFrom,
  endedBefore,
  pairsOf,
  shiftedFrom,
} from '../../src-shared/domain/series-shift.ts';
import { modelOccurrences, seriesZones } from './series-model.ts';

/** Days around which the clocks of one of the zones change, Brazil's from the years when they did. */
const changes = [
  '2026-03-29',
  '2026-10-25',
  '2026-03-08',
  '2026-11-01',
  '2026-04-05',
  '2026-10-04',
  '2026-02-15',
  '2026-03-22',
  '2018-11-04',
  '2019-02-17',
];

const weekday = fc.integer({ min: 1, max: 7 });
const repeats: fc.Arbitrary<Repeat> = fc.oneof(
  fc.record({ unit: fc.constant('day' as const), every: fc.constantFrom(1, 1, 2, 5, 30) }),
  fc.record({
    unit: fc.constant('week' as const),
    every: fc.constantFrom(1, 1, 2, 3),
    weekdays: fc.uniqueArray(weekday, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    unit: fc.constant('month' as const),
    every: fc.constantFrom(1, 1, 2, 3),
    on: fc.oneof(
      fc.record({
        by: fc.constant('day' as const),
        day: fc.constantFrom(-1, 1, 5, 15, 25, 29, 30, 31),
      }),
      fc.record({
        by: fc.constant('weekday' as const),
        nth: fc.constantFrom(1, 2, 3, 4, -1),
        weekday,
      }),
    ),
  }),
);

const rules: fc.Arbitrary<{ rule: SeriesRule; toDay: string }> = fc
  .record({
    repeat: repeats,
    zone: fc.constantFrom(...seriesZones),
    change: fc.constantFrom(...changes),
    startsBefore: fc.integer({ min: 0, max: 70 }),
    length: fc.integer({ min: 0, max: 120 }),
    hour: fc.oneof(fc.constantFrom(0, 1, 2, 3), fc.integer({ min: 0, max: 23 })),
    minute: fc.constantFrom('00', '15', '30', '45'),
    end: fc.oneof(
      fc.constant({ kind: 'never' as const }),
      fc.record({ kind: fc.constant('until' as const), days: fc.integer({ min: -3, max: 130 }) }),
      fc.record({ kind: fc.constant('count' as const), count: fc.integer({ min: 1, max: 40 }) }),
    ),
  })
  .map((given) => {
    const startDay = dayAfter(given.change, -given.startsBefore);
    const end: SeriesEnd =
      given.end.kind === 'until'
        ? { kind: 'until', day: dayAfter(startDay, given.end.days) }
        : given.end;
    const time = `${String(given.hour).padStart(2, '0')}:${given.minute}`;
    const rule: SeriesRule = {
      repeat: given.repeat,
      start: `${startDay}T${time}`,
      timeZone: given.zone,
      lengthMinutes: 50,
      end,
    };
    return { rule, toDay: dayAfter(startDay, given.length) };
  });

function instantsOf(time: OccurrenceTime): number[] {
  const whens =
    time.kind === 'clear' ? [time.when] : time.kind === 'twice' ? [time.earlier, time.later] : [];
  return whens.map((when) => (when.allDay ? Number.NaN : when.startAt));
}

const runs = { numRuns: 200 };

/** Every night at half past two, over the two nights on which the clocks change. */
const nightly = (start: string, toDay: string): [{ rule: SeriesRule; toDay: string }] => [
  {
    rule: {
      repeat: { unit: 'day', every: 1 },
      start: `${start}T02:30`,
      timeZone: 'Europe/Berlin',
      lengthMinutes: 50,
      end: { kind: 'never' },
    },
    toDay,
  },
];
const nights = [nightly('2026-03-28', '2026-03-31'), nightly('2026-10-24', '2026-10-27')];
const patience = 120_000;

test(
  'a series has the days that asking each day gives, at its time of day, or none, or two, as the clocks say',
  { timeout: patience },
  () => {
    let questions = 0;
    fc.assert(
      fc.property(rules, ({ rule, toDay }) => {
        const found = occurrencesOf(rule, rule.start.slice(0, 10), toDay);
        const expected = modelOccurrences(rule, toDay);
        expect(
          found.map(({ recurrenceId, time }) => ({ recurrenceId, instants: instantsOf(time) })),
        ).toEqual(expected);
        questions += expected.filter(({ instants }) => instants.length !== 1).length;
      }),
      { ...runs, examples: nights },
    );
    expect(questions).toBeGreaterThanOrEqual(2);
  },
);

test(
  'any later day to begin with gives the rest of the same occurrences',
  { timeout: patience },
  () => {
    fc.assert(
      fc.property(rules, fc.integer({ min: 0, max: 60 }), ({ rule, toDay }, days) => {
        const from = dayAfter(rule.start.slice(0, 10), days);
        const all = occurrencesOf(rule, rule.start.slice(0, 10), toDay);
        expect(occurrencesOf(rule, from, toDay)).toEqual(
          all.filter(({ recurrenceId }) => recurrenceId >= from),
        );
      }),
      runs,
    );
  },
);

test(
  'a series parted at any of its occurrences has the same ones, none doubled and none lost',
  { timeout: patience },
  () => {
    fc.assert(
      fc.property(rules, fc.nat(30), ({ rule, toDay }, at) => {
        const startDay = rule.start.slice(0, 10);
        const all = occurrencesOf(rule, startDay, toDay);
        const first = all[at % Math.max(1, all.length)];
        if (first === undefined) return;
        const before = endedBefore(rule, first.recurrenceId);
        const after = continuedFrom(rule, first.recurrenceId);
        expect([
          ...occurrencesOf(before, startDay, toDay),
          ...occurrencesOf(after, after.start.slice(0, 10), toDay),
        ]).toEqual(all);
      }),
      runs,
    );
  },
);

test(
  'a series moved to another time of day keeps its days, each standing for itself',
  { timeout: patience },
  () => {
    fc.assert(
      fc.property(
        rules,
        fc.nat(30),
        fc.constantFrom('00:15', '12:00', '23:45'),
        ({ rule, toDay }, at, time) => {
          const all = occurrencesOf(rule, rule.start.slice(0, 10), toDay);
          const first = all[at % Math.max(1, all.length)];
          if (first === undefined) return;
          const to = `${first.recurrenceId.slice(0, 10)}T${time}`;
          const after = shiftedFrom(rule, first.recurrenceId, {
            from: first.recurrenceId,
            to,
            lengthMinutes: 30,
          });
          const { pairs, left } = pairsOf(rule, after, first.recurrenceId, toDay);
          expect(left).toEqual([]);
          expect(pairs.map(({ from, to }) => [from, to.recurrenceId])).toEqual(
            all
              .filter(({ recurrenceId }) => recurrenceId >= first.recurrenceId)
              .map(({ recurrenceId }) => [recurrenceId, `${recurrenceId.slice(0, 10)}T${time}`]),
          );
        },
      ),
      runs,
    );
  },
);

test(
  'a daily or weekly series moved by days goes along as a whole, from whichever occurrence it is moved',
  { timeout: patience },
  () => {
    const single = rules.filter(
      ({ rule: { repeat } }) =>
        repeat.unit === 'day' || (repeat.unit === 'week' && repeat.weekdays.length === 1),
    );
    fc.assert(
      fc.property(
        single,
        fc.nat(30),
        fc.nat(30),
        fc.integer({ min: -6, max: 6 }),
        ({ rule, toDay }, at, anchorAt, days) => {
          const all = occurrencesOf(rule, rule.start.slice(0, 10), toDay).map(
            (one) => one.recurrenceId,
          );
          const first = all[at % Math.max(1, all.length)];
          if (first === undefined) return;
          const rest = all.filter((one) => one >= first);
          const anchor = rest[anchorAt % rest.length] ?? first;
          const moved = (start: string) => `${dayAfter(start.slice(0, 10), days)}T10:00`;
          const after = shiftedFrom(rule, first, {
            from: anchor,
            to: moved(anchor),
            lengthMinutes: 30,
          });
          const { pairs } = pairsOf(rule, after, first, toDay);
          const standing = pairs.filter(({ from }) => from !== null);
          expect(standing.map(({ from, to }) => [from, to.recurrenceId])).toEqual(
            rest.map((start) => [start, moved(start)]),
          );
        },
      ),
      runs,
    );
  },
);
