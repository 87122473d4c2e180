import { afterEach, beforeEach, expect, test } from 'vitest';
import { overlapsOf } from '../../src-main/clashes/clash-finder.ts';
import type { BookingId, ClientId, ServiceId } from '../../src-shared/domain/ids.ts';
import { bookingDraft, clientDraft, serviceDraft } from '../support/drafts.ts';
import { testNow, uuidOf } from '../support/fakes.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { dayRange, days, timed } from '../support/times.ts';

const nobody = uuidOf(999);
let practice: TestPractice;

beforeEach(async () => {
  practice = await testPractice();
});
afterEach(() => practice.close());

test('a new booking has revision 1, a history, and a word to the sync room before it is announced', async () => {
  const booking = await practice.bookings.create(
    bookingDraft({ title: 'First visit', location: 'Room 2' }),
  );
  expect(booking).toMatchObject({
    revision: 1,
    title: 'First visit',
    status: 'confirmed',
    createdAt: testNow,
  });
  expect(practice.told).toEqual([`item booking ${booking.id}`, `announced bookings ${booking.id}`]);
  const [entry] = await practice.bookings.timeline({ id: booking.id });
  expect(entry).toMatchObject({
    kind: 'created',
    source: 'person',
    revision: 1,
    at: testNow,
    canRevert: false,
  });
  expect(entry?.changes.map((change) => change.field)).toEqual([
    'when',
    'title',
    'location',
    'status',
    'currency',
  ]);
});

test('what is read back is what was written, with all-day bookings as days', async () => {
  const client = await practice.clients.create(clientDraft());
  const service = await practice.services.create(serviceDraft());
  for (const when of [
    timed('2026-07-01T09:15', 50, 'Asia/Kolkata'),
    days('2026-03-29', '2026-03-31'),
  ]) {
    const booking = await practice.bookings.create(
      bookingDraft({
        clientId: client.id,
        serviceId: service.id,
        when,
        privateNote: 'p',
        calendarNote: 'c',
      }),
    );
    expect(await practice.bookings.get({ id: booking.id })).toMatchObject(booking);
  }
});

test('a booking keeps its wall-clock time, and an all-day one covers its days in the zone of the practice', async () => {
  await practice.bookings.create(
    bookingDraft({ when: timed('2026-07-01T09:15', 50, 'Asia/Kolkata') }),
  );
  await practice.bookings.create(bookingDraft({ when: days('2026-03-29', '2026-03-30') }));
  const rows = await practice.db.selectFrom('booking').selectAll().orderBy('seq').execute();
  expect(rows[0]).toMatchObject({
    start_local: '2026-07-01T09:15',
    end_local: '2026-07-01T10:05',
    time_zone: 'Asia/Kolkata',
  });
  expect(rows[1]).toMatchObject({
    start_local: '2026-03-29',
    end_local: '2026-03-30',
    time_zone: 'Europe/Berlin',
  });
  // The clocks go forward on that day: it has 23 hours.
  expect((rows[1]?.end_at ?? 0) - (rows[1]?.start_at ?? 0)).toBe(23 * 3_600_000);
});

test('an empty title is none, so that the title follows client and service', async () => {
  const booking = await practice.bookings.create(bookingDraft({ title: '' }));
  expect(booking.title).toBeNull();
  const titled = await practice.bookings.change({
    id: booking.id,
    revision: 1,
    changes: { title: 'x' },
    bookAnyway: false,
  });
  const again = await practice.bookings.change({
    id: booking.id,
    revision: titled.revision,
    changes: { title: '' },
    bookAnyway: false,
  });
  expect(again.title).toBeNull();
});

test('a client or a service that is not known is refused by the name of its field', async () => {
  const unknownClient = practice.bookings.create(bookingDraft({ clientId: nobody as ClientId }));
  await expect(unknownClient).rejects.toMatchObject({ code: 'invalid-input', field: 'clientId' });
  const unknownService = practice.bookings.create(bookingDraft({ serviceId: nobody as ServiceId }));
  await expect(unknownService).rejects.toMatchObject({ code: 'invalid-input', field: 'serviceId' });
  expect(practice.told).toEqual([]);
});

test('a change names only the fields that differ, and leaves alone what it does not name', async () => {
  const booking = await practice.bookings.create(bookingDraft({ title: 'a', location: 'Room 1' }));
  practice.clock.advance(1000);
  const changed = await practice.bookings.change({
    id: booking.id,
    revision: 1,
    changes: { title: 'a', location: 'Room 2', privateNote: undefined },
    bookAnyway: false,
  });
  expect(changed).toEqual({
    ...booking,
    location: 'Room 2',
    revision: 2,
    changedAt: testNow + 1000,
  });
  const [entry] = await practice.bookings.timeline({ id: booking.id });
  expect(entry).toMatchObject({ kind: 'changed', revision: 2, canRevert: true });
  expect(entry?.changes).toEqual([{ field: 'location', from: 'Room 1', to: 'Room 2' }]);
});

test('a change that changes nothing is no revision, no history and no announcement', async () => {
  const booking = await practice.bookings.create(bookingDraft({ title: 'a' }));
  practice.told.length = 0;
  const same = await practice.bookings.change({
    id: booking.id,
    revision: 1,
    changes: { title: 'a', when: { ...booking.when } },
    bookAnyway: false,
  });
  expect(same).toEqual(booking);
  expect(practice.told).toEqual([]);
  expect(await practice.bookings.timeline({ id: booking.id })).toHaveLength(1);
});

test('a change made from an older look at the booking is refused and changes nothing', async () => {
  const { id } = await practice.bookings.create(bookingDraft({ title: 'a' }));
  await practice.bookings.change({ id, revision: 1, changes: { title: 'b' }, bookAnyway: false });
  const late = practice.bookings.change({
    id,
    revision: 1,
    changes: { title: 'c' },
    bookAnyway: false,
  });
  await expect(late).rejects.toMatchObject({ code: 'changed-meanwhile' });
  expect(await practice.bookings.get({ id })).toMatchObject({ title: 'b', revision: 2 });
});

test('a booking that is not there, or was deleted, is not found', async () => {
  await expect(practice.bookings.get({ id: nobody as BookingId })).rejects.toMatchObject({
    code: 'not-found',
  });
  const { id } = await practice.bookings.create(bookingDraft());
  await practice.db.updateTable('booking').set({ deleted_at: 1 }).execute();
  await expect(practice.bookings.get({ id })).rejects.toMatchObject({ code: 'not-found' });
  await expect(practice.bookings.cancel({ id, reason: '' })).rejects.toMatchObject({
    code: 'not-found',
  });
  expect(await practice.bookings.inRange(dayRange('2026-03-02', '2026-03-03'))).toEqual([]);
});

test('cancelling twice keeps the first reason and is one step', async () => {
  const { id } = await practice.bookings.create(bookingDraft());
  await practice.bookings.cancel({ id, reason: 'ill' });
  practice.clock.advance(1000);
  const cancelled = await practice.bookings.cancel({ id, reason: 'on holiday' });
  expect(cancelled).toMatchObject({
    status: 'cancelled',
    cancelReason: 'ill',
    cancelledAt: testNow,
    revision: 2,
  });
  expect(await practice.bookings.timeline({ id })).toHaveLength(2);
});

test('a cancelled booking frees its time', async () => {
  const { id } = await practice.bookings.create(bookingDraft());
  await practice.bookings.cancel({ id, reason: '' });
  expect(await overlapsOf(practice.db, { when: timed('2026-03-02T10:00') }, null)).toEqual([]);
  await expect(practice.bookings.create(bookingDraft())).resolves.toMatchObject({
    overlapAccepted: false,
  });
});

test('restoring brings back the status from before the cancellation', async () => {
  const { id } = await practice.bookings.create(bookingDraft({ status: 'tentative' }));
  await practice.bookings.cancel({ id, reason: 'ill' });
  const restored = await practice.bookings.restore({ id, bookAnyway: false });
  expect(restored).toMatchObject({
    status: 'tentative',
    cancelReason: '',
    cancelledAt: null,
    revision: 3,
  });
});

test('restoring a booking that is not cancelled changes nothing', async () => {
  const booking = await practice.bookings.create(bookingDraft());
  expect(await practice.bookings.restore({ id: booking.id, bookAnyway: false })).toEqual(booking);
});

test('restoring is refused while another booking has taken the time', async () => {
  const { id } = await practice.bookings.create(bookingDraft({ title: 'old' }));
  await practice.bookings.cancel({ id, reason: '' });
  await practice.bookings.create(bookingDraft({ title: 'new' }));
  await expect(practice.bookings.restore({ id, bookAnyway: false })).rejects.toMatchObject({
    code: 'overlap',
  });
  expect(await practice.bookings.restore({ id, bookAnyway: true })).toMatchObject({
    overlapAccepted: true,
  });
});

test('the status of a cancelled booking changes only by restoring it', async () => {
  const { id } = await practice.bookings.create(bookingDraft());
  const { revision } = await practice.bookings.cancel({ id, reason: '' });
  const done = practice.bookings.change({
    id,
    revision,
    changes: { status: 'completed' },
    bookAnyway: false,
  });
  await expect(done).rejects.toMatchObject({ code: 'not-allowed', field: 'status' });
  const noted = practice.bookings.change({
    id,
    revision,
    changes: { privateNote: 'called' },
    bookAnyway: false,
  });
  await expect(noted).resolves.toMatchObject({ status: 'cancelled', privateNote: 'called' });
});

test('when the sync room fails, nothing is written and nobody is told', async () => {
  const booking = await practice.bookings.create(bookingDraft());
  practice.told.length = 0;
  practice.failNextItem();
  await expect(practice.bookings.cancel({ id: booking.id, reason: 'ill' })).rejects.toThrow(
    'the sync room failed',
  );
  expect(practice.told).toEqual([]);
  expect(await practice.bookings.get({ id: booking.id })).toMatchObject({
    status: 'confirmed',
    revision: 1,
  });
  expect(await practice.bookings.timeline({ id: booking.id })).toHaveLength(1);
});

test('two changes at once are one after the other: the second is refused as changed meanwhile', async () => {
  const { id } = await practice.bookings.create(bookingDraft());
  const change = (title: string) =>
    practice.bookings.change({ id, revision: 1, changes: { title }, bookAnyway: false });
  const outcomes = await Promise.allSettled([change('a'), change('b')]);
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected']);
  expect(await practice.bookings.get({ id })).toMatchObject({ title: 'a', revision: 2 });
});
