import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PackageId, ServiceId } from '../../src-shared/domain/ids.ts';
import { BookingStatus } from '../../src-shared/domain/booking.ts';
import { sessionsLeft, sessionsOf } from '../../src-shared/domain/packages.ts';
import {
  bookingLines,
  cancellingContent,
  defaultReceiptSettings,
  includedTax,
  receiptContent,
} from '../../src-shared/domain/receipts.ts';
import { revenueOf, startOfWeek, type Income } from '../../src-shared/domain/revenue.ts';
import { uuidOf } from '../support/fakes.ts';
import { practiceZone } from '../support/times.ts';

const income: fc.Arbitrary<Income> = fc.record({
  at: fc.integer({ min: Date.UTC(2025, 11, 20), max: Date.UTC(2026, 3, 10) }),
  amountMinor: fc.integer({ min: 1, max: 100_000 }),
  currency: fc.constantFrom('EUR', 'CHF'),
  serviceId: fc.constantFrom(null, uuidOf(1) as ServiceId, uuidOf(2) as ServiceId),
});

/** The slow, obvious way: go through everything for each question. */
const naive = (incomes: Income[], belongs: (income: Income) => boolean) =>
  incomes.filter(belongs).reduce((sum, { amountMinor }) => sum + amountMinor, 0);

const dayInWords = new Intl.DateTimeFormat('en-CA', { timeZone: practiceZone, dateStyle: 'short' });
const dayIn = (at: number): string => dayInWords.format(at);

test('every sum agrees with the slow, obvious one, and the days, weeks and months with the whole', () => {
  fc.assert(
    fc.property(fc.array(income, { maxLength: 60 }), fc.constantFrom(1, 6, 7), (incomes, first) => {
      const revenue = revenueOf(incomes, { timeZone: practiceZone, weekStartsOn: first });
      for (const { currency, amountMinor, count } of revenue.total) {
        expect(amountMinor).toBe(naive(incomes, (one) => one.currency === currency));
        expect(count).toBe(incomes.filter((one) => one.currency === currency).length);
        for (const parts of [revenue.byDay, revenue.byWeek, revenue.byMonth, revenue.byService]) {
          const mine = parts.filter((part) => part.currency === currency);
          expect(mine.reduce((sum, part) => sum + part.amountMinor, 0)).toBe(amountMinor);
        }
      }
      for (const { day, currency, amountMinor } of revenue.byDay) {
        const isThen = (one: Income) => one.currency === currency && dayIn(one.at) === day;
        expect(amountMinor).toBe(naive(incomes, isThen));
      }
      for (const { day, currency, amountMinor } of revenue.byWeek) {
        expect(new Date(`${day}T00:00Z`).getUTCDay()).toBe(first % 7);
        const isThen = (one: Income) => {
          const days = (Date.parse(dayIn(one.at)) - Date.parse(day)) / 86_400_000;
          return one.currency === currency && days >= 0 && days < 7;
        };
        expect(amountMinor).toBe(naive(incomes, isThen));
      }
      for (const { day, currency, amountMinor } of revenue.byMonth) {
        const isThen = (one: Income) =>
          one.currency === currency && dayIn(one.at).slice(0, 7) === day.slice(0, 7);
        expect(amountMinor).toBe(naive(incomes, isThen));
      }
    }),
  );
});

test('a week begins on the day the practice says, also over the turn of the year', () => {
  expect(startOfWeek('2026-01-01', 1)).toBe('2025-12-29');
  expect(startOfWeek('2026-01-01', 7)).toBe('2025-12-28');
  expect(startOfWeek('2026-03-01', 7)).toBe('2026-03-01');
});

test('what is used, booked and left of a package is its sessions, and never below zero', () => {
  const packageId = uuidOf(1) as PackageId;
  const status = fc.constantFrom(...BookingStatus.options);
  fc.assert(
    fc.property(
      fc.array(status, { maxLength: 12 }),
      fc.integer({ min: 1, max: 12 }),
      (all, sessionsTotal) => {
        const use = sessionsOf(all.map((one) => ({ packageId, status: one })));
        expect(use.used).toBe(all.filter((one) => one === 'completed').length);
        expect(use.booked).toBe(
          all.filter((one) => ['tentative', 'confirmed', 'arrived'].includes(one)).length,
        );
        const left = sessionsLeft({ sessionsTotal }, use);
        expect(left).toBe(Math.max(0, sessionsTotal - use.used - use.booked));
      },
    ),
  );
});

test('a receipt sums up, its tax is within it, and with the one that cancels it there is nothing', () => {
  const amount = fc.integer({ min: 1, max: 1_000_000 });
  const percent = fc.constantFrom(null, 0, 2.6, 7, 19, 20, 25);
  fc.assert(
    fc.property(amount, amount, percent, (priceMinor, discount, taxPercent) => {
      const discountMinor = Math.min(discount, priceMinor - 1);
      const paidMinor = priceMinor - discountMinor;
      const lines = bookingLines('Massage', paidMinor, { priceMinor, discountMinor });
      const at = Date.UTC(2026, 2, 2, 7);
      const issued = receiptContent(
        { clientName: 'Anna', lines, currency: 'EUR', paidAt: at, paidMethod: 'cash' },
        { ...defaultReceiptSettings, taxPercent },
        { number: '2026-0001', at, timeZone: practiceZone },
      );
      expect(issued.totalMinor).toBe(paidMinor);
      expect(issued.tax === null).toBe(taxPercent === null || taxPercent === 0);
      if (issued.tax !== null && taxPercent !== null) {
        const { amountMinor } = issued.tax;
        const net = issued.totalMinor - amountMinor;
        expect(Math.abs(net * (taxPercent / 100) - amountMinor)).toBeLessThan(1);
      }
      const storno = cancellingContent(issued, { number: '2026-0002', at, timeZone: practiceZone });
      expect(storno.totalMinor + issued.totalMinor).toBe(0);
      expect((storno.tax?.amountMinor ?? 0) + (issued.tax?.amountMinor ?? 0)).toBe(0);
      expect(storno.lines.reduce((sum, line) => sum + line.amountMinor, 0)).toBe(storno.totalMinor);
      expect(storno.cancels).toBe('2026-0001');
    }),
  );
});

test('included tax is that of the usual table', () => {
  expect(includedTax(11_900, 19)).toBe(1_900);
  expect(includedTax(10_700, 7)).toBe(700);
  expect(includedTax(100, 19)).toBe(16);
});

test('a part payment and a payment without discount are one line of what was paid', () => {
  const price = { priceMinor: 10_000, discountMinor: 2_000 };
  expect(bookingLines('x', 5_000, price)).toEqual([{ text: 'x', amountMinor: 5_000 }]);
  expect(bookingLines('x', 8_000, price)).toHaveLength(2);
});
