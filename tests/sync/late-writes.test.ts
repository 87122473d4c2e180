import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventIdOf } from '../../src-main/sync/event-id.ts';
import { type Bench, makeBench } from './sync-bench.ts';

// What was sent can land, and be seen, long after anybody waits for it.

let bench: Bench;
beforeEach(async () => {
  bench = await makeBench();
});
afterEach(() => bench.close());

/** A cycle whose listings show the calendar as it was before its last change. */
async function cycleListedLate(): Promise<void> {
  const { faults } = bench.world;
  const { around } = faults;
  faults.around = (call, apply) => apply(call.kind === 'list' ? { changesBack: 1 } : undefined);
  await bench.world.cycle(false);
  faults.around = around;
}

test('a change that lands only after its account was connected again, and was taken back here, is known for ours', async () => {
  const id = await bench.book({ location: 'Room 1' });
  await bench.sync();
  const { faults } = bench.world;
  faults.rates.zombie = 1;
  await bench.change(id, { location: 'Room 2' });
  await bench.world.cycle(false);
  faults.rates.zombie = 0;
  expect(faults.zombieCount).toBe(1);
  await bench.world.disconnect(bench.anna);
  await bench.change(id, { location: 'Room 1' });
  await bench.world.connect(bench.anna);
  await bench.world.cycle(false);
  faults.releaseZombies('all');
  expect(bench.event(id)?.content?.location).toBe('Room 2');

  await bench.sync(2);
  expect(await bench.booking(id)).toMatchObject({ location: 'Room 1' });
  expect(bench.event(id)?.content?.location).toBe('Room 1');
  expect(await bench.conflicts()).toEqual([]);
});

test('a listing that is late when an account is connected again undoes no edit', async () => {
  const id = await bench.book({ location: 'Room 1' });
  await bench.sync();
  await bench.change(id, { location: 'Room 2' });
  await bench.sync();
  await bench.world.disconnect(bench.anna);
  await bench.change(id, { location: 'Room 1' });
  await bench.world.connect(bench.anna);
  await cycleListedLate();

  await bench.sync(3);
  expect(await bench.booking(id)).toMatchObject({ location: 'Room 1' });
  expect(bench.event(id)?.content?.location).toBe('Room 1');
  expect(await bench.conflicts()).toEqual([]);
});

test('a listing that is late when an account is connected again undoes no edit made there', async () => {
  const id = await bench.book({ location: 'Room 1' });
  await bench.sync();
  bench.editThere(id, { location: 'Room 9' });
  await bench.sync();
  await bench.world.disconnect(bench.anna);
  await bench.world.connect(bench.anna);
  await cycleListedLate();
  expect(await bench.booking(id)).toMatchObject({ location: 'Room 9' });
});

test('an event that lands after its booking got another one, and was edited there, goes, and the edit is kept to be seen', async () => {
  await bench.sync();
  const { faults } = bench.world;
  faults.rates.zombie = 1;
  const id = await bench.book({ title: 'Ours' });
  await bench.world.cycle(false);
  faults.rates.zombie = 0;
  expect(faults.zombieCount).toBe(1);
  await bench.world.bookings.cancel({ id, reason: '' });
  await bench.sync();
  await bench.world.bookings.restore({ id, bookAnyway: false });
  await bench.sync();
  expect(bench.there().map((event) => event.id)).toEqual([eventIdOf(id, 1)]);

  faults.releaseZombies('all');
  bench.editThere(id, { summary: 'Theirs' });
  await bench.sync(2);
  expect(bench.there().map((event) => event.id)).toEqual([eventIdOf(id, 1)]);
  const [conflict] = await bench.conflicts();
  expect(conflict?.fields_json).toBe('["summary"]');
  expect(conflict?.remote_json).toContain('Theirs');
});
