import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BookingStatus } from '../../src-shared/domain/booking.ts';
import type { ClientId } from '../../src-shared/domain/ids.ts';
import { requests } from '../../src-shared/ipc/contract.ts';
import { bookingDraft, clientDraft } from '../support/drafts.ts';
import { uuidOf } from '../support/fakes.ts';
import { plansOf } from '../support/query-plans.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { dayRange, instantOf, timed } from '../support/times.ts';

let practice: TestPractice;
let clientId: ClientId;

beforeEach(async () => {
  practice = await testPractice();
  clientId = (await practice.clients.create(clientDraft({ name: 'Anna' }))).id;
});
afterEach(() => practice.close());

type Given = { status?: BookingStatus; paid?: number; currency?: string };

async function book(day: string, { status = 'confirmed', paid = 0, currency = 'EUR' }: Given = {}) {
  const { id } = await practice.bookings.create(
    bookingDraft({ clientId, when: timed(`${day}T10:00`), currency }),
  );
  // As the rooms of payment and of attendance would leave it.
  await practice.db
    .updateTable('booking')
    .set({ status, paid_minor: paid, paid_at: paid > 0 ? 1 : null })
    .where('id', '=', id)
    .execute();
  return id;
}

test('a client who never came has an empty card', async () => {
  const card = await practice.clients.card({ id: clientId });
  expect(card).toMatchObject({ client: { name: 'Anna' }, coming: [], past: [], pastCount: 0 });
  expect(card.figures).toEqual({
    visits: 0,
    noShows: 0,
    cancellations: 0,
    noShowRate: null,
    lastVisitAt: null,
    paid: [],
    open: [],
  });
});

test('the card says what they had and will have, how often they did not come, and what they paid', async () => {
  const first = await book('2026-01-05', { status: 'completed', paid: 5000 });
  const second = await book('2026-01-12', { status: 'completed', paid: 2500 });
  const third = await book('2026-01-19', { paid: 100, currency: 'CHF' });
  const missed = await book('2026-01-26', { status: 'no_show' });
  const cancelled = await book('2026-02-02', { status: 'cancelled' });
  const next = await book('2026-03-05');
  const later = await book('2026-03-12', { status: 'tentative' });
  const other = await practice.clients.create(clientDraft({ name: 'Ben' }));
  await practice.bookings.create(
    bookingDraft({ clientId: other.id, when: timed('2026-01-06T10:00') }),
  );

  const card = await practice.clients.card({ id: clientId });
  expect(card.past.map(({ id }) => id)).toEqual([cancelled, missed, third, second, first]);
  expect(card.coming.map(({ id }) => id)).toEqual([next, later]);
  expect(card.pastCount).toBe(5);
  expect(card.figures).toEqual({
    visits: 3,
    noShows: 1,
    cancellations: 1,
    noShowRate: 0.25,
    lastVisitAt: instantOf('2026-01-19T10:00'),
    paid: [
      { currency: 'CHF', minor: 100 },
      { currency: 'EUR', minor: 7500 },
    ],
    open: [],
  });
  expect(requests['clients.card'].output.parse(card)).toEqual(card);
});

test('the card says what is over and still to pay, in each currency, and nothing of what is to come', async () => {
  const bookFor = async (day: string, priceMinor: number, given: Given = {}) => {
    const id = await book(day, given);
    await practice.db
      .updateTable('booking')
      .set({ price_minor: priceMinor })
      .where('id', '=', id)
      .execute();
  };
  await bookFor('2026-01-05', 8000, { status: 'completed', paid: 5000 });
  await bookFor('2026-01-12', 8000, { status: 'completed', paid: 9000 });
  await bookFor('2026-01-19', 7000);
  await bookFor('2026-01-20', 6000, { currency: 'CHF' });
  await bookFor('2026-01-26', 9000, { status: 'no_show' });
  await bookFor('2026-03-05', 4000);
  const { figures } = await practice.clients.card({ id: clientId });
  expect(figures.open).toEqual([
    { currency: 'CHF', minor: 6000 },
    { currency: 'EUR', minor: 10_000 },
  ]);
  expect(figures.paid).toEqual([{ currency: 'EUR', minor: 14_000 }]);
});

test('what they paid is what Money says of them: packages count, in each currency, and what one pays for not again', async () => {
  const pay = { amountMinor: 5000, method: 'cash', at: instantOf('2026-01-05T11:00') } as const;
  await practice.bookings.pay({ id: await book('2026-01-05'), ...pay });
  await practice.bookings.pay({ id: await book('2026-01-06', { currency: 'CHF' }), ...pay });
  const sell = (ownerId: ClientId, priceMinor: number, currency: string) =>
    practice.packages.create({
      clientId: ownerId,
      name: 'Ten times',
      serviceId: null,
      sessionsTotal: 10,
      priceMinor,
      currency,
      boughtAt: instantOf('2026-01-07T12:00'),
      paidMethod: 'transfer',
      lastDay: null,
    });
  const owned = await sell(clientId, 60_000, 'EUR');
  await sell(clientId, 30_000, 'USD');
  await practice.packages.withdraw({ id: (await sell(clientId, 900, 'EUR')).id });
  const covered = await book('2026-01-12');
  await practice.bookings.change({
    id: covered,
    revision: 1,
    changes: { packageId: owned.id },
    bookAnyway: false,
  });

  const { revenue } = await practice.money.summary(dayRange('2026-01-01', '2026-02-01'));
  const other = await practice.clients.create(clientDraft({ name: 'Ben' }));
  await sell(other.id, 70_000, 'EUR');
  const { figures } = await practice.clients.card({ id: clientId });
  expect(figures.paid).toEqual([
    { currency: 'CHF', minor: 5000 },
    { currency: 'EUR', minor: 65_000 },
    { currency: 'USD', minor: 30_000 },
  ]);
  expect(figures.paid).toEqual(
    revenue.total.map(({ currency, amountMinor }) => ({ currency, minor: amountMinor })),
  );
});

test('the card of somebody who is not known is refused', async () => {
  const card = practice.clients.card({ id: uuidOf(999) as ClientId });
  await expect(card).rejects.toMatchObject({ code: 'not-found' });
});

test('a card reads only this client’s own bookings', async () => {
  await book('2026-01-05');
  const plans = await plansOf(practice, () => practice.clients.card({ id: clientId }));
  // `income` is what was read of bookings and packages by then.
  expect(
    plans.filter((step) => step.startsWith('SCAN') && !/json_each|CONSTANT|SCAN income/.test(step)),
  ).toEqual([]);
  for (const index of ['booking_by_client', 'package_by_client'])
    expect(plans.join('\n')).toContain(index);
});
