import { expect, test } from 'vitest';
import { openHoursOn } from '../../src-renderer/today/open-hours.ts';
import { whyNotPayable } from '../../src-renderer/today/pay-booking.ts';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import type { OpeningRules } from '../../src-shared/domain/availability.ts';
import type { PackageId } from '../../src-shared/domain/ids.ts';
import { wallTimeOf } from '../../src-shared/domain/time.ts';
import { at, booking, zone } from './samples.ts';

const usual = { dayStartsAtHour: 7, dayEndsAtHour: 20 };
const tuesday = '2026-03-03';
const noRules: OpeningRules = {
  timeZone: zone,
  weekly: [],
  exceptions: [],
  timeOff: [],
  holidays: [],
};

function hours(rules: Partial<OpeningRules>, day = tuesday) {
  return openHoursOn({ ...noRules, ...rules }, day, usual).map(({ startAt, endAt }) =>
    [startAt, endAt].map((instant) => wallTimeOf(instant, zone).slice(11)).join('–'),
  );
}

test('a day is open as its weekday says; without any hours, as long as the person likes to see', () => {
  const open = (weekday: number, from: string, to: string) => ({
    weekday,
    hours: { from, to },
    validFrom: null,
    validUntil: null,
  });
  const weekly = [open(2, '09:00', '12:00'), open(2, '13:00', '17:00'), open(3, '08:00', '10:00')];
  expect(hours({ weekly })).toEqual(['09:00–12:00', '13:00–17:00']);
  expect(hours({ weekly }, '2026-03-05')).toEqual([]);
  expect(hours({})).toEqual(['07:00–20:00']);
  expect(hours({ exceptions: [{ day: tuesday, hours: [] }] })).toEqual([]);
  const off = { startDay: tuesday, endDay: '2026-03-04', label: '' };
  expect(hours({ weekly, timeOff: [off] })).toEqual([]);
});

test('the hours are those of the clock on the wall, on the day on which it changes too', () => {
  expect(hours({}, '2026-03-29')).toEqual(['07:00–20:00']);
});

test('what is open can be paid once the client is there, and else it is said why not', () => {
  const of = (given: Partial<BookingView>) =>
    whyNotPayable(
      booking({
        when: at('2026-03-03T09:00', 60),
        with: { status: 'completed', priceMinor: 6000, ...given },
      }),
    );
  expect([of({}), of({ status: 'arrived' })]).toEqual([null, null]);
  expect(of({ status: 'confirmed' })).toBe('Not paid: mark it as arrived or done first');
  expect(of({ paidAt: 1, paidMinor: 6000 })).toBe('Paid already');
  expect(of({ packageId: 'p' as PackageId })).toBe('Paid with a package');
  expect(of({ priceMinor: null })).toBe('There is nothing to pay');
  expect(of({ discountMinor: 6000 })).toBe('There is nothing to pay');
});
