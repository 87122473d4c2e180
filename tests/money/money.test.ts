import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BookingStatus } from '../../src-shared/domain/booking.ts';
import { dueOf, openOf } from '../../src-shared/domain/payment.ts';
import { findBooking, putBooking } from '../../src-main/bookings/booking-repo.ts';
import { bookingDraft, clientDraft, serviceDraft } from '../support/drafts.ts';
import { plansOf } from '../support/query-plans.ts';
import type { PackageId } from '../../src-shared/domain/ids.ts';
import { testNow, uuidOf } from '../support/fakes.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { dayRange, instantOf, timed } from '../support/times.ts';

let practice: TestPractice;

beforeEach(async () => {
  practice = await testPractice();
});
afterEach(() => practice.close());

const february = dayRange('2026-02-01', '2026-03-01');

test('money counts on the day it came in, packages when they were bought, what they pay for not again', async () => {
  const client = await practice.clients.create(clientDraft());
  const service = await practice.services.create(serviceDraft());
  const book = async (start: string, priceMinor: number) =>
    (
      await practice.bookings.create(
        bookingDraft({
          when: timed(start),
          serviceId: service.id,
          clientId: client.id,
          priceMinor,
        }),
      )
    ).id;
  const paid = await book('2026-02-10T10:00', 8_000);
  await book('2026-02-11T10:00', 7_000);
  await book('2026-03-02T18:00', 6_000);
  const carrying = await book('2026-02-12T10:00', 5_000);
  const at = instantOf('2026-02-16T23:30');
  await practice.bookings.pay({ id: paid, amountMinor: 8_000, method: 'cash', at });
  const sold = await practice.packages.create({
    clientId: client.id,
    name: 'Ten times',
    serviceId: null,
    sessionsTotal: 10,
    priceMinor: 70_000,
    currency: 'EUR',
    boughtAt: instantOf('2026-02-17T00:30'),
    paidMethod: 'transfer',
    lastDay: null,
  });
  await practice.bookings.change({
    id: carrying,
    revision: 1,
    changes: { packageId: sold.id },
    bookAnyway: false,
  });
  const later = await book('2026-02-20T10:00', 900);
  const nextMonth = instantOf('2026-03-01T00:00');
  await practice.bookings.pay({ id: later, amountMinor: 900, method: 'cash', at: nextMonth });
  const { revenue, open, openTotals } = await practice.money.summary(february);
  expect(revenue.total).toEqual([{ currency: 'EUR', amountMinor: 78_000, count: 2 }]);
  expect(revenue.byDay.map(({ day, amountMinor }) => [day, amountMinor])).toEqual([
    ['2026-02-16', 8_000],
    ['2026-02-17', 70_000],
  ]);
  expect(revenue.byWeek.map(({ day }) => day)).toEqual(['2026-02-16']);
  expect(revenue.byService.map(({ serviceId }) => serviceId)).toEqual([null, service.id]);
  expect(open).toMatchObject([{ title: 'Physiotherapy: Anna Müller', openMinor: 7_000 }]);
  expect(openTotals).toEqual([{ currency: 'EUR', amountMinor: 7_000, count: 1 }]);
  const march = await practice.money.summary(dayRange('2026-03-01', '2026-04-01'));
  expect(march.revenue.total).toEqual([{ currency: 'EUR', amountMinor: 900, count: 1 }]);
});

test('what the database says a booking asks for is what the rules say', async () => {
  const { id } = await practice.bookings.create(bookingDraft({ when: timed('2026-02-10T10:00') }));
  const base = await findBooking(practice.db, id);
  const amount = fc.integer({ min: 0, max: 20_000 });
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        status: fc.constantFrom(...BookingStatus.options),
        priceMinor: fc.option(amount),
        discountMinor: amount,
        cancelFeeMinor: amount,
        paidMinor: amount,
        packageId: fc.constantFrom(null, uuidOf(77) as PackageId),
      }),
      async (given) => {
        const booking = { ...base!, ...given };
        await practice.db.transaction().execute((tx) => putBooking(tx, booking));
        const row = await practice.db
          .selectFrom('booking')
          .select('due_minor')
          .executeTakeFirstOrThrow();
        expect(row.due_minor).toBe(dueOf(booking));
        const { open } = await practice.money.summary({ fromAt: 0, toAt: testNow });
        expect(open.map(({ openMinor }) => openMinor)).toEqual(
          openOf(booking) === 0 ? [] : [openOf(booking)],
        );
      },
    ),
    { numRuns: 60 },
  );
});

test('a summary reads by its indexes alone, however many years there are', async () => {
  const plans = await plansOf(practice, () => practice.money.summary(february));
  expect(plans.filter((plan) => /^SCAN (booking|package|receipt)\b(?!.*INDEX)/.test(plan))).toEqual(
    [],
  );
  for (const index of ['booking_by_paid', 'booking_by_open', 'package_by_bought'])
    expect(plans.join('\n')).toContain(index);
});
