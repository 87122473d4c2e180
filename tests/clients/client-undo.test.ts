import { afterEach, beforeEach, expect, test } from 'vitest';
import { clientUndoPorts } from '../../src-main/clients/client-undo.ts';
import { bookingDraft, clientDraft } from '../support/drafts.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { undoNewest, undoSteps } from '../support/undo.ts';

let practice: TestPractice;
const ports = clientUndoPorts(
  async (_tx, kind, id) => void practice.told.push(`item ${kind} ${id}`),
);

beforeEach(async () => {
  practice = await testPractice();
});
afterEach(() => practice.close());

test('each act is a step in the words of the person', async () => {
  const { id } = await practice.clients.create(clientDraft({ name: 'Anna' }));
  await practice.clients.change({ id, changes: { name: 'Berta', tags: ['VIP'] } });
  await practice.clients.change({ id, changes: { birthday: '1980-02-29' } });
  await practice.clients.change({ id, changes: { tags: ['VIP'] } });
  await practice.clients.change({ id, changes: {}, archived: true });
  await practice.clients.change({ id, changes: {}, archived: false });
  expect((await undoSteps(practice)).map(({ label }) => label).toReversed()).toEqual([
    'Added Anna',
    'Renamed Anna to Berta',
    'Changed Berta',
    'Archived Berta',
    'Brought back Berta',
  ]);
});

test('a change taken back is a new revision, and sends coming bookings their old name again', async () => {
  const client = await practice.clients.create(clientDraft({ name: 'Anna', notes: 'n' }));
  const { id } = await practice.bookings.create(bookingDraft({ clientId: client.id }));
  await practice.clients.change({ id: client.id, changes: { name: 'Berta', notes: 'other' } });
  practice.told.length = 0;
  await undoNewest(practice, ports);
  const card = await practice.clients.card({ id: client.id });
  expect(card.client).toEqual({ ...client, revision: 3 });
  expect(practice.told).toEqual([`item booking ${id}`]);
  expect(card.coming[0]).toMatchObject({ revision: 3, displayTitle: 'Anna' });
});

test('an addition taken back leaves nothing, and can be taken again', async () => {
  const { id } = await practice.clients.create(
    clientDraft({ name: 'Anna', phone: '0171 2344471' }),
  );
  await undoNewest(practice, ports);
  expect(await practice.clients.search({ text: '' })).toEqual([]);
  await undoNewest(practice, ports, 'after');
  expect(await practice.clients.search({ text: '4471' })).toMatchObject([{ id, name: 'Anna' }]);
});

test('somebody who has bookings by now cannot be taken out of the book', async () => {
  const { id } = await practice.clients.create(clientDraft({ name: 'Anna' }));
  const [added] = await undoSteps(practice);
  await practice.bookings.create(bookingDraft({ clientId: id }));
  const port = ports.find(({ kind }) => kind === 'client');
  const undone = practice.db
    .transaction()
    .execute((tx) => port!.write(tx, id, added?.parts[0]?.before, practice.clock.now()));
  await expect(undone).rejects.toMatchObject({ code: 'not-allowed' });
  expect(await practice.clients.search({ text: 'anna' })).toHaveLength(1);
});
