import { afterEach, beforeEach, expect, test } from 'vitest';
import { clientUndoPorts } from '../../src-main/clients/client-undo.ts';
import type { Client } from '../../src-shared/domain/client.ts';
import { bookingDraft, clientDraft } from '../support/drafts.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { timed } from '../support/times.ts';
import { undoNewest, undoSteps } from '../support/undo.ts';

let practice: TestPractice;
let anna: Client;
let second: Client;
const ports = clientUndoPorts(
  async (_tx, kind, id) => void practice.told.push(`item ${kind} ${id}`),
);

beforeEach(async () => {
  practice = await testPractice();
  anna = await practice.clients.create(clientDraft({ name: 'Anna Berg', email: 'a@x.org' }));
  second = await practice.clients.create(
    clientDraft({ name: 'Anna Bergh', email: 'A@x.org', phone: '0171 2344471', tags: ['VIP'] }),
  );
});
afterEach(() => practice.close());

async function book(client: Client, day: string, given = {}) {
  const draft = bookingDraft({ clientId: client.id, when: timed(`${day}T10:00`), ...given });
  return (await practice.bookings.create(draft)).id;
}

const merge = (fields = {}) =>
  practice.clientMerges.merge({ keep: anna.id, drop: second.id, fields });

/** All that a merge may touch, but for what only counts changes. */
async function everything() {
  const clients = await practice.db.selectFrom('client').selectAll().orderBy('seq').execute();
  const bookings = await practice.db.selectFrom('booking').selectAll().orderBy('seq').execute();
  return {
    clients: clients.map(({ revision: _, changed_at: __, ...client }) => client),
    bookings: bookings.map(({ revision: _, changed_at: __, ...booking }) => booking),
  };
}

test('the two are found as duplicates, and no longer once they are one', async () => {
  const { pairs, total } = await practice.clientMerges.duplicates();
  expect(pairs).toEqual([{ first: anna, second, reasons: ['email', 'name'] }]);
  expect(total).toBe(1);
  await merge();
  expect(await practice.clientMerges.duplicates()).toEqual({ pairs: [], total: 0 });
});

test('two who were kept apart are not shown again, until that is taken back', async () => {
  await practice.clientMerges.keepApart({ first: second.id, second: anna.id });
  await practice.clientMerges.keepApart({ first: anna.id, second: second.id });
  expect((await practice.clientMerges.duplicates()).total).toBe(0);
  expect((await undoSteps(practice)).map(({ label }) => label).slice(0, 2)).toEqual([
    'Kept Anna Bergh and Anna Berg apart',
    'Added Anna Bergh',
  ]);
  await undoNewest(practice, ports);
  expect((await practice.clientMerges.duplicates()).total).toBe(1);
  await undoNewest(practice, ports, 'after');
  expect((await practice.clientMerges.duplicates()).total).toBe(0);
});

test('the kept one gets the fields and every booking, and the dropped one is nowhere to be seen', async () => {
  const past = await book(second, '2026-02-02');
  const coming = await book(second, '2026-03-05');
  const cancelled = await book(second, '2026-03-06');
  await practice.bookings.cancel({ id: cancelled, reason: '' });
  const kept = await merge({ phone: second.phone, tags: second.tags });

  expect(kept).toMatchObject({
    id: anna.id,
    name: 'Anna Berg',
    phone: '0171 2344471',
    tags: ['VIP'],
  });
  const card = await practice.clients.card({ id: anna.id });
  expect(card.coming.map(({ id }) => id)).toEqual([coming, cancelled]);
  expect(card.past.map(({ id }) => id)).toEqual([past]);
  expect(await practice.clients.card({ id: second.id })).toEqual(card);
  expect(await practice.clients.search({ text: 'bergh' })).toEqual([]);
  expect(await practice.clients.search({ text: '4471' })).toEqual([kept]);
  expect(await practice.clients.search({ text: '' })).toEqual([kept]);
  expect((await practice.clients.list({ text: '', offset: 0, limit: 9 })).total).toBe(1);
  expect((await practice.bookings.search({ text: 'bergh' })).length).toBe(0);
});

test('only coming bookings of which the calendar then says something else are sent again', async () => {
  const past = await book(second, '2026-02-02');
  const coming = await book(second, '2026-03-05');
  const titled = await book(second, '2026-03-06', { title: 'Own title' });
  const cancelled = await book(second, '2026-03-07');
  await practice.bookings.cancel({ id: cancelled, reason: '' });
  const own = await book(anna, '2026-03-08');
  practice.told.length = 0;
  await merge();
  expect(practice.told).toEqual([
    `item booking ${coming}`,
    `announced clients ${anna.id} ${second.id}`,
    `announced bookings ${coming}`,
  ]);
  const revisions = [];
  for (const id of [past, coming, titled, cancelled, own])
    revisions.push((await practice.bookings.get({ id })).revision);
  expect(revisions).toEqual([1, 2, 1, 2, 1]);
  for (const id of [past, coming, titled]) {
    const [entry] = await practice.bookings.timeline({ id });
    expect(entry).toMatchObject({ kind: 'client-merged', canRevert: false });
  }
});

test('where the calendar sees only “Busy”, nothing is sent again', async () => {
  await practice.settings.change({ privacy: 'busy' });
  await book(second, '2026-03-05');
  practice.told.length = 0;
  await merge();
  expect(practice.told).toEqual([`announced clients ${anna.id} ${second.id}`]);
});

test('a new name of the kept one goes out with their own coming bookings too', async () => {
  const own = await book(anna, '2026-03-05');
  const moved = await book(second, '2026-03-06');
  await merge({ name: 'Anna Bergh' });
  // The moved one had that name already: for the calendar nothing changed.
  expect(await practice.bookings.get({ id: own })).toMatchObject({ revision: 2 });
  expect(await practice.bookings.get({ id: moved })).toMatchObject({ revision: 1 });
});

test('a merge is one step, which brings back all as it was, and can be taken again', async () => {
  await book(second, '2026-02-02');
  await book(second, '2026-03-05');
  await book(anna, '2026-03-06');
  const before = await everything();
  await merge({ name: 'Anna B.', phone: second.phone, notes: 'n' });
  const after = await everything();
  const [step, ...earlier] = await undoSteps(practice);
  expect(step?.label).toBe('Merged Anna Bergh into Anna B.');
  expect(earlier).toHaveLength(5);

  await undoNewest(practice, ports);
  expect(await everything()).toEqual(before);
  expect(await practice.clients.search({ text: 'bergh' })).toHaveLength(1);
  await undoNewest(practice, ports, 'after');
  expect(await everything()).toEqual(after);
});

test('the image of a merge shows when a booking of it has gone elsewhere since', async () => {
  const id = await book(second, '2026-03-05');
  await merge();
  const [step] = await undoSteps(practice);
  const part = step?.parts.at(-1);
  const port = ports.find(({ kind }) => kind === 'client-merge');
  expect(await port?.read(practice.db, second.id)).toEqual(part?.after);
  await practice.bookings.change({
    id,
    revision: 2,
    changes: { clientId: null },
    bookAnyway: false,
  });
  expect(await port?.read(practice.db, second.id)).not.toEqual(part?.after);
});

test('what other rooms keep for a client goes over in the same step', async () => {
  const { createClientMergeService } =
    await import('../../src-main/clients/client-merge-service.ts');
  const merges = createClientMergeService({
    ...practice,
    changed: () => undefined,
    itemChanged: async () => undefined,
    movers: [async (_tx, from, to) => [{ kind: 'series', id: 's', before: from, after: to }]],
  });
  await merges.merge({ keep: anna.id, drop: second.id, fields: {} });
  const [step] = await undoSteps(practice);
  expect(step?.parts).toContainEqual({
    kind: 'series',
    id: 's',
    before: second.id,
    after: anna.id,
  });
});

test('a merged entry can be neither changed nor booked, not by taking back a step of a booking either', async () => {
  const id = await book(second, '2026-03-05');
  await practice.bookings.change({
    id,
    revision: 1,
    changes: { clientId: anna.id },
    bookAnyway: false,
  });
  await merge();
  const change = practice.clients.change({ id: second.id, changes: { notes: 'x' } });
  await expect(change).rejects.toMatchObject({ code: 'changed-meanwhile' });
  await expect(book(second, '2026-03-06')).rejects.toMatchObject({ field: 'clientId' });
  const [entry] = await practice.bookings.timeline({ id });
  const revert = practice.bookings.revert({ id, entryId: entry?.id ?? 0, bookAnyway: false });
  await expect(revert).rejects.toMatchObject({ field: 'clientId' });
});

test('one entry cannot be merged with itself, nor twice', async () => {
  const same = practice.clientMerges.merge({ keep: anna.id, drop: anna.id, fields: {} });
  await expect(same).rejects.toMatchObject({ code: 'invalid-input' });
  await merge();
  await expect(merge()).rejects.toMatchObject({ code: 'changed-meanwhile' });
  const { id } = await practice.clients.create(clientDraft({ name: 'Ben' }));
  const into = practice.clientMerges.merge({ keep: second.id, drop: id, fields: {} });
  await expect(into).rejects.toMatchObject({ code: 'changed-meanwhile' });
});

test('when a booking cannot be sent again, nothing of the merge stays', async () => {
  await book(second, '2026-03-05');
  const before = await everything();
  practice.failNextItem();
  await expect(merge({ phone: '1' })).rejects.toThrow();
  expect(await everything()).toEqual(before);
});
