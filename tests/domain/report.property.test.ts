import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OpeningRules } from '../../src-shared/domain/availability.ts';
import { BookingStatus } from '../../src-shared/domain/booking.ts';
import type { ClientId, ServiceId } from '../../src-shared/domain/ids.ts';
import type { ReportFigures } from '../../src-shared/domain/report.ts';
import {
  reportOf,
  type NamelessReport,
  type ReportBooking,
  type ReportFacts,
} from '../../src-shared/domain/report-sums.ts';
import { addDays, startOfDay, wallTimeOf } from '../../src-shared/domain/time.ts';

const quarterMs = 15 * 60_000;
const timeZone = 'Europe/Berlin';
/** Around the nights on which the clocks change. */
const beginnings = ['2026-03-20', '2026-10-16', '2026-12-22'];

const quarter = (index: number) =>
  `${String(Math.floor(index / 4)).padStart(2, '0')}:${String((index % 4) * 15).padStart(2, '0')}`;
const hours = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 48 }))
  .map(([from, length]) => ({ from: quarter(from), to: quarter(Math.min(96, from + length)) }));
const service = fc.constantFrom('massage' as ServiceId, 'yoga' as ServiceId, null);
const client = fc.constantFrom('anna' as ClientId, 'ben' as ClientId, null);

function rulesFrom(begin: string): fc.Arbitrary<OpeningRules> {
  const day = fc.integer({ min: -2, max: 22 }).map((days) => addDays(begin, days));
  return fc.record({
    timeZone: fc.constant(timeZone),
    weekly: fc.array(
      fc.record({
        weekday: fc.integer({ min: 1, max: 7 }),
        hours,
        validFrom: fc.option(day),
        validUntil: fc.option(day),
      }),
      { maxLength: 8 },
    ),
    exceptions: fc.uniqueArray(fc.record({ day, hours: fc.array(hours, { maxLength: 2 }) }), {
      maxLength: 2,
      selector: (exception) => exception.day,
    }),
    timeOff: fc.array(
      fc
        .tuple(day, fc.integer({ min: 1, max: 4 }))
        .map(([startDay, days]) => ({ startDay, endDay: addDays(startDay, days), label: '' })),
      { maxLength: 2 },
    ),
    holidays: fc.uniqueArray(fc.record({ day, name: fc.constant('Holiday') }), {
      maxLength: 2,
      selector: (holiday) => holiday.day,
    }),
  });
}

function bookingFrom(begin: string): fc.Arbitrary<ReportBooking> {
  const time = fc.oneof(
    { weight: 6, arbitrary: fc.tuple(fc.nat(24 * 96), fc.integer({ min: 1, max: 40 })) },
    { weight: 1, arbitrary: fc.tuple(fc.integer({ min: 1900, max: 2000 }), fc.constant(300)) },
  );
  const startAt = startOfDay(addDays(begin, -2), timeZone);
  const timed = time.map(([start, length]) => ({
    startAt: startAt + start * quarterMs,
    endAt: startAt + (start + length) * quarterMs,
    allDay: false,
  }));
  const wholeDays = fc
    .tuple(fc.integer({ min: -2, max: 20 }), fc.integer({ min: 1, max: 3 }))
    .map(([from, days]) => ({
      startAt: startOfDay(addDays(begin, from), timeZone),
      endAt: startOfDay(addDays(begin, from + days), timeZone),
      allDay: true,
    }));
  return fc
    .record({
      when: fc.oneof({ weight: 8, arbitrary: timed }, { weight: 1, arbitrary: wholeDays }),
      status: fc.constantFrom(...BookingStatus.options),
      cancelledLate: fc.boolean(),
      serviceId: service,
      clientId: client,
    })
    .map(({ when, ...rest }) => ({ ...when, ...rest }));
}

const anyFacts: fc.Arbitrary<ReportFacts & { beginsNow: boolean }> = fc
  .constantFrom(...beginnings)
  .chain((begin) => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 14 }))
      .map(([from, days]) => ({
        firstDay: addDays(begin, from),
        lastDay: addDays(begin, from + days),
      }));
    return span.chain(({ firstDay, lastDay }) => {
      const fromAt = startOfDay(firstDay, timeZone);
      const toAt = startOfDay(addDays(lastDay, 1), timeZone);
      return fc.record({
        span: fc.constant({ firstDay, lastDay }),
        rules: rulesFrom(begin),
        bookings: fc
          .array(bookingFrom(begin), { maxLength: 25 })
          .map((all) => all.filter(({ startAt, endAt }) => startAt < toAt && endAt > fromAt)),
        incomes: fc.array(
          fc.record({
            at: fc.integer({ min: fromAt, max: toAt - 1 }),
            amountMinor: fc.integer({ min: 1, max: 10_000 }),
            currency: fc.constantFrom('EUR', 'CHF'),
            serviceId: service,
            clientId: client,
          }),
          { maxLength: 12 },
        ),
        weekStartsOn: fc.constantFrom(1, 7),
        now: fc.integer({ min: fromAt, max: toAt }),
        beginsNow: fc.boolean(),
      });
    });
  });

/** What begins at this very moment has not begun. */
function atItsEdge({ beginsNow, ...some }: ReportFacts & { beginsNow: boolean }): ReportFacts {
  const [first] = some.bookings;
  return beginsNow && first !== undefined ? { ...some, now: first.startAt } : some;
}
const facts = anyFacts.map(atItsEdge);

/** What the report must say, a quarter of an hour at a time and a question at a time. */
function slowly({ span, bookings, incomes, rules, now }: ReportFacts) {
  const fromAt = startOfDay(span.firstDay, timeZone);
  const toAt = startOfDay(addDays(span.lastDay, 1), timeZone);
  const dayAt = (at: number) => wallTimeOf(at, timeZone).slice(0, 10);
  const quarters: { at: number; day: string; isOpen: boolean }[] = [];
  for (let at = fromAt; at < toAt; at += quarterMs) {
    quarters.push({ at, day: dayAt(at), isOpen: isOpenAt(rules, wallTimeOf(at, timeZone)) });
  }
  const covers = (booking: ReportBooking, at: number) =>
    booking.startAt <= at && at < booking.endAt;
  const stands = bookings.filter(({ status }) => status !== 'cancelled');

  return (
    isOfPart: (day: string) => boolean,
    isOfSubject: (of: { serviceId: ServiceId | null; clientId: ClientId | null }) => boolean,
    isSubject: boolean,
  ): ReportFigures => {
    const starting = bookings.filter(
      (booking) =>
        isOfSubject(booking) &&
        fromAt <= booking.startAt &&
        booking.startAt < toAt &&
        isOfPart(dayAt(booking.startAt)),
    );
    const number = (is: (booking: ReportBooking) => boolean) => starting.filter(is).length;
    const isKept = ({ status }: ReportBooking) =>
      ['confirmed', 'arrived', 'completed'].includes(status);
    const within = quarters.filter(({ day }) => isOfPart(day));
    const mine = stands.filter(isOfSubject);
    const currencies = ['CHF', 'EUR'].flatMap((currency) => {
      const some = incomes.filter(
        (income) =>
          income.currency === currency && isOfSubject(income) && isOfPart(dayAt(income.at)),
      );
      const minor = some.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      return some.length === 0 ? [] : [{ currency, minor }];
    });
    const isKnown = rules.weekly.length > 0;
    let bookedQuarters = 0;
    let usedQuarters = 0;
    for (const { at, isOpen } of within) {
      const covering = mine.filter((booking) => covers(booking, at));
      bookedQuarters += covering.filter(({ allDay }) => !allDay || isOpen).length;
      if (isOpen) usedQuarters += isSubject ? covering.length : Math.min(1, covering.length);
    }
    const openQuarters = (isSubject ? quarters : within).filter(({ isOpen }) => isOpen).length;
    return {
      revenue: currencies,
      sessions: number((booking) => isKept(booking) && booking.startAt < now),
      coming: number(
        (booking) => (isKept(booking) || booking.status === 'tentative') && booking.startAt >= now,
      ),
      noShows: number(({ status }) => status === 'no_show'),
      cancellations: number(({ status }) => status === 'cancelled'),
      late: number(({ status, cancelledLate }) => status === 'cancelled' && cancelledLate),
      bookedMinutes: bookedQuarters * 15,
      usedMinutes: isKnown ? usedQuarters * 15 : 0,
      openMinutes: isKnown ? openQuarters * 15 : null,
    };
  };
}

function isOpenAt(rules: OpeningRules, wallTime: string): boolean {
  const day = wallTime.slice(0, 10);
  const time = wallTime.slice(11);
  const isIn = ({ from, to }: { from: string; to: string }) => from <= time && time < to;
  if (rules.timeOff.some(({ startDay, endDay }) => startDay <= day && day < endDay)) return false;
  const exception = rules.exceptions.find((some) => some.day === day);
  if (exception !== undefined) return exception.hours.some(isIn);
  if (rules.holidays.some((holiday) => holiday.day === day)) return false;
  const weekday = new Date(day).getUTCDay() || 7;
  return (
    rules.weekly.length === 0 ||
    rules.weekly.some(
      (some) =>
        some.weekday === weekday &&
        (some.validFrom ?? '') <= day &&
        day <= (some.validUntil ?? '9') &&
        isIn(some.hours),
    )
  );
}

function weekStart(day: string, weekStartsOn: number): string {
  let start = day;
  while ((new Date(start).getUTCDay() || 7) !== weekStartsOn) start = addDays(start, -1);
  return start;
}

const days = ({ span }: ReportFacts) => {
  const all = [];
  for (let day = span.firstDay; day <= span.lastDay; day = addDays(day, 1)) all.push(day);
  return all;
};
const anything = () => true;

describe('a report', () => {
  const given = (check: (facts: ReportFacts, report: NamelessReport) => void) =>
    fc.assert(
      fc.property(facts, (some) => {
        check(some, reportOf(some));
      }),
      { numRuns: 30 },
    );

  test('says in all what counting by quarters of an hour says', () => {
    given((some, { total }) => expect(total).toEqual(slowly(some)(anything, anything, false)));
  });

  test('says the same week by week, whichever day a week begins on', () => {
    given((some, { byWeek }) => {
      const of = slowly(some);
      const startOf = (day: string) => weekStart(day, some.weekStartsOn);
      expect(byWeek).toEqual(
        [...new Set(days(some).map(startOf))].map((week) => ({
          day: week,
          ...of((day) => startOf(day) === week, anything, false),
        })),
      );
    });
  });

  test('says the same month by month', () => {
    given((some, { byMonth }) => {
      const of = slowly(some);
      expect(byMonth).toEqual(
        [...new Set(days(some).map((day) => day.slice(0, 7)))].map((month) => ({
          day: `${month}-01`,
          ...of((day) => day.startsWith(month), anything, false),
        })),
      );
    });
  });

  test('says the same of each service and of each client, and nothing of those that had no part in it', () => {
    given((some, { byService, byClient }) => {
      const of = slowly(some);
      const all = [...some.bookings, ...some.incomes];
      const sorted = (subjects: { id: string | null }[]) =>
        subjects.toSorted((a, b) => String(a.id).localeCompare(String(b.id)));
      const expected = (key: 'serviceId' | 'clientId') =>
        sorted(
          [...new Set(all.map((one) => one[key]))].map((id) => ({
            id,
            ...of(anything, (one) => one[key] === id, true),
          })),
        );
      expect(sorted(byService)).toEqual(expected('serviceId'));
      expect(sorted(byClient)).toEqual(expected('clientId'));
      const booked = byService.filter(({ id }) => id !== null).map((one) => one.bookedMinutes);
      expect(booked).toEqual(booked.toSorted((a, b) => b - a));
    });
  });
});

test('ten thousand bookings are looked at once each', () => {
  const span = { firstDay: '2022-01-01', lastDay: '2026-12-31' };
  const first = startOfDay(span.firstDay, timeZone);
  let looks = 0;
  const bookings = Array.from({ length: 10_000 }, (_, index) => ({
    get startAt() {
      looks += 1;
      return first + index * 16 * quarterMs;
    },
    endAt: first + (index * 16 + 4) * quarterMs,
    allDay: false,
    status: 'completed' as const,
    cancelledLate: false,
    serviceId: null,
    clientId: `client ${index % 700}` as ClientId,
  }));
  const rules = { timeZone, weekly: [], exceptions: [], timeOff: [], holidays: [] };
  const { total } = reportOf({
    span,
    bookings,
    incomes: [],
    rules,
    weekStartsOn: 1,
    now: startOfDay('2027-01-01', timeZone),
  });
  expect(total).toMatchObject({ sessions: 10_000, bookedMinutes: 600_000 });
  // A fixed number of looks at each, however many weeks and clients there are; ordering them takes the most.
  expect(looks / bookings.length).toBeLessThan(80);
});
