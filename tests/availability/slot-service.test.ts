import { afterEach, beforeEach, expect, test } from 'vitest';
import { findSlot } from '../../src-main/availability/slot-repo.ts';
import { slotUndo } from '../../src-main/availability/slot-undo.ts';
import { readTimeline } from '../../src-main/history/history-repo.ts';
import type { ServiceId, SlotId } from '../../src-shared/domain/ids.ts';
import { SlotDraft } from '../../src-shared/domain/slot.ts';
import { bookingDraft, serviceDraft } from '../support/drafts.ts';
import { testNow, uuidOf } from '../support/fakes.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { dayRange, days, timed } from '../support/times.ts';
import { lastStep, stepLabels } from './undo-steps.ts';

let practice: TestPractice;

beforeEach(async () => {
  practice = await testPractice();
});
afterEach(() => practice.close());

const monday = dayRange('2026-03-02', '2026-03-03');

function slotDraft(given: Partial<SlotDraft> = {}): SlotDraft {
  return SlotDraft.parse({ when: timed('2026-03-02T10:00'), ...given });
}

test('a new slot has revision 1, a history, and a word to the sync room before it is announced', async () => {
  const service = await practice.services.create(serviceDraft());
  practice.told.length = 0;
  const slot = await practice.slots.create(
    slotDraft({ serviceId: service.id, title: 'Free', calendarNote: 'Call us' }),
  );
  expect(slot).toMatchObject({ revision: 1, title: 'Free', createdAt: testNow, withdrawnAt: null });
  expect(practice.told).toEqual([`item slot ${slot.id}`, `announced slots ${slot.id}`]);
  expect(await practice.slots.inRange(monday)).toEqual([slot]);
  const [entry] = await readTimeline(practice.db, 'slot', slot.id);
  expect(entry).toMatchObject({ kind: 'created', source: 'person', revision: 1, canRevert: false });
});

test('slots may overlap each other and bookings: offering a time takes none', async () => {
  await practice.bookings.create(bookingDraft());
  await practice.slots.create(slotDraft());
  await practice.slots.create(slotDraft());
  expect(await practice.slots.inRange(monday)).toHaveLength(2);
  expect(
    await practice.bookings.overlaps({ when: timed('2026-03-02T10:00'), except: null }),
  ).toHaveLength(1);
});

test('a change raises the revision and names what differs', async () => {
  const slot = await practice.slots.create(slotDraft());
  const when = days('2026-03-04', '2026-03-05');
  const changed = await practice.slots.change({
    id: slot.id,
    revision: 1,
    changes: { when, title: '' },
  });
  expect(changed).toEqual({ ...slot, when, revision: 2 });
  expect(await findSlot(practice.db, slot.id)).toEqual(changed);
  const [entry] = await readTimeline(practice.db, 'slot', slot.id);
  expect(entry?.changes).toEqual([{ field: 'when', from: slot.when, to: when }]);
  // Only the steps of bookings can be taken back.
  expect(entry?.canRevert).toBe(false);
});

test('a change that changes nothing is no revision', async () => {
  const slot = await practice.slots.create(slotDraft());
  practice.told.length = 0;
  expect(await practice.slots.change({ id: slot.id, revision: 1, changes: { title: '' } })).toEqual(
    slot,
  );
  expect(practice.told).toEqual([]);
});

test('a change made from an older look, of an unknown slot, or with an unknown service is refused', async () => {
  const { id } = await practice.slots.create(slotDraft());
  const nobody = uuidOf(999);
  const changes = { title: 'x' };
  await expect(practice.slots.change({ id, revision: 7, changes })).rejects.toMatchObject({
    code: 'changed-meanwhile',
  });
  const unknown = practice.slots.change({ id: nobody as SlotId, revision: 1, changes });
  await expect(unknown).rejects.toMatchObject({ code: 'not-found' });
  const foreign = practice.slots.change({
    id,
    revision: 1,
    changes: { serviceId: nobody as ServiceId },
  });
  await expect(foreign).rejects.toMatchObject({ code: 'invalid-input', field: 'serviceId' });
});

test('a slot is withdrawn once, and then no longer on offer', async () => {
  const { id } = await practice.slots.create(slotDraft());
  const withdrawn = await practice.slots.withdraw({ id });
  practice.clock.advance(1000);
  expect(await practice.slots.withdraw({ id })).toEqual(withdrawn);
  expect(withdrawn).toMatchObject({ revision: 2, withdrawnAt: testNow });
  expect(await practice.slots.inRange(monday)).toEqual([]);
  await expect(practice.slots.change({ id, revision: 2, changes: {} })).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(practice.slots.withdraw({ id: uuidOf(999) as SlotId })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('several slots are withdrawn in one step, which is taken back as one', async () => {
  const [first, second] = [
    await practice.slots.create(slotDraft()),
    await practice.slots.create(slotDraft()),
  ];
  await practice.slots.withdraw({ id: first.id });
  const third = await practice.slots.create(slotDraft());
  practice.told.length = 0;
  const ids = [first.id, second.id, third.id, third.id];
  await practice.slots.withdrawSeveral({ ids });
  expect(await practice.slots.inRange(monday)).toEqual([]);
  expect(practice.told.at(-1)).toBe(`announced slots ${second.id} ${third.id}`);
  expect((await stepLabels(practice)).at(-1)).toBe('Withdrew 2 openings');
  await (
    await lastStep(
      practice,
      slotUndo(async () => undefined),
    )
  ).undo();
  expect((await practice.slots.inRange(monday)).map(({ id }) => id)).toEqual([second.id, third.id]);
  practice.told.length = 0;
  expect(await practice.slots.withdrawSeveral({ ids: [first.id] })).toEqual([]);
  expect(practice.told).toEqual([]);
  const unknown = practice.slots.withdrawSeveral({ ids: [second.id, uuidOf(999) as SlotId] });
  await expect(unknown).rejects.toMatchObject({ code: 'not-found' });
  expect(await practice.slots.inRange(monday)).toHaveLength(2);
});

test('when the sync room fails, the slot stays as it was', async () => {
  const slot = await practice.slots.create(slotDraft());
  practice.failNextItem();
  await expect(practice.slots.withdraw({ id: slot.id })).rejects.toThrow('the sync room failed');
  expect(await practice.slots.inRange(monday)).toEqual([slot]);
});
