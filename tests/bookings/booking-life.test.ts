import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BookingChange } from '../../src-shared/domain/booking.ts';
import type { BookingId } from '../../src-shared/domain/ids.ts';
import { bookingDraft } from '../support/drafts.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { instantOf, timed } from '../support/times.ts';

let practice: TestPractice;
let id: BookingId;

beforeEach(async () => {
  practice = await testPractice();
  const draft = bookingDraft({ when: timed('2026-03-02T10:00'), priceMinor: 8_000 });
  id = (await practice.bookings.create(draft)).id;
});
afterEach(() => practice.close());

async function change(changes: BookingChange) {
  const { revision } = await practice.bookings.get({ id });
  return practice.bookings.change({ id, revision, changes, bookAnyway: false });
}

const kinds = async () => (await practice.bookings.timeline({ id })).map(({ kind }) => kind);
const steps = async () =>
  await practice.db.selectFrom('undo_step').select(['label', 'parts_json']).orderBy('id').execute();

test('an illegal status is refused in the transaction, and nothing is written', async () => {
  const early = change({ status: 'completed' });
  await expect(early).rejects.toMatchObject({
    code: 'not-allowed',
    field: 'status',
    message: expect.stringContaining('It has not begun yet'),
  });
  expect(await kinds()).toEqual(['created']);
  practice.clock.set(instantOf('2026-03-02T10:05'));
  expect(await change({ status: 'arrived' })).toMatchObject({ status: 'arrived' });
  expect(await change({ status: 'completed' })).toMatchObject({ status: 'completed' });
  await expect(practice.bookings.cancel({ id, reason: '' })).rejects.toThrow(/It took place/);
  expect(await change({ status: 'confirmed' })).toMatchObject({ status: 'confirmed' });
});

test('a step of the history is taken back only where that is a legal step too', async () => {
  practice.clock.set(instantOf('2026-03-02T10:05'));
  await change({ status: 'arrived' });
  await change({ status: 'completed' });
  practice.clock.set(instantOf('2026-03-03T10:05'));
  const [completing] = await practice.bookings.timeline({ id });
  const back = practice.bookings.revert({ id, entryId: completing?.id ?? 0, bookAnyway: false });
  await expect(back).rejects.toThrow(/Its day is over/);
});

test('a late cancellation of the client costs what the settings say, and restoring forgets it', async () => {
  const fee = { kind: 'percent', percent: 50 } as const;
  await practice.settings.change({ cancellation: { lateHours: 24, fee } });
  const off = await practice.bookings.cancel({ id, reason: 'ill', by: 'client' });
  expect(off).toMatchObject({
    status: 'cancelled',
    cancelReason: 'ill',
    cancelledBy: 'client',
    cancelledLate: true,
    cancelFeeMinor: 4_000,
  });
  expect(await practice.bookings.restore({ id, bookAnyway: false })).toMatchObject({
    status: 'confirmed',
    cancelledBy: null,
    cancelledLate: false,
    cancelFeeMinor: 0,
  });
  expect(await practice.bookings.cancel({ id, reason: '', by: 'practice' })).toMatchObject({
    cancelledLate: false,
    cancelFeeMinor: 0,
  });
});

test('a payment is entered once, taken back, and each is a step that can be undone', async () => {
  const at = practice.clock.now();
  const paid = await practice.bookings.pay({ id, amountMinor: 8_000, method: 'card', at });
  expect(paid).toMatchObject({ paidAt: at, paidMinor: 8_000, paidMethod: 'card' });
  const again = practice.bookings.pay({ id, amountMinor: 1, method: 'cash', at });
  await expect(again).rejects.toThrow(/paid already/);
  expect(await practice.bookings.unpay({ id })).toMatchObject({ paidAt: null, paidMinor: 0 });
  expect(await kinds()).toEqual(['unpaid', 'paid', 'created']);
  const remembered = await steps();
  expect(remembered.map(({ label }) => label)).toEqual([
    'Booked Appointment',
    'Payment for Appointment',
    'Took back the payment for Appointment',
  ]);
  expect(JSON.parse(remembered[1]?.parts_json ?? '')).toMatchObject([
    { kind: 'booking', id, before: { paidAt: null }, after: { paidMinor: 8_000 } },
  ]);
});

test('a paid booking becomes a no-show only after its payment was taken back', async () => {
  const at = instantOf('2026-03-02T10:05');
  practice.clock.set(at);
  await practice.bookings.pay({ id, amountMinor: 8_000, method: 'cash', at });
  await expect(change({ status: 'no_show' })).rejects.toThrow(/Take the payment back first/);
  await practice.bookings.unpay({ id });
  expect(await change({ status: 'no_show' })).toMatchObject({ status: 'no_show' });
});
