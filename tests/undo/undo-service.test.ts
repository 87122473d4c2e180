import { beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src-main/database/open.ts';
import { bookingUndo } from '../../src-main/bookings/booking-undo.ts';
import { findBooking } from '../../src-main/bookings/booking-repo.ts';
import { keptSteps, recordUndo } from '../../src-main/undo/undo-repo.ts';
import { createUndoService } from '../../src-main/undo/undo-service.ts';
import type { Booking, BookingChange } from '../../src-shared/domain/booking.ts';
import type { UndoState } from '../../src-shared/domain/undo.ts';
import { WeeklySlotDraft } from '../../src-shared/domain/weekly-slot.ts';
import { bookingDraft } from '../support/drafts.ts';
import { fakeLog } from '../support/fakes.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { timed } from '../support/times.ts';

let practice: TestPractice;
const next = { step: null, bookAnyway: false };

beforeEach(async () => {
  practice = await testPractice();
});

async function change(id: Booking['id'], changes: BookingChange, bookAnyway = false) {
  const { revision } = await practice.bookings.get({ id });
  return practice.bookings.change({ id, revision, changes, bookAnyway });
}

const undo = (bookAnyway = false) => practice.undo.undo({ step: null, bookAnyway });
const redo = () => practice.undo.redo(next);
const get = (id: Booking['id']) => practice.bookings.get({ id });

test('a change is taken back and done again, in the fields that it changed', async () => {
  const { id } = await practice.bookings.create(bookingDraft({ title: 'A', location: 'here' }));
  await change(id, { title: 'B', calendarNote: 'bring a towel' });
  expect(await undo()).toMatchObject({ label: 'Changed B' });
  expect(await get(id)).toMatchObject({ title: 'A', calendarNote: '', location: 'here' });
  await redo();
  expect(await get(id)).toMatchObject({ title: 'B', calendarNote: 'bring a towel', revision: 4 });
});

test('a step says in the words of a person what it was', async () => {
  const { id } = await practice.bookings.create(bookingDraft({ title: 'A' }));
  const labels = [(await practice.undo.state()).undo];
  await change(id, { when: timed('2026-03-02T12:00') });
  labels.push((await practice.undo.state()).undo);
  await practice.bookings.cancel({ id, reason: '' });
  labels.push((await practice.undo.state()).undo);
  expect(labels).toEqual(['Booked A', 'Moved A', 'Cancelled A']);
});

test('taking a new booking back takes it out of the book, and doing it again brings it back under its id', async () => {
  const { id } = await practice.bookings.create(bookingDraft({ title: 'A' }));
  await undo();
  await expect(get(id)).rejects.toMatchObject({ code: 'not-found' });
  expect(await practice.bookings.search({ text: 'A' })).toEqual([]);
  await redo();
  expect(await get(id)).toMatchObject({ id, title: 'A', revision: 3 });
  expect(await practice.bookings.search({ text: 'A' })).toHaveLength(1);
});

test('taking a cancellation back gives the booking its status and takes the reason away', async () => {
  const { id } = await practice.bookings.create(bookingDraft({ status: 'tentative' }));
  await practice.bookings.cancel({ id, reason: 'ill' });
  await undo();
  expect(await get(id)).toMatchObject({
    status: 'tentative',
    cancelReason: '',
    cancelledAt: null,
  });
});

test('the history shows what was undone and done again by the person', async () => {
  const { id } = await practice.bookings.create(bookingDraft({ title: 'A' }));
  await change(id, { title: 'B' });
  await undo();
  await redo();
  const timeline = await practice.bookings.timeline({ id });
  expect(timeline.map(({ kind, source }) => `${kind} by ${source}`)).toEqual([
    'redone by person',
    'undone by person',
    'changed by person',
    'created by person',
  ]);
  expect(timeline[1]?.changes).toEqual([{ field: 'title', from: 'B', to: 'A' }]);
});

test('with nothing to undo or to redo it says so', async () => {
  await expect(undo()).rejects.toThrow('There is nothing to undo.');
  await practice.bookings.create(bookingDraft());
  await expect(redo()).rejects.toThrow('There is nothing to redo.');
});

test('a new step after an undo ends the way forward', async () => {
  const { id } = await practice.bookings.create(bookingDraft({ title: 'A' }));
  await change(id, { title: 'B' });
  await undo();
  await change(id, { title: 'C' });
  await expect(redo()).rejects.toThrow('There is nothing to redo.');
  await undo();
  expect(await get(id)).toMatchObject({ title: 'A' });
});

test('sixty steps go back one by one, and forward again, after the file was closed and opened', async () => {
  const { id } = await practice.bookings.create(bookingDraft({ title: 'title 0' }));
  for (let step = 1; step <= 60; step += 1) await change(id, { title: `title ${step}` });
  const reopened = openDatabase(practice.sqlite.serialize());
  const itemChanged = async () => undefined;
  const service = createUndoService({
    db: reopened.db,
    clock: practice.clock,
    log: fakeLog(),
    kinds: [{ of: bookingUndo(itemChanged), changed: () => undefined }],
    changed: () => undefined,
  });
  for (let step = 59; step >= 0; step -= 1) {
    await service.undo(next);
    expect(await findBooking(reopened.db, id)).toMatchObject({ title: `title ${step}` });
  }
  for (let step = 1; step <= 60; step += 1) await service.redo(next);
  expect(await findBooking(reopened.db, id)).toMatchObject({ title: 'title 60' });
  await reopened.close();
});

test('the list keeps the last two hundred steps and no more', async () => {
  const { id } = await practice.bookings.create(bookingDraft({ title: 'title 0' }));
  for (let step = 1; step <= keptSteps + 5; step += 1) await change(id, { title: `title ${step}` });
  for (let step = 0; step < keptSteps; step += 1) await undo();
  expect(await get(id)).toMatchObject({ title: 'title 5' });
  await expect(undo()).rejects.toMatchObject({ code: 'not-found' });
});

test('a step of several parts goes back as a whole or not at all', async () => {
  const a = await practice.bookings.create(bookingDraft({ title: 'A' }));
  const b = await practice.bookings.create(
    bookingDraft({ title: 'B', when: timed('2026-03-02T14:00') }),
  );
  await practice.db.transaction().execute((tx) =>
    recordUndo(tx, {
      at: 1,
      label: 'Both',
      parts: [a, b].map((booking) => ({
        kind: 'booking',
        id: booking.id,
        before: { ...booking, title: 'before' },
        after: booking,
      })),
    }),
  );
  practice.sqlite.prepare(`UPDATE booking SET title = 'other' WHERE id = ?`).run(a.id);
  await expect(undo()).rejects.toThrow('Nothing was changed.');
  expect(await get(b.id)).toMatchObject({ title: 'B' });
});

test('a step that changed one thing twice goes back from its end, and forward from its beginning', async () => {
  const first = await practice.bookings.create(bookingDraft({ title: 'one' }));
  const last = await change(first.id, { title: 'three' });
  const middle = { ...first, title: 'two' };
  const part = { kind: 'booking', id: first.id };
  await practice.db.transaction().execute((tx) =>
    recordUndo(tx, {
      at: 1,
      label: 'Twice',
      parts: [
        { ...part, before: first, after: middle },
        { ...part, before: middle, after: last },
      ],
    }),
  );
  await undo();
  expect(await get(first.id)).toMatchObject({ title: 'one' });
  await redo();
  expect(await get(first.id)).toMatchObject({ title: 'three' });
});

test('a step of a kind that nobody here knows is refused in words, and bars the way to no other', async () => {
  const { id } = await practice.bookings.create(bookingDraft({ title: 'A' }));
  const part = { kind: 'unicorn', id: '1', before: null, after: { name: 'x' } };
  await practice.db
    .transaction()
    .execute((tx) => recordUndo(tx, { at: 1, label: 'Fed the unicorn', parts: [part] }));
  await expect(undo()).rejects.toMatchObject({
    code: 'not-allowed',
    message:
      'This version of the app does not know how to undo “Fed the unicorn”. Nothing was changed.',
  });
  await undo();
  await expect(get(id)).rejects.toMatchObject({ code: 'not-found' });
});

test('an undo onto a time that was given away since asks first, and can be had anyway', async () => {
  const { id } = await practice.bookings.create(bookingDraft({ title: 'A' }));
  await change(id, { when: timed('2026-03-02T15:00') });
  const { step } = await practice.undo.state();
  await practice.bookings.create(bookingDraft({ title: 'B' }));
  const asked = practice.undo.undo({ step, bookAnyway: false });
  await expect(asked).rejects.toMatchObject({ code: 'overlap', field: 'when' });
  await expect(asked).rejects.toThrow('overlaps B');
  expect(await get(id)).toMatchObject({ when: timed('2026-03-02T15:00') });
  await practice.undo.undo({ step, bookAnyway: true });
  expect(await get(id)).toMatchObject({ when: timed('2026-03-02T10:00'), overlapAccepted: true });
});

test('an undo back to where an overlap was accepted does not ask again', async () => {
  await practice.bookings.create(bookingDraft({ title: 'A' }));
  const { id } = await practice.bookings.create(bookingDraft({ title: 'B', bookAnyway: true }));
  await change(id, { when: timed('2026-03-02T15:00') });
  await undo();
  expect(await get(id)).toMatchObject({ when: timed('2026-03-02T10:00'), overlapAccepted: true });
});

test('what was booked anyway on the way back does not bar the way forward', async () => {
  const { id } = await practice.bookings.create(bookingDraft({ title: 'A' }));
  await practice.bookings.create(bookingDraft({ title: 'B', when: timed('2026-03-02T15:00') }));
  await change(id, { when: timed('2026-03-02T15:00') }, true);
  const { step } = await practice.undo.state();
  await practice.bookings.create(bookingDraft({ title: 'C' }));
  await practice.undo.undo({ step, bookAnyway: true });
  expect(await get(id)).toMatchObject({ when: timed('2026-03-02T10:00'), overlapAccepted: true });
  await redo();
  expect(await get(id)).toMatchObject({ when: timed('2026-03-02T15:00'), overlapAccepted: true });
});

test('one step can be taken back by itself, and is taken back only once', async () => {
  const a = await practice.bookings.create(bookingDraft({ title: 'A' }));
  await practice.bookings.cancel({ id: a.id, reason: '' });
  const { step } = await practice.undo.state();
  const b = await practice.bookings.create(
    bookingDraft({ title: 'B', when: timed('2026-03-02T14:00') }),
  );
  await practice.undo.undo({ step, bookAnyway: false });
  expect(await get(a.id)).toMatchObject({ status: 'confirmed' });
  expect(await get(b.id)).toMatchObject({ status: 'confirmed' });
  const again = practice.undo.undo({ step, bookAnyway: false });
  await expect(again).rejects.toThrow('This was undone already. Nothing was changed.');
  await redo();
  expect(await get(a.id)).toMatchObject({ status: 'cancelled' });
});

test('a step under newer ones of the person stays in the list when it is refused', async () => {
  const { id } = await practice.bookings.create(bookingDraft({ title: 'A' }));
  const { step } = await practice.undo.state();
  await change(id, { title: 'B' });
  const early = practice.undo.undo({ step, bookAnyway: false });
  await expect(early).rejects.toThrow('Could not undo “Booked A”: you changed its title since.');
  await undo();
  await undo();
  await expect(get(id)).rejects.toMatchObject({ code: 'not-found' });
});

test('when a part cannot be written, nothing is, and nobody is told', async () => {
  const { id } = await practice.bookings.create(bookingDraft({ title: 'A' }));
  await change(id, { title: 'B' });
  practice.told.length = 0;
  practice.failNextItem();
  await expect(undo()).rejects.toThrow('the sync room failed');
  expect(practice.told).toEqual([]);
  expect(await get(id)).toMatchObject({ title: 'B' });
  expect(await practice.undo.state()).toMatchObject({ undo: 'Changed B', redo: null });
});

test('it tells what comes next when that changes, and which steps were taken', async () => {
  const states: UndoState[] = [];
  const taken: string[] = [];
  const service = createUndoService({
    db: practice.db,
    clock: practice.clock,
    log: fakeLog(),
    kinds: [{ of: bookingUndo(async () => undefined), changed: () => undefined }],
    changed: (state) => states.push(state),
    taken: (steps) => taken.push(...steps.map((step) => step.label)),
  });
  await practice.bookings.create(bookingDraft({ title: 'before' }));
  service.look();
  await service.stop();
  const { id } = await practice.bookings.create(
    bookingDraft({ title: 'A', when: timed('2026-03-02T14:00') }),
  );
  service.look();
  service.look();
  await service.stop();
  await practice.bookings.cancel({ id, reason: '' });
  service.look();
  await service.stop();
  await service.undo(next);
  service.look();
  await service.stop();
  expect(taken).toEqual(['Booked A', 'Cancelled A']);
  expect(states.map((state) => state.undo)).toEqual([
    'Booked before',
    'Booked A',
    'Cancelled A',
    'Booked A',
  ]);
});

test('what others refer to by now stays, and the person is told so', async () => {
  const { id: clientId } = await practice.clients.create({
    name: 'Anna',
    email: '',
    phone: '',
    notes: '',
    tags: [],
    birthday: null,
  });
  const { id } = await practice.bookings.create(bookingDraft({ clientId }));
  const part = { kind: 'client', id: clientId, before: null, after: { name: 'Anna' } };
  await practice.db
    .transaction()
    .execute((tx) => recordUndo(tx, { at: 1, label: 'Added Anna', parts: [part] }));
  const service = createUndoService({
    db: practice.db,
    clock: practice.clock,
    log: fakeLog(),
    kinds: [
      {
        of: {
          kind: 'client',
          read: async () => ({ name: 'Anna' }),
          async write() {
            practice.sqlite.prepare('DELETE FROM client WHERE id = ?').run(clientId);
          },
        },
        changed: () => undefined,
      },
    ],
    changed: () => undefined,
  });
  await expect(service.undo(next)).rejects.toMatchObject({
    code: 'not-allowed',
    message:
      'Could not undo this: something that was entered since belongs to it. Nothing was changed.',
  });
  expect(await get(id)).toMatchObject({ clientName: 'Anna' });
});

test('a published time that is taken back is withdrawn, and comes back by doing it again', async () => {
  const slot = await practice.slots.create({
    serviceId: null,
    when: timed('2026-03-02T10:00'),
    title: 'Free',
    location: '',
    calendarNote: '',
  });
  const part = { kind: 'slot', id: slot.id, before: null, after: slot };
  await practice.db
    .transaction()
    .execute((tx) => recordUndo(tx, { at: 1, label: 'Published Free', parts: [part] }));
  const day = { fromAt: slot.createdAt, toAt: slot.createdAt + 86_400_000 };
  await undo();
  expect(await practice.slots.inRange(day)).toEqual([]);
  await redo();
  expect(await practice.slots.inRange(day)).toMatchObject([{ id: slot.id, revision: 3 }]);
});

test('a weekly opening goes and comes back with all its weeks, whichever step it is', async () => {
  const { id } = await practice.weeklySlots.publish(
    WeeklySlotDraft.parse({ firstDay: '2026-03-06', startTime: '18:00', lengthMinutes: 60 }),
  );
  const everything = { fromAt: 0, toAt: Number.MAX_SAFE_INTEGER };
  const offered = async () => (await practice.slots.inRange(everything)).length;
  const published = await offered();
  expect(published).toBeGreaterThan(5);
  await practice.weeklySlots.withdraw({ id });
  expect(await offered()).toBe(0);

  await undo();
  expect(await offered()).toBe(published);
  await redo();
  expect([await offered(), (await practice.weeklySlots.list()).length]).toEqual([0, 0]);
  await undo();
  await undo();
  expect(await offered()).toBe(0);
  await redo();
  expect([await offered(), (await practice.weeklySlots.list()).length]).toEqual([published, 1]);
  await redo();
  expect(await offered()).toBe(0);
});
