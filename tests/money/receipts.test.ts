import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BookingId } from '../../src-shared/domain/ids.ts';
import { defaultReceiptSettings } from '../../src-shared/domain/receipts.ts';
import { bookingDraft, clientDraft, serviceDraft } from '../support/drafts.ts';
import { testNow } from '../support/fakes.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { instantOf, timed } from '../support/times.ts';

let practice: TestPractice;
const sender = {
  ...defaultReceiptSettings,
  practiceName: 'Praxis Sommer & Söhne',
  practiceAddress: 'Lindenweg 3\n10115 Berlin',
  taxText: 'No VAT under § 19 UStG',
  prefix: 'R-',
};

beforeEach(async () => {
  practice = await testPractice();
  await practice.settings.change({ receipts: sender });
});
afterEach(() => practice.close());

let hour = 0;
async function paidBooking(amountMinor = 8_000): Promise<BookingId> {
  hour += 1;
  const client = await practice.clients.create(clientDraft({ name: 'Łucja <b>Żak</b>' }));
  const service = await practice.services.create(serviceDraft());
  const when = timed(`2026-02-${String((hour % 27) + 1).padStart(2, '0')}T10:00`);
  const { id } = await practice.bookings.create({
    ...bookingDraft({ clientId: client.id, serviceId: service.id, when, priceMinor: 9_000 }),
    discountMinor: 1_000,
    bookAnyway: true,
  });
  await practice.bookings.pay({ id, amountMinor, method: 'cash', at: testNow });
  return id;
}

const numbers = async () =>
  (await practice.db.selectFrom('receipt').select(['number', 'year', 'sequence']).execute())
    .toSorted((a, b) => a.year - b.year || a.sequence - b.sequence)
    .map(({ number }) => number);

test('a receipt says what was paid and how, is numbered, and stands on the booking and in its history', async () => {
  const id = await paidBooking();
  const receipt = await practice.receipts.issue({ bookingId: id });
  expect(receipt).toMatchObject({ number: 'R-2026-0001', bookingId: id, cancelledBy: null });
  expect(receipt.content).toMatchObject({
    practiceName: 'Praxis Sommer & Söhne',
    totalMinor: 8_000,
    tax: null,
    taxText: 'No VAT under § 19 UStG',
    paidMethod: 'cash',
    paidDay: '2026-03-02',
  });
  expect(receipt.content.lines.map(({ amountMinor }) => amountMinor)).toEqual([9_000, -1_000]);
  expect(await practice.bookings.get({ id })).toMatchObject({ receiptNumber: 'R-2026-0001' });
  const [step] = await practice.bookings.timeline({ id });
  expect(step).toMatchObject({ kind: 'receipt-issued', canRevert: false });
});

test('what changes afterwards changes no receipt, and the database itself refuses to', async () => {
  const id = await paidBooking();
  const { number, content } = await practice.receipts.issue({ bookingId: id });
  await practice.settings.change({ receipts: { ...sender, practiceName: 'Other' } });
  const { clientId } = await practice.bookings.get({ id });
  await practice.clients.change({ id: clientId!, changes: { name: 'Renamed' } });
  const [kept] = await practice.receipts.inRange({ fromAt: 0, toAt: testNow + 1 });
  expect(kept).toMatchObject({ number, content });
  const { sqlite } = practice;
  expect(() => sqlite.exec(`UPDATE receipt SET number = 'x'`)).toThrow('never changed');
  expect(() => sqlite.exec('DELETE FROM receipt')).toThrow('never deleted');
});

test('many issued at once, some refused, leave numbers without gaps; each year begins anew', async () => {
  const ids: BookingId[] = [];
  for (let index = 0; index < 12; index += 1) ids.push(await paidBooking());
  const twice = [...ids, ...ids];
  const results = await Promise.allSettled(
    twice.map((bookingId) => practice.receipts.issue({ bookingId })),
  );
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(12);
  const failing = await paidBooking();
  practice.failNextItem();
  await expect(practice.receipts.issue({ bookingId: failing })).rejects.toThrow('sync room failed');
  await practice.receipts.issue({ bookingId: failing });
  practice.clock.set(instantOf('2027-01-01T00:00'));
  await practice.receipts.issue({ bookingId: await paidBooking() });
  practice.clock.set(instantOf('2026-12-31T23:59'));
  await practice.receipts.issue({ bookingId: await paidBooking() });
  const of2026 = Array.from({ length: 14 }, (_, index) => String(index + 1).padStart(4, '0'));
  expect(await numbers()).toEqual([...of2026.map((n) => `R-2026-${n}`), 'R-2027-0001']);
});

describe('a receipt is refused', () => {
  test('without payment, without the address of the practice, and a second time', async () => {
    const { id } = await practice.bookings.create(bookingDraft());
    await expect(practice.receipts.issue({ bookingId: id })).rejects.toThrow(/not paid yet/);
    const paid = await paidBooking();
    await practice.settings.change({ receipts: { ...sender, practiceAddress: '' } });
    await expect(practice.receipts.issue({ bookingId: paid })).rejects.toThrow(
      /Settings, Receipts/,
    );
    await practice.settings.change({ receipts: sender });
    await practice.receipts.issue({ bookingId: paid });
    await expect(practice.receipts.issue({ bookingId: paid })).rejects.toThrow(/already/);
  });

  test('and while it holds, its payment and its price stay', async () => {
    const id = await paidBooking();
    await practice.receipts.issue({ bookingId: id });
    await expect(practice.bookings.unpay({ id })).rejects.toThrow(/Cancel the receipt first/);
    const { revision } = await practice.bookings.get({ id });
    const dearer = { id, revision, changes: { priceMinor: 1 }, bookAnyway: false };
    await expect(practice.bookings.change(dearer)).rejects.toThrow(/another price/);
    const paying = (await practice.bookings.timeline({ id })).find(({ kind }) => kind === 'paid');
    const back = practice.bookings.revert({ id, entryId: paying!.id, bookAnyway: false });
    await expect(back).rejects.toThrow(/Cancel the receipt first/);
  });
});

test('it is cancelled by another receipt, once; then the payment can be taken back or a new one issued', async () => {
  const id = await paidBooking();
  const first = await practice.receipts.issue({ bookingId: id });
  const storno = await practice.receipts.cancel({ number: first.number });
  expect(storno).toMatchObject({ number: 'R-2026-0002', cancelsId: first.id });
  expect(storno.content).toMatchObject({ cancels: 'R-2026-0001', totalMinor: -8_000 });
  await expect(practice.receipts.cancel({ number: first.number })).rejects.toThrow(
    /already, by R-2026-0002/,
  );
  await expect(practice.receipts.cancel({ number: storno.number })).rejects.toThrow(/itself/);
  expect(await practice.bookings.get({ id })).toMatchObject({ receiptNumber: null });
  const again = await practice.receipts.issue({ bookingId: id });
  expect(again.number).toBe('R-2026-0003');
  const all = await practice.receipts.inRange({ fromAt: 0, toAt: testNow + 1 });
  expect(all.map(({ number, cancelledBy }) => [number, cancelledBy])).toEqual([
    ['R-2026-0003', null],
    ['R-2026-0002', null],
    ['R-2026-0001', 'R-2026-0002'],
  ]);
});

test('a package gets its receipt too, and keeps its price while that holds', async () => {
  const client = await practice.clients.create(clientDraft());
  const sold = await practice.packages.create({
    clientId: client.id,
    name: 'Ten times',
    serviceId: null,
    sessionsTotal: 10,
    priceMinor: 70_000,
    currency: 'EUR',
    boughtAt: testNow,
    paidMethod: 'transfer',
    lastDay: null,
  });
  const receipt = await practice.receipts.issue({ packageId: sold.id });
  expect(receipt.content.lines).toEqual([{ text: 'Ten times (10 sessions)', amountMinor: 70_000 }]);
  const cheaper = { id: sold.id, revision: 2, changes: { priceMinor: 1 } };
  await expect(practice.packages.change(cheaper)).rejects.toThrow(/Cancel the receipt first/);
  await expect(practice.packages.withdraw({ id: sold.id })).rejects.toThrow(/Cancel the receipt/);
  await practice.receipts.cancel({ number: receipt.number });
  await expect(practice.packages.withdraw({ id: sold.id })).resolves.toBeDefined();
});

test('it is saved under its number, and no name in it is taken for a part of the page', async () => {
  const { number } = await practice.receipts.issue({ bookingId: await paidBooking() });
  expect(await practice.receipts.save({ number })).toEqual({ path: '/chosen/R-2026-0001.pdf' });
  const html = practice.printed[0]?.html;
  expect(html).toContain('Receipt R-2026-0001');
  expect(html).toContain('Łucja &lt;b&gt;Żak&lt;/b&gt;');
  expect(html).toContain('Praxis Sommer &amp; Söhne');
  expect(html).toContain('<div>10115 Berlin</div>');
  expect(html).toContain('€80.00');
  expect(html).toContain('No VAT under § 19 UStG');
  await expect(practice.receipts.save({ number: 'x' })).rejects.toMatchObject({
    code: 'not-found',
  });
});
