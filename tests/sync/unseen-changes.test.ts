import { afterEach, beforeEach, expect, test } from 'vitest';
import { findView } from '../../src-main/bookings/booking-view-repo.ts';
import { type Bench, makeBench } from './sync-bench.ts';

let bench: Bench;

beforeEach(async () => {
  bench = await makeBench();
});
afterEach(() => bench.close());

const statusOf = async (id: string) => (await findView(bench.world.database.db, id))?.sync.status;

test('what the calendar does not get to see is not waiting to be sent, and nothing of it is', async () => {
  const id = await bench.book();
  await bench.sync(2);
  bench.writes();
  await bench.change(id, { privateNote: 'called', priceMinor: 8_000, discountMinor: 500 });
  expect(await statusOf(id)).toBe('synced');
  bench.world.now = Date.UTC(2026, 3, 20);
  await bench.change(id, { status: 'completed' });
  await bench.world.bookings.pay({ id, amountMinor: 7_500, method: 'cash', at: bench.world.now });
  expect(await statusOf(id)).toBe('synced');
  await bench.sync(2);
  expect(bench.writes()).toEqual([]);
  expect(await statusOf(id)).toBe('synced');
});

test('what the calendar does see is sent, also when something unseen comes after it', async () => {
  const id = await bench.book();
  await bench.sync(2);
  await bench.change(id, { location: 'Room 2' });
  await bench.change(id, { privateNote: 'called' });
  expect(await statusOf(id)).toBe('pending');
  await bench.sync(2);
  expect(bench.event(id)?.content?.location).toBe('Room 2');
  expect(await statusOf(id)).toBe('synced');
});

test('changed and changed back before it was sent is sent to nobody', async () => {
  const id = await bench.book({ location: 'Room 1' });
  await bench.sync(2);
  bench.writes();
  await bench.change(id, { location: 'Room 2' });
  await bench.change(id, { location: 'Room 1' });
  await bench.sync(2);
  expect(bench.writes()).toEqual([]);
  expect(await statusOf(id)).toBe('synced');
});

test('what was changed there meanwhile is still taken over after an unseen change here', async () => {
  const id = await bench.book();
  await bench.sync(2);
  bench.editThere(id, { location: 'Room 9' });
  await bench.change(id, { privateNote: 'called' });
  await bench.sync(2);
  expect(await bench.booking(id)).toMatchObject({ location: 'Room 9', privateNote: 'called' });
});
