import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OpeningRules } from '../../src-shared/domain/availability.ts';
import {
  closedReason,
  openingOf,
  openSpans,
  type ClosedReason,
  type Span,
} from '../../src-shared/domain/opening.ts';
import { instantOf } from '../support/times.ts';

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'America/Sao_Paulo',
  'America/Havana',
  'America/St_Johns',
] as const;
const minute = 60_000;
const dayMs = 24 * 60 * minute;

function rulesWith(given: Partial<OpeningRules>): OpeningRules {
  return {
    timeZone: 'Europe/Berlin',
    weekly: [],
    exceptions: [],
    timeOff: [],
    holidays: [],
    ...given,
  };
}

/** Open from one time to another on every weekday. */
function everyDay(from: string, to: string): OpeningRules['weekly'] {
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    hours: { from, to },
    validFrom: null,
    validUntil: null,
  }));
}

/** The model: what the clock on the wall says in this minute, by Intl, and what the rules say about it. */
function reasonAt(rules: OpeningRules, at: number): ClosedReason | null {
  const formats = (intlFormats[rules.timeZone] ??= new Intl.DateTimeFormat('sv-SE', {
    timeZone: rules.timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }));
  const [day = '', time = ''] = formats.format(at).split(' ');
  const isWithin = (hours: { from: string; to: string }) => hours.from <= time && time < hours.to;
  for (const off of rules.timeOff) {
    if (off.startDay <= day && day < off.endDay) return { kind: 'time-off', label: off.label };
  }
  for (const exception of rules.exceptions) {
    if (exception.day === day) return exception.hours.some(isWithin) ? null : { kind: 'closed' };
  }
  for (const holiday of rules.holidays) {
    if (holiday.day === day) return { kind: 'holiday', name: holiday.name };
  }
  if (rules.weekly.length === 0) return null;
  const weekday = new Date(`${day}T00:00Z`).getUTCDay() || 7;
  const isOpen = rules.weekly.some(
    (weekly) =>
      weekly.weekday === weekday &&
      (weekly.validFrom ?? day) <= day &&
      day <= (weekly.validUntil ?? day) &&
      isWithin(weekly.hours),
  );
  return isOpen ? null : { kind: 'closed' };
}
const intlFormats: Record<string, Intl.DateTimeFormat> = {};

function minutesOf({ startAt, endAt }: Span): number[] {
  return Array.from({ length: (endAt - startAt) / minute }, (_, index) => startAt + index * minute);
}

function modelSpans(rules: OpeningRules, range: Span): Span[] {
  const spans: Span[] = [];
  for (const at of minutesOf(range)) {
    if (reasonAt(rules, at) !== null) continue;
    const last = spans.at(-1);
    if (last?.endAt === at) last.endAt += minute;
    else spans.push({ startAt: at, endAt: at + minute });
  }
  return spans;
}

function modelReason(rules: OpeningRules, span: Span): ClosedReason | null {
  const reasons = minutesOf(span).flatMap((at) => reasonAt(rules, at) ?? []);
  const rank = ['time-off', 'holiday', 'closed'];
  return reasons.toSorted((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind))[0] ?? null;
}

/** Days around which clocks change somewhere, and ordinary ones. */
const nearDay = fc.constantFrom(
  '2026-03-08', // New York; Havana, at midnight
  '2026-03-29', // Berlin
  '2026-10-25',
  '2026-11-01',
  '2026-04-05', // Lord Howe, by half an hour
  '2026-10-04',
  '2026-02-15', // Casablanca, around Ramadan
  '2026-03-22',
  '2018-02-18', // São Paulo, back over midnight
  '2018-11-04', // and over midnight forward
  '2010-11-07', // St John's, back over midnight at one minute past it
  '1986-01-01', // Kathmandu, by a quarter of an hour
  '2026-06-10',
);
const around = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

const clockTime = fc.constantFrom(
  '00:00',
  '00:01',
  '00:30',
  '01:00',
  '01:45',
  '02:00',
  '02:15',
  '02:30',
  '03:00',
  '09:00',
  '12:30',
  '17:00',
  '22:30',
  '23:00',
  '23:01',
  '23:30',
  '23:59',
  '24:00',
);
const openHours = fc
  .tuple(clockTime, clockTime)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));

const worlds = nearDay.chain((middle) => {
  const day = fc.integer({ min: -3, max: 3 }).map((days) => around(middle, days));
  const rules: fc.Arbitrary<OpeningRules> = fc.record({
    timeZone: fc.constantFrom(...zones),
    weekly: fc.array(
      fc.record({
        weekday: fc.integer({ min: 1, max: 7 }),
        hours: openHours,
        validFrom: fc.option(day, { freq: 3 }),
        validUntil: fc.option(day, { freq: 3 }),
      }),
      { maxLength: 12 },
    ),
    exceptions: fc.uniqueArray(fc.record({ day, hours: fc.array(openHours, { maxLength: 3 }) }), {
      maxLength: 2,
      selector: (exception) => exception.day,
    }),
    timeOff: fc.array(
      fc
        .tuple(day, fc.integer({ min: 1, max: 3 }))
        .map(([startDay, days]) => ({ startDay, endDay: around(startDay, days), label: startDay })),
      { maxLength: 1 },
    ),
    holidays: fc.array(fc.record({ day, name: fc.constant('Holiday') }), { maxLength: 1 }),
  });
  const range = fc
    .tuple(fc.integer({ min: -3 * 96, max: 3 * 96 }), fc.integer({ min: 1, max: 30 * 60 }))
    .map(([quarters, minutes]) => {
      const startAt = Date.parse(middle) + quarters * 15 * minute;
      return { startAt, endAt: startAt + minutes * minute };
    });
  return fc.record({ rules, range });
});

describe('against a model that looks at the wall clock in every minute', () => {
  test('the open spans of a range are the minutes in which it is open', () => {
    fc.assert(
      fc.property(worlds, ({ rules, range }) => {
        expect(openSpans(rules, range.startAt, range.endAt)).toEqual(modelSpans(rules, range));
      }),
      { numRuns: 300 },
    );
  });

  test('a span is closed for the most telling reason of its minutes, and open without any', () => {
    fc.assert(
      fc.property(worlds, ({ rules, range }) => {
        expect(closedReason(rules, range)).toEqual(modelReason(rules, range));
      }),
      { numRuns: 300 },
    );
  });

  test('with the same hours every day, every day of twelve years in every zone has those hours', () => {
    for (const timeZone of zones) {
      const rules = rulesWith({ timeZone, weekly: everyDay('00:00', '24:00') });
      const range = { startAt: Date.UTC(2014, 0, 1), endAt: Date.UTC(2026, 11, 31) };
      expect(openSpans(rules, range.startAt, range.endAt)).toEqual([range]);
    }
  });
});

test('where nothing was said, nothing is closed', () => {
  const [startAt, endAt] = [instantOf('2026-03-02T00:00'), instantOf('2026-03-05T00:00')];
  expect(openSpans(rulesWith({}), startAt, endAt)).toEqual([{ startAt, endAt }]);
  expect(closedReason(rulesWith({}), { startAt, endAt })).toBe(null);
});

test('a window over the night the clocks go back is open by the clock, an hour longer', () => {
  const rules = rulesWith({ weekly: everyDay('00:00', '06:00') });
  const [span] = openSpans(rules, instantOf('2026-10-25T00:00'), instantOf('2026-10-26T00:00'));
  expect(span && (span.endAt - span.startAt) / 3_600_000).toBe(7);
});

test('a window within the hour that is skipped does not open that night', () => {
  const rules = rulesWith({ weekly: everyDay('02:00', '02:30') });
  expect(openSpans(rules, instantOf('2026-03-29T00:00'), instantOf('2026-03-30T00:00'))).toEqual(
    [],
  );
});

test('time off rules over an exception, that over a holiday, and that over the week', () => {
  const day = '2026-03-02';
  const weekly = everyDay('09:00', '17:00');
  const holidays = [{ day, name: 'Founding day' }];
  const exceptions = [{ day, hours: [{ from: '10:00', to: '11:00' }] }];
  const timeOff = [{ startDay: day, endDay: '2026-03-03', label: 'Skiing' }];
  expect(openingOf(rulesWith({ weekly }), day)).toEqual({
    hours: [{ from: '09:00', to: '17:00' }],
    otherwise: { kind: 'closed' },
  });
  expect(openingOf(rulesWith({ weekly, holidays }), day)).toEqual({
    hours: [],
    otherwise: { kind: 'holiday', name: 'Founding day' },
  });
  expect(openingOf(rulesWith({ weekly, holidays, exceptions }), day).hours).toEqual([
    { from: '10:00', to: '11:00' },
  ]);
  expect(openingOf(rulesWith({ weekly, holidays, exceptions, timeOff }), day)).toEqual({
    hours: [],
    otherwise: { kind: 'time-off', label: 'Skiing' },
  });
});

test('hours count from their first valid day to their last, both included', () => {
  const weekly = everyDay('09:00', '17:00').map((hours) => ({
    ...hours,
    validFrom: '2026-03-03',
    validUntil: '2026-03-04',
  }));
  const openDays = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'].filter(
    (day) => openingOf(rulesWith({ weekly }), day).hours.length > 0,
  );
  expect(openDays).toEqual(['2026-03-03', '2026-03-04']);
});
