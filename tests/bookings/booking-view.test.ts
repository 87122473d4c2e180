import { afterEach, beforeEach, expect, test } from 'vitest';
import { bookingHandlers } from '../../src-main/bookings/booking-handlers.ts';
import { upcomingBookings } from '../../src-main/bookings/booking-repo.ts';
import { viewsBetween, viewsById } from '../../src-main/bookings/booking-view-repo.ts';
import { takenSpans, takenTimes } from '../../src-main/clashes/taken-repo.ts';
import { BookingView } from '../../src-shared/domain/booking.ts';
import type { BookingId, ClientId, ServiceId } from '../../src-shared/domain/ids.ts';
import { conflictRow, linkRow, putCalendars } from '../support/calendars.ts';
import { bookingDraft, clientDraft, serviceDraft } from '../support/drafts.ts';
import { plansOf } from '../support/query-plans.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { days, dayRange, timed } from '../support/times.ts';

let practice: TestPractice;

beforeEach(async () => {
  practice = await testPractice();
  await putCalendars(practice.db);
});
afterEach(() => practice.close());

async function sync(id: BookingId) {
  return (await practice.bookings.get({ id })).sync;
}

test('a view has everything the window draws, in the shape of the contract', async () => {
  const client = await practice.clients.create(clientDraft({ name: 'Anna Müller' }));
  const service = await practice.services.create(serviceDraft({ name: 'Massage', color: 'pink' }));
  const handlers = bookingHandlers(practice.bookings);
  const view = await handlers['bookings.create'](
    bookingDraft({ clientId: client.id, serviceId: service.id }),
  );
  expect(view).toMatchObject({
    displayTitle: 'Massage: Anna Müller',
    clientName: 'Anna Müller',
    serviceName: 'Massage',
    serviceColor: 'pink',
    sync: {
      status: 'pending',
      reason: null,
      remoteId: null,
      lastSyncedAt: null,
      nextAttemptAt: null,
    },
  });
  expect(BookingView.strict().parse(view)).toEqual(view);
});

test('every request of the window answers with the booking as it then is', async () => {
  const handlers = bookingHandlers(practice.bookings);
  const { id } = await handlers['bookings.create'](bookingDraft());
  const changed = await handlers['bookings.change']({
    id,
    revision: 1,
    changes: { title: 'x' },
    bookAnyway: false,
  });
  const cancelled = await handlers['bookings.cancel']({ id, reason: 'ill' });
  const restored = await handlers['bookings.restore']({ id, bookAnyway: false });
  const [step] = await handlers['bookings.timeline']({ id });
  const reverted = await handlers['bookings.revert']({
    id,
    entryId: step?.id ?? 0,
    bookAnyway: false,
  });
  for (const view of [changed, cancelled, restored, reverted])
    expect(BookingView.safeParse(view).success).toBe(true);
  expect([changed.displayTitle, cancelled.status, restored.status, reverted.status]).toEqual([
    'x',
    'cancelled',
    'confirmed',
    'cancelled',
  ]);
  expect(await handlers['bookings.get']({ id })).toEqual(reverted);
  expect(await handlers['bookings.inRange'](dayRange('2026-03-02', '2026-03-03'))).toEqual([
    reverted,
  ]);
  expect(await handlers['bookings.search']({ text: 'x' })).toEqual([reverted]);
});

test('a range shows what touches it in order of time, the cancelled ones too, and nothing that only borders on it', async () => {
  const book = async (title: string, when = timed('2026-03-02T10:00')) =>
    practice.bookings.create(bookingDraft({ title, when, bookAnyway: true }));
  await book('second', timed('2026-03-02T12:00'));
  await book('first', timed('2026-03-01T23:30'));
  await book('whole week', days('2026-02-27', '2026-03-06'));
  const { id } = await book('cancelled', timed('2026-03-02T13:00'));
  await practice.bookings.cancel({ id, reason: '' });
  await book('into the next day', timed('2026-03-02T23:30'));
  await book('before', timed('2026-03-01T23:00'));
  await book('ends when it starts', timed('2026-03-01T22:00', 120));
  await book('after', timed('2026-03-03T00:00'));
  const views = await practice.bookings.inRange(dayRange('2026-03-02', '2026-03-03'));
  expect(views.map((view) => view.title)).toEqual([
    'whole week',
    'first',
    'second',
    'cancelled',
    'into the next day',
  ]);
});

test('views by id come in the order of the ids, without those that are not there', async () => {
  const first = await practice.bookings.create(bookingDraft());
  const second = await practice.bookings.create(bookingDraft({ when: timed('2026-03-03T10:00') }));
  const views = await viewsById(practice.db, [second.id, 'nobody', first.id]);
  expect(views.map((view) => view.id)).toEqual([second.id, first.id]);
});

test('the standing towards the calendar is read from the link in the target calendar, its latest generation', async () => {
  const { id } = await practice.bookings.create(bookingDraft());
  await practice.db
    .insertInto('calendar_link')
    .values([
      linkRow(id, 'target', { generation: 1, remote_id: 'new', last_synced_at: 7 }),
      linkRow(id, 'target', {
        generation: 0,
        remote_id: 'old',
        error_class: 'invalid',
        error_text: 'no',
      }),
      linkRow(id, 'former', { remote_id: 'elsewhere', state: 'gone' }),
    ])
    .execute();
  expect(await sync(id)).toMatchObject({
    status: 'synced',
    remoteId: 'new',
    lastSyncedAt: 7,
    reason: null,
  });
});

test('without a link in the target calendar the newest other link tells', async () => {
  const { id } = await practice.bookings.create(bookingDraft());
  await practice.db.updateTable('calendar').set({ is_target: 0 }).execute();
  await practice.db
    .insertInto('calendar_link')
    .values([
      linkRow(id, 'target', { remote_id: 'older' }),
      linkRow(id, 'former', {
        state: 'maybe',
        error_class: 'server',
        error_text: 'Google does not answer',
        next_attempt_at: 9,
      }),
    ])
    .execute();
  expect(await sync(id)).toMatchObject({
    status: 'failed',
    reason: 'Google does not answer',
    nextAttemptAt: 9,
  });
});

test('a link of a slot with the same id says nothing about a booking', async () => {
  const { id } = await practice.bookings.create(bookingDraft());
  await practice.db
    .insertInto('calendar_link')
    .values(linkRow(id, 'target', { item_kind: 'slot' }))
    .execute();
  await practice.db
    .insertInto('sync_conflict')
    .values(conflictRow(id, { item_kind: 'slot' }))
    .execute();
  expect(await sync(id)).toMatchObject({ status: 'pending', remoteId: null });
});

test('a new revision is pending until it is sent, and a cancelled booking without an event is deleted', async () => {
  const { id } = await practice.bookings.create(bookingDraft());
  await practice.db.insertInto('calendar_link').values(linkRow(id, 'target')).execute();
  expect(await sync(id)).toMatchObject({ status: 'synced' });
  await practice.bookings.cancel({ id, reason: '' });
  expect(await sync(id)).toMatchObject({ status: 'pending' });
  await practice.db.updateTable('calendar_link').set({ state: 'gone' }).execute();
  expect(await sync(id)).toMatchObject({ status: 'deleted' });
});

test('an open question makes it a conflict, once, however many there are; an answered one does not', async () => {
  const { id } = await practice.bookings.create(bookingDraft());
  await practice.db.insertInto('calendar_link').values(linkRow(id, 'target')).execute();
  await practice.db
    .insertInto('sync_conflict')
    .values([conflictRow(id, { resolution: 'put-back', resolved_at: 1 })])
    .execute();
  expect(await sync(id)).toMatchObject({ status: 'synced' });
  await practice.db
    .insertInto('sync_conflict')
    .values([conflictRow(id), conflictRow(id, { kind: 'remote-delete' })])
    .execute();
  const views = await practice.bookings.inRange(dayRange('2026-03-02', '2026-03-03'));
  expect(views.map((view) => view.sync.status)).toEqual(['conflict']);
});

test('a week and an overlap are read from their own rows by an index, already in order', async () => {
  const week = () => viewsBetween(practice.db, 0, 1);
  const overlap = () => takenTimes(practice.db, { fromAt: 0, toAt: 1 });
  const spans = () => takenSpans(practice.db, { fromAt: 0, toAt: 1 }, null);
  for (const [read, index, start, longest] of [
    [week, 'booking_by_start', 'start_at', 'booking_by_length'],
    [overlap, 'booking_by_taken', 'taken_from_at', 'booking_by_taken_length'],
    [spans, 'booking_by_taken', 'taken_from_at', 'booking_by_taken_length'],
  ] as const) {
    const plan = await plansOf(practice, read);
    expect(plan).toContain(`SEARCH booking USING INDEX ${index} (${start}>? AND ${start}<?)`);
    const others = plan.filter((step) => /^(SCAN|USE TEMP B-TREE)/.test(step));
    // The longest booking: one step to the end of an index, whatever it is called.
    expect(others).toEqual([`SCAN other USING INDEX ${longest}`]);
  }
});

test('views by id, the bookings of a client and those of a service are found without a scan', async () => {
  const { db } = practice;
  const plan = await plansOf(practice, async () => {
    await viewsById(db, ['x']);
    await upcomingBookings(db, 0, { following: { clientId: 'x' as ClientId } });
    await upcomingBookings(db, 0, { following: { serviceId: 'x' as ServiceId } });
  });
  expect(
    plan.filter((step) => step.startsWith('SCAN') && !step.startsWith('SCAN json_each')),
  ).toEqual([]);
  expect(plan.join('\n')).toMatch(/booking_by_client[^]*booking_by_service/);
});
