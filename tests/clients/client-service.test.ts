import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ClientId } from '../../src-shared/domain/ids.ts';
import { requests } from '../../src-shared/ipc/contract.ts';
import { bookingDraft, clientDraft } from '../support/drafts.ts';
import { uuidOf } from '../support/fakes.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { instantOf, timed } from '../support/times.ts';

let practice: TestPractice;

beforeEach(async () => {
  practice = await testPractice();
});
afterEach(() => practice.close());

test('a new client is kept as entered, without the spaces around it', async () => {
  const draft = clientDraft({
    name: ' Anna Müller ',
    email: ' anna@example.org ',
    phone: ' 0171 234 ',
    notes: 'n',
  });
  const client = await practice.clients.create(draft);
  expect(client).toMatchObject({
    name: 'Anna Müller',
    email: 'anna@example.org',
    phone: '0171 234',
    revision: 1,
    archived: false,
  });
  expect(await practice.clients.search({ text: '' })).toEqual([client]);
  expect(practice.told).toEqual([`announced clients ${client.id}`]);
});

test('a change leaves alone what it does not name, from the window on', async () => {
  const client = await practice.clients.create(clientDraft({ phone: '0171 234', notes: 'n' }));
  const input = requests['clients.change'].input.parse({
    id: client.id,
    changes: { email: 'a@example.org' },
  });
  expect(await practice.clients.change(input)).toEqual({
    ...client,
    email: 'a@example.org',
    revision: 2,
  });
});

test('a change that changes nothing is no revision and no announcement', async () => {
  const client = await practice.clients.create(clientDraft());
  practice.told.length = 0;
  expect(await practice.clients.change({ id: client.id, changes: { name: client.name } })).toEqual(
    client,
  );
  expect(practice.told).toEqual([]);
});

test('a client who is not known cannot be changed', async () => {
  const change = practice.clients.change({ id: uuidOf(999) as ClientId, changes: { name: 'x' } });
  await expect(change).rejects.toMatchObject({ code: 'not-found' });
});

test('archived clients come last, and come back', async () => {
  const anna = await practice.clients.create(clientDraft({ name: 'Anna' }));
  await practice.clients.create(clientDraft({ name: 'Zoe' }));
  await practice.clients.change({ id: anna.id, changes: {}, archived: true });
  const names = async (text: string) =>
    (await practice.clients.search({ text })).map((client) => client.name);
  expect(await names('')).toEqual(['Zoe', 'Anna']);
  await practice.clients.change({ id: anna.id, changes: {}, archived: false });
  expect(await names('')).toEqual(['Anna', 'Zoe']);
});

test('a new name goes out with the coming bookings whose title follows it, and with no others', async () => {
  const client = await practice.clients.create(clientDraft({ name: 'Anna Müller' }));
  const other = await practice.clients.create(clientDraft({ name: 'Ben' }));
  const book = (day: string, given = {}) =>
    practice.bookings.create(
      bookingDraft({ clientId: client.id, when: timed(`${day}T10:00`), ...given }),
    );
  await book('2026-03-01');
  const running = await book('2026-03-02', { when: timed('2026-03-02T07:30') });
  const coming = await book('2026-03-03');
  await book('2026-03-04', { title: 'Own title' });
  const cancelled = await book('2026-03-05');
  await practice.bookings.cancel({ id: cancelled.id, reason: '' });
  await book('2026-03-06', { clientId: other.id });
  practice.clock.set(instantOf('2026-03-02T08:00'));
  practice.told.length = 0;

  await practice.clients.change({ id: client.id, changes: { name: 'Anna Schmidt' } });

  expect(practice.told).toEqual([
    `item booking ${running.id}`,
    `item booking ${coming.id}`,
    `announced clients ${client.id}`,
    `announced bookings ${running.id} ${coming.id}`,
  ]);
  expect(await practice.bookings.get({ id: coming.id })).toMatchObject({
    revision: 2,
    displayTitle: 'Anna Schmidt',
  });
  const [entry] = await practice.bookings.timeline({ id: coming.id });
  expect(entry).toMatchObject({
    kind: 'client-renamed',
    source: 'person',
    revision: 2,
    canRevert: false,
  });
  expect(entry?.changes).toEqual([
    { field: 'clientName', from: 'Anna Müller', to: 'Anna Schmidt' },
  ]);
});

test('a booking that has just ended is over: its calendar entry keeps the old name', async () => {
  const client = await practice.clients.create(clientDraft());
  const { id } = await practice.bookings.create(
    bookingDraft({ clientId: client.id, when: timed('2026-03-02T10:00') }),
  );
  practice.clock.set(instantOf('2026-03-02T11:00'));
  await practice.clients.change({ id: client.id, changes: { name: 'x' } });
  expect(await practice.bookings.get({ id })).toMatchObject({ revision: 1 });
});

test('a change of anything but the name sends no booking again', async () => {
  const client = await practice.clients.create(clientDraft());
  const { id } = await practice.bookings.create(bookingDraft({ clientId: client.id }));
  await practice.clients.change({
    id: client.id,
    changes: { email: 'a@example.org', notes: 'x' },
    archived: true,
  });
  expect(await practice.bookings.get({ id })).toMatchObject({ revision: 1 });
});

test('when a booking cannot be sent again, the name stays as it was', async () => {
  const client = await practice.clients.create(clientDraft({ name: 'Anna' }));
  await practice.bookings.create(bookingDraft({ clientId: client.id }));
  practice.failNextItem();
  await expect(
    practice.clients.change({ id: client.id, changes: { name: 'x' } }),
  ).rejects.toThrow();
  expect(await practice.clients.search({ text: '' })).toEqual([client]);
});
