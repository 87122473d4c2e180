import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandEvents, mostInstancesOfSeries } from '../../src-shared/domain/recurrence.ts';
import { startOfDay, wallTimeOf } from '../../src-shared/domain/time.ts';
import {
  daysAfter,
  modelDays,
  modelInstant,
  numberOf,
  textOf,
  type ModelRule,
} from './recurrence-model.ts';
import { contentAt, eventWith } from './recurrence-samples.ts';

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'America/Sao_Paulo',
] as const;

/** Some days around which the clocks of one of the zones change. */
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

const someOf = <T>(values: readonly T[], maxLength: number) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength });
const weekdays = [1, 2, 3, 4, 5, 6, 7];
const plainDays = someOf(weekdays, 3).map((days) =>
  days.map((weekday) => ({ ordinal: 0, weekday })),
);
const ordinalDays = fc.uniqueArray(
  fc.record({
    ordinal: fc.constantFrom(1, 2, 4, 5, -1, -2),
    weekday: fc.constantFrom(...weekdays),
  }),
  { maxLength: 2, selector: ({ ordinal, weekday }) => `${ordinal} ${weekday}` },
);
const monthDays = someOf([1, 2, 15, 28, 29, 30, 31, -1, -2, -31], 3);
const months = fc.oneof(
  { weight: 3, arbitrary: fc.constant<number[]>([]) },
  someOf([1, 2, 3, 6, 10, 12], 3),
);

const ruleArbitrary: fc.Arbitrary<ModelRule> = fc
  .record({
    frequency: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
    interval: fc.constantFrom(1, 1, 2, 3, 5),
    count: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, fc.integer({ min: 1, max: 60 })),
    plainDays,
    ordinalDays,
    monthDays,
    byMonth: months,
    isOrdinal: fc.boolean(),
    usesMonthDays: fc.boolean(),
    bySetPos: fc.oneof(
      { weight: 3, arbitrary: fc.constant<number[]>([]) },
      someOf([1, 2, 3, -1, -2], 2),
    ),
    weekStart: fc.constantFrom(1, 1, 7, 3),
  })
  .map(({ frequency, interval, count, byMonth, weekStart, ...given }) => {
    const byMonthDay = given.usesMonthDays && frequency !== 'WEEKLY' ? given.monthDays : [];
    // With days of the month the number of a weekday has no agreed meaning.
    const mayHaveOrdinals =
      (frequency === 'MONTHLY' || frequency === 'YEARLY') && byMonthDay.length === 0;
    const byDay = mayHaveOrdinals && given.isOrdinal ? given.ordinalDays : given.plainDays;
    const hasSets = frequency !== 'DAILY' && byDay.length + byMonthDay.length > 0;
    return {
      frequency,
      interval,
      count,
      byMonth,
      weekStart,
      byMonthDay,
      byDay,
      bySetPos: hasSets ? given.bySetPos : [],
    };
  });

const timeArbitrary = fc
  .record({
    hour: fc.oneof(fc.constantFrom(0, 1, 2, 3), fc.integer({ min: 0, max: 23 })),
    minute: fc.constantFrom(0, 15, 30, 45),
  })
  .map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);

const caseArbitrary = fc.record({
  rule: ruleArbitrary,
  zone: fc.constantFrom(...zones),
  change: fc.constantFrom(...changes),
  /** How long before the change the series starts, and how the range lies around it. */
  startsBefore: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 800 })),
  rangeStart: fc.integer({ min: -25, max: 10 }),
  rangeDays: fc.integer({ min: 1, max: 45 }),
  rangeMinute: fc.integer({ min: 0, max: 1439 }),
  time: timeArbitrary,
  minutes: fc.constantFrom(15, 60, 600, 3000),
  lengthDays: fc.constantFrom(1, 2, 9),
});

const runs = { numRuns: 150 };
/** For a machine that has other things to do, in milliseconds. */
const patience = 120_000;
const dayMs = 86_400_000;

function rangeAround(change: string, rangeStart: number, rangeDays: number, rangeMinute: number) {
  const fromAt = (numberOf(change) + rangeStart) * dayMs + rangeMinute * 60_000;
  return { fromAt, toAt: fromAt + rangeDays * dayMs };
}

/** Days a range can touch with something that lasts so long, and a few more. */
function isNear(day: string, range: { fromAt: number; toAt: number }, length: number): boolean {
  const at = Date.parse(day);
  return at > range.fromAt - length - 3 * dayMs && at < range.toAt + 3 * dayMs;
}

/** A start in a gap is the time the clocks jump to, and the series goes on from that time of day. */
function timeOfDay(instant: number, zone: string): string {
  return wallTimeOf(instant, zone).slice(11);
}

test(
  'timed series: the same instances as asking every day whether it belongs',
  { timeout: patience },
  () => {
    fc.assert(
      fc.property(
        caseArbitrary,
        ({
          rule,
          zone,
          change,
          startsBefore,
          rangeStart,
          rangeDays,
          rangeMinute,
          time,
          minutes,
        }) => {
          const firstDay = daysAfter(change, -startsBefore);
          const startAt = modelInstant(firstDay, time, zone);
          const startTime = timeOfDay(startAt, zone);
          const length = minutes * 60_000;
          const range = rangeAround(change, rangeStart, rangeDays, rangeMinute);
          const content = contentAt({
            allDay: false,
            startAt,
            endAt: startAt + length,
            timeZone: zone,
          });
          const found = expandEvents(
            [eventWith({ id: 'm', content, recurrence: [textOf(rule)] })],
            range,
            'UTC',
          );
          const expected = modelDays(rule, firstDay, daysAfter(change, 80))
            .filter((day) => isNear(day, range, length))
            .map((day) => modelInstant(day, startTime, zone))
            .filter((instant) => instant < range.toAt && instant + length > range.fromAt)
            .map((instant) => ({
              allDay: false,
              startAt: instant,
              endAt: instant + length,
              timeZone: zone,
            }));
          expect(found.problems).toEqual([]);
          expect(found.instances.map((instance) => instance.content.when)).toEqual(expected);
        },
      ),
      runs,
    );
  },
);

test(
  'all-day series: the same days, in whatever zone the days are counted',
  { timeout: patience },
  () => {
    fc.assert(
      fc.property(
        caseArbitrary,
        ({ rule, zone, change, startsBefore, rangeStart, rangeDays, rangeMinute, lengthDays }) => {
          const firstDay = daysAfter(change, -startsBefore);
          const range = rangeAround(change, rangeStart, rangeDays, rangeMinute);
          const content = contentAt({
            allDay: true,
            startDay: firstDay,
            endDay: daysAfter(firstDay, lengthDays),
          });
          const found = expandEvents(
            [eventWith({ id: 'm', content, recurrence: [textOf(rule)] })],
            range,
            zone,
          );
          const expected = modelDays(rule, firstDay, daysAfter(change, 80))
            .filter((day) => isNear(day, range, lengthDays * dayMs))
            .map((day) => ({ allDay: true, startDay: day, endDay: daysAfter(day, lengthDays) }))
            .filter(
              ({ startDay, endDay }) =>
                startOfDay(startDay, zone) < range.toAt && startOfDay(endDay, zone) > range.fromAt,
            );
          expect(found.instances.map((instance) => instance.content.when)).toEqual(expected);
        },
      ),
      runs,
    );
  },
);

const fates = ['keep', 'exdate', 'exdate-utc', 'deleted', 'deleted-sparse', 'moved'] as const;

/** An instant as RFC 5545 writes it. */
function written(at: number): string {
  return new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '');
}

test(
  'what is left out, moved, or ended is exactly what the lines and exceptions say',
  { timeout: patience },
  () => {
    const fatesArbitrary = fc.array(fc.constantFrom(...fates), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(
        caseArbitrary,
        fatesArbitrary,
        fc.option(fc.nat(30)),
        (given, chosenFates, untilAt) => {
          const { zone, change, time } = given;
          const rule = { ...given.rule, count: null };
          const firstDay = daysAfter(change, -20);
          const startAt = modelInstant(firstDay, time, zone);
          const startTime = timeOfDay(startAt, zone);
          const range = { fromAt: startAt - 1, toAt: startAt + 60 * dayMs };
          const starts = modelDays(rule, firstDay, daysAfter(firstDay, 61)).map((day) => ({
            day,
            at: modelInstant(day, startTime, zone),
          }));
          const until = untilAt === null ? undefined : starts[Math.min(untilAt, starts.length - 1)];
          const left = starts.filter(
            ({ at }) => at < range.toAt && (until === undefined || at <= until.at),
          );
          const recurrence = [textOf(rule) + (until ? `;UNTIL=${written(until.at)}` : '')];
          const events = [];
          const expected: string[] = [];
          for (const [index, { day, at }] of left.entries()) {
            const id = `m_${written(at)}`;
            const instance = { recurringEventId: 'm', originalStart: { at } };
            const gone = { status: 'cancelled', content: null } as const;
            const fate = chosenFates[index % chosenFates.length];
            if (fate === 'keep') expected.push(`m@${at} ${at}`);
            else if (fate === 'exdate')
              recurrence.push(
                `EXDATE;TZID=${zone}:${day.replaceAll('-', '')}T${startTime.replace(':', '')}00`,
              );
            else if (fate === 'exdate-utc') recurrence.push(`EXDATE:${written(at)}`);
            else if (fate === 'deleted')
              events.push(eventWith({ id: `x${index}`, ...gone, ...instance }));
            else if (fate === 'deleted-sparse') events.push(eventWith({ id, ...gone }));
            else {
              const movedTo = at + 7_000_000;
              const content = contentAt({
                allDay: false,
                startAt: movedTo,
                endAt: movedTo + 60_000,
                timeZone: zone,
              });
              events.push(eventWith({ id, content, ...instance }));
              if (movedTo < range.toAt) expected.push(`${id} ${movedTo}`);
            }
          }
          const content = contentAt({
            allDay: false,
            startAt,
            endAt: startAt + 1_800_000,
            timeZone: zone,
          });
          const found = expandEvents(
            [...events, eventWith({ id: 'm', content, recurrence })],
            range,
            'UTC',
          );
          const shown = found.instances.map(
            ({ key, content: { when } }) => `${key} ${when.allDay ? '' : when.startAt}`,
          );
          expect(shown.toSorted()).toEqual(expected.toSorted());
        },
      ),
      runs,
    );
  },
);

const anyNumber = fc.oneof(
  fc.constantFrom(
    '0',
    '1',
    '-1',
    '2',
    '7',
    '31',
    '53',
    '366',
    '1000000000',
    '99999999999999999',
    'x',
    '',
  ),
  fc.integer().map(String),
);
const anyList = fc
  .array(fc.oneof(anyNumber, fc.constantFrom('MO', 'TU', '-1FR', '5MO', 'XX')), {
    minLength: 1,
    maxLength: 4,
  })
  .map((values) => values.join(','));
const listNames = [
  'BYDAY',
  'BYMONTHDAY',
  'BYMONTH',
  'BYSETPOS',
  'BYHOUR',
  'BYMINUTE',
  'BYSECOND',
  'BYYEARDAY',
  'BYWEEKNO',
  'WKST',
  'RSCALE',
  'X-A',
];
const anyPart = fc.oneof(
  fc.tuple(fc.constantFrom('INTERVAL', 'COUNT'), anyNumber),
  fc.tuple(fc.constantFrom(...listNames), anyList),
  fc.tuple(
    fc.constant('UNTIL'),
    fc.constantFrom('20260401', '20260401T000000Z', '19700101', '99999999', 'soon'),
  ),
);
const anyFrequency = fc.constantFrom(
  'SECONDLY',
  'MINUTELY',
  'HOURLY',
  'DAILY',
  'WEEKLY',
  'MONTHLY',
  'YEARLY',
  'NEVER',
);
const anyRule = fc
  .tuple(anyFrequency, fc.array(anyPart, { maxLength: 4 }))
  .map(([frequency, parts]) =>
    [`FREQ=${frequency}`, ...parts.map(([name, value]) => `${name}=${value}`)].join(';'),
  );
const anyLine = fc.oneof(
  { weight: 5, arbitrary: anyRule.map((text) => `RRULE:${text}`) },
  anyRule.map((text) => `EXRULE:${text}`),
  fc.string().map((text) => `EXDATE:${text}`),
  fc.string(),
);

test('no rule, however wrong or greedy, throws or takes long', { timeout: patience }, () => {
  const range = { fromAt: Date.UTC(2026, 2, 1), toAt: Date.UTC(2026, 3, 12) };
  const startAt = Date.UTC(1999, 1, 3, 7, 30);
  const content = contentAt({
    allDay: false,
    startAt,
    endAt: startAt + 1_800_000,
    timeZone: 'America/New_York',
  });
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 3 }), (recurrence) => {
      const startedAt = performance.now();
      const { instances } = expandEvents([eventWith({ content, recurrence })], range, 'UTC');
      expect(instances.length).toBeLessThanOrEqual(mostInstancesOfSeries);
      expect(performance.now() - startedAt).toBeLessThan(5000);
    }),
    { numRuns: 300 },
  );
});
