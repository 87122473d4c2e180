import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordHistory } from '../../src-main/history/history-repo.ts';
import type { BookingChange } from '../../src-shared/domain/booking.ts';
import type { BookingId } from '../../src-shared/domain/ids.ts';
import { bookingDraft, clientDraft } from '../support/drafts.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { timed } from '../support/times.ts';

let practice: TestPractice;
let id: BookingId;

beforeEach(async () => {
  practice = await testPractice();
  ({ id } = await practice.bookings.create(bookingDraft({ title: 'a', location: 'Room 1' })));
});
afterEach(() => practice.close());

async function change(changes: BookingChange): Promise<void> {
  const { revision } = await practice.bookings.get({ id });
  await practice.bookings.change({ id, revision, changes, bookAnyway: false });
}

/** The newest step of the booking. */
async function lastStep() {
  const [entry] = await practice.bookings.timeline({ id });
  if (entry === undefined) throw new Error('there is no step');
  return entry;
}

async function revert(entryId: number, bookAnyway = false) {
  return practice.bookings.revert({ id, entryId, bookAnyway });
}

test('taking a step back gives its fields their earlier values and leaves later changes of others', async () => {
  await change({ title: 'b', when: timed('2026-03-02T14:00') });
  const step = await lastStep();
  await change({ location: 'Room 2' });
  const reverted = await revert(step.id);
  expect(reverted).toMatchObject({
    title: 'a',
    when: timed('2026-03-02T10:00'),
    location: 'Room 2',
    revision: 4,
  });
  expect(await practice.bookings.get({ id })).toMatchObject(reverted);
});

test('taking back is a step of its own, which can be taken back too', async () => {
  await change({ title: 'b' });
  await revert((await lastStep()).id);
  const step = await lastStep();
  expect(step).toMatchObject({ kind: 'reverted', source: 'person', revision: 3, canRevert: true });
  expect(step.changes).toEqual([{ field: 'title', from: 'b', to: 'a' }]);
  expect(await revert(step.id)).toMatchObject({ title: 'b', revision: 4 });
});

test('a cancellation is taken back with its reason, and a restoration too', async () => {
  await practice.bookings.cancel({ id, reason: 'ill' });
  const cancelling = await lastStep();
  expect(await revert(cancelling.id)).toMatchObject({
    status: 'confirmed',
    cancelReason: '',
    cancelledAt: null,
  });
  const restoring = await lastStep();
  expect(await revert(restoring.id)).toMatchObject({ status: 'cancelled', cancelReason: 'ill' });
});

test('a step back into time that is taken by now is refused, or booked anyway', async () => {
  await change({ when: timed('2026-03-02T14:00') });
  const move = await lastStep();
  await practice.bookings.create(bookingDraft({ title: 'other' }));
  await expect(revert(move.id)).rejects.toMatchObject({ code: 'overlap' });
  expect(await practice.bookings.get({ id })).toMatchObject({ revision: 2 });
  expect(await revert(move.id, true)).toMatchObject({
    when: timed('2026-03-02T10:00'),
    overlapAccepted: true,
  });
});

test('taking back a step whose values are there already changes nothing', async () => {
  await change({ title: 'b' });
  const step = await lastStep();
  await change({ title: 'a' });
  expect(await revert(step.id)).toMatchObject({ title: 'a', revision: 3 });
  expect(await practice.bookings.timeline({ id })).toHaveLength(3);
});

test('the creation of a booking cannot be taken back', async () => {
  const step = await lastStep();
  expect(step.canRevert).toBe(false);
  await expect(revert(step.id)).rejects.toMatchObject({
    code: 'not-allowed',
    message: 'This step cannot be undone. Nothing was changed.',
  });
});

test('a step that also changed what a booking does not have cannot be taken back by half', async () => {
  await practice.db.transaction().execute((tx) =>
    recordHistory(tx, {
      itemKind: 'booking',
      itemId: id,
      revision: 1,
      at: 1,
      source: 'google',
      kind: 'pulled',
      changes: [
        { field: 'title', from: 'x', to: 'a' },
        { field: 'busy', from: false, to: true },
      ],
    }),
  );
  const step = await lastStep();
  expect(step.canRevert).toBe(false);
  await expect(revert(step.id)).rejects.toMatchObject({ code: 'not-allowed' });
  expect(await practice.bookings.get({ id })).toMatchObject({ title: 'a' });
});

test('a status from before cannot bring a cancelled booking back by the side door', async () => {
  await change({ status: 'tentative' });
  const doubting = await lastStep();
  await practice.bookings.cancel({ id, reason: '' });
  await expect(revert(doubting.id)).rejects.toMatchObject({ code: 'not-allowed' });
  expect(await practice.bookings.get({ id })).toMatchObject({ status: 'cancelled' });
});

test('a step that came from the calendar can be taken back, and one that only reports cannot', async () => {
  const facts = { itemKind: 'booking', itemId: id, revision: 1, at: 1 } as const;
  await practice.db.transaction().execute(async (tx) => {
    const changes = [{ field: 'title', from: 'before Google', to: 'a' }];
    await recordHistory(tx, { ...facts, source: 'google', kind: 'pulled', changes });
    await recordHistory(tx, { ...facts, source: 'sync', kind: 'pushed', changes: [] });
  });
  const [pushed, pulled] = await practice.bookings.timeline({ id });
  expect([pushed?.canRevert, pulled?.canRevert]).toEqual([false, true]);
  expect(await revert(pulled?.id ?? 0)).toMatchObject({ title: 'before Google' });
});

test('earlier values that can no longer be read are refused', async () => {
  await practice.db.transaction().execute((tx) =>
    recordHistory(tx, {
      itemKind: 'booking',
      itemId: id,
      revision: 1,
      at: 1,
      source: 'person',
      kind: 'changed',
      changes: [{ field: 'when', from: 'some day', to: null }],
    }),
  );
  await expect(revert((await lastStep()).id)).rejects.toMatchObject({ code: 'not-allowed' });
});

test('an earlier client who is gone is refused by name of the field', async () => {
  const client = await practice.clients.create(clientDraft());
  await change({ clientId: client.id });
  await change({ clientId: null });
  const step = await lastStep();
  await practice.db.updateTable('booking').set({ client_id: null }).execute();
  await practice.db.deleteFrom('client').execute();
  await expect(revert(step.id)).rejects.toMatchObject({ code: 'invalid-input', field: 'clientId' });
});

test('a step of another booking is not found', async () => {
  const other = await practice.bookings.create(bookingDraft({ when: timed('2026-03-02T15:00') }));
  await practice.bookings.change({
    id: other.id,
    revision: 1,
    changes: { title: 'x' },
    bookAnyway: false,
  });
  const [step] = await practice.bookings.timeline({ id: other.id });
  await expect(revert(step?.id ?? 0)).rejects.toMatchObject({ code: 'not-found' });
});

test('the timeline has the newest step first and nothing of other items', async () => {
  await change({ title: 'b' });
  await practice.bookings.cancel({ id, reason: '' });
  await practice.db.transaction().execute((tx) =>
    recordHistory(tx, {
      itemKind: 'slot',
      itemId: id,
      revision: 1,
      at: 1,
      source: 'person',
      kind: 'x',
      changes: [],
    }),
  );
  const kinds = (await practice.bookings.timeline({ id })).map((entry) => entry.kind);
  expect(kinds).toEqual(['cancelled', 'changed', 'created']);
});
