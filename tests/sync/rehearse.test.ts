import { afterEach, beforeEach, expect, test } from 'vitest';
import { rehearse } from '../../src-main/sync/rehearse.ts';
import type { Rehearsal } from '../../src-shared/domain/sync-views.ts';
import { bookingDraft } from '../support/drafts.ts';
import { timed } from '../support/times.ts';
import { type Bench, makeBench } from './sync-bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await makeBench();
});
afterEach(() => bench.close());

async function rehearsed(): Promise<Rehearsal> {
  const { db, sqlite } = bench.world.database;
  const database = { db, sqlite, close: async () => {} };
  return await rehearse({ ...bench.world.deps(), database }, bench.anna.id);
}

/** Every row that a sync writes. */
function rows(): unknown {
  return ['booking', 'calendar', 'calendar_link', 'remote_event', 'sync_conflict', 'sync_log'].map(
    (table) => bench.world.database.sqlite.prepare(`SELECT * FROM ${table}`).all(),
  );
}

const theirs = {
  summary: 'Dentist',
  description: '',
  location: '',
  when: timed('2026-05-01T09:00'),
  busy: true,
};

test('tells what the first sync would send and fetch, and does nothing of it', async () => {
  await bench.bookMany(3);
  bench.world.hands.insertForeign(bench.calendar.remoteId, theirs);
  const before = rows();
  const rehearsal = await rehearsed();
  expect(rehearsal).toMatchObject({
    toSend: 3,
    toChange: 0,
    toRemove: 0,
    toFetch: 1,
    toDecide: 0,
    problem: null,
  });
  expect(rehearsal.items.map(({ action, title }) => `${action} ${title}`).toSorted()).toEqual([
    'send Booking 1',
    'send Booking 2',
    'send Booking 3',
  ]);
  expect(rows()).toEqual(before);
  expect(bench.writes()).toEqual([]);

  await bench.sync();
  expect(bench.there()).toHaveLength(4);
});

test('tells what would be changed, removed and asked', async () => {
  const [changed, cancelled, deleted] = await bench.bookMany(4);
  await bench.sync();
  await bench.change(changed!, { title: 'Changed' });
  await bench.world.bookings.cancel({ id: cancelled!, reason: '' });
  bench.deleteThere(deleted!);
  bench.writes();
  expect(await rehearsed()).toMatchObject({
    toSend: 0,
    toChange: 1,
    toRemove: 1,
    toDecide: 1,
    problem: null,
  });
  expect(bench.writes()).toEqual([]);
});

test('counts more bookings than may be sent in a minute, and leaves that minute to the sync', async () => {
  for (let hour = 0; hour < 700; hour += 1) {
    const startAt = bench.world.now + hour * 3_600_000;
    const when = {
      allDay: false as const,
      startAt,
      endAt: startAt + 1_800_000,
      timeZone: 'Europe/Berlin',
    };
    await bench.world.bookings.create({ ...bookingDraft({ when }), bookAnyway: false });
  }
  expect(await rehearsed()).toMatchObject({ toSend: 700, problem: null });
  await bench.world.cycle(false);
  expect(bench.there().length).toBeGreaterThan(500);
});

test('says what is in the way when the account can not be asked', async () => {
  await bench.book();
  bench.world.google.setRevoked('anna', true);
  expect(await rehearsed()).toMatchObject({
    toSend: 0,
    problem: expect.stringContaining('econnect') as string,
  });
  await bench.world.disconnect(bench.anna);
  expect(await rehearsed()).toMatchObject({
    toSend: 0,
    problem: 'The account is not connected. Connect it, then look again.',
  });
});
