import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BookingId } from '../../src-shared/domain/ids.ts';
import { brakes } from '../../src-main/sync/sync-views.ts';
import { eventIdOf } from '../../src-main/sync/event-id.ts';
import { timed } from '../support/times.ts';
import { type Bench, makeBench } from './sync-bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await makeBench();
});
afterEach(() => bench.close());

async function agreed(count: number): Promise<BookingId[]> {
  const ids = await bench.bookMany(count);
  await bench.sync();
  bench.writes();
  return ids;
}

const held = async () => await brakes(bench.world.database.db);

describe('many bookings that vanish at once', () => {
  test('hold the calendar and copy the database aside, before anything is changed or asked', async () => {
    const ids = await agreed(9);
    for (const id of ids.slice(0, 5)) bench.deleteThere(id);
    const before = bench.world.database.sqlite.prepare('SELECT * FROM booking').all();
    await bench.sync();
    expect(await held()).toMatchObject([{ calendarId: bench.calendar.id }]);
    expect((await held())[0]?.items.map(({ itemId, change }) => [itemId, change.kind])).toEqual(
      ids.slice(0, 5).map((id) => [id, 'vanished']),
    );
    expect(bench.world.snapshots).toBe(1);
    expect(bench.world.database.sqlite.prepare('SELECT * FROM booking').all()).toEqual(before);
    expect(await bench.conflicts()).toEqual([]);
    expect(bench.writes()).toEqual([]);
  });

  test.each([
    ['four of four are a person tidying up', 4, 4],
    ['five of ten are not more than half', 10, 5],
  ])('hold nothing when they are few: %s', async (_what, count, vanished) => {
    const ids = await agreed(count);
    for (const id of ids.slice(0, vanished)) bench.deleteThere(id);
    await bench.sync();
    expect(await held()).toEqual([]);
    expect((await bench.conflicts()).map(({ kind }) => kind)).toEqual(
      Array.from({ length: vanished }, () => 'remote-delete'),
    );
    expect(bench.world.snapshots).toBe(0);
  });

  test('are held when they are most of what is to come, however many are over', async () => {
    const past = await agreed(12);
    bench.world.now = Date.UTC(2026, 3, 12, 12);
    const coming = await bench.bookMany(6);
    await bench.sync();
    for (const id of coming.slice(0, 5)) bench.deleteThere(id);
    await bench.sync();
    expect(past).toHaveLength(12);
    expect((await held())[0]?.items).toHaveLength(5);
  });

  test('are cancelled when accepted, but for what took place: that stays, and is asked about by itself', async () => {
    const ids = await agreed(6);
    for (const id of ids) bench.deleteThere(id);
    await bench.sync();
    bench.world.now = Date.UTC(2026, 3, 1, 12);
    await bench.change(ids[0]!, { status: 'completed' });
    await bench.decideHold('accept');
    const statuses = await Promise.all(ids.map(async (id) => (await bench.booking(id)).status));
    expect(statuses).toEqual(['completed', ...Array.from({ length: 5 }, () => 'cancelled')]);
    await bench.sync();
    expect(await bench.conflicts()).toMatchObject([{ kind: 'remote-delete', item_id: ids[0] }]);
  });

  test('stay held, with one snapshot and without a write, until the person decides', async () => {
    const ids = await agreed(6);
    for (const id of ids) bench.deleteThere(id);
    await bench.sync(3);
    await bench.change(ids[0]!, { title: 'Edited meanwhile' });
    await bench.book();
    await bench.sync(2);
    expect(await held()).toHaveLength(1);
    expect(bench.world.snapshots).toBe(1);
    expect(bench.writes()).toEqual([]);
  });

  test('are cancelled here when the person accepts', async () => {
    const ids = await agreed(6);
    for (const id of ids.slice(1)) bench.deleteThere(id);
    await bench.sync();
    expect((await bench.decideHold('accept')).toSorted()).toEqual(ids.slice(1).toSorted());
    await bench.sync(2);
    const statuses = await Promise.all(ids.map(async (id) => (await bench.booking(id)).status));
    expect(statuses).toEqual([
      'confirmed',
      'cancelled',
      'cancelled',
      'cancelled',
      'cancelled',
      'cancelled',
    ]);
    expect(await held()).toEqual([]);
    expect(await bench.conflicts()).toEqual([]);
    expect(bench.writes()).toEqual([]);
  });

  test('are all put back there when the person refuses', async () => {
    const ids = await agreed(6);
    for (const id of ids) bench.deleteThere(id);
    await bench.sync();
    await bench.decideHold('refuse');
    await bench.sync(2);
    expect(
      bench
        .there()
        .map((event) => event.id)
        .toSorted(),
    ).toEqual(ids.map((id) => eventIdOf(id, 1)).toSorted());
    expect(await held()).toEqual([]);
    expect(await bench.conflicts()).toEqual([]);
  });

  test('let go by themselves when the calendar has them again', async () => {
    const ids = await agreed(6);
    for (const id of ids) bench.deleteThere(id);
    await bench.sync();
    for (const id of ids) bench.world.hands.restore(bench.calendar.remoteId, eventIdOf(id, 0));
    await bench.sync(2);
    expect(await held()).toEqual([]);
    expect(await bench.conflicts()).toEqual([]);
    expect(bench.writes()).toEqual([]);
  });

  test('do not count when they were deleted by ourselves', async () => {
    const ids = await agreed(6);
    for (const id of ids) await bench.world.bookings.cancel({ id, reason: '' });
    await bench.sync(2);
    expect(await held()).toEqual([]);
    expect(bench.there()).toEqual([]);
  });
});

describe('many bookings that move at once', () => {
  async function moved() {
    const ids = await agreed(6);
    for (const [index, id] of ids.entries())
      bench.editThere(id, { when: timed(`2026-05-0${index + 1}T12:00`) });
    await bench.sync();
    return ids;
  }

  test('are held', async () => {
    await moved();
    expect((await held())[0]?.items.map(({ change }) => change.kind)).toEqual(
      Array.from({ length: 6 }, () => 'moved'),
    );
  });

  test('move here too when the person accepts', async () => {
    const ids = await moved();
    await bench.decideHold('accept');
    await bench.sync(2);
    expect((await bench.booking(ids[5]!)).when).toEqual(timed('2026-05-06T12:00'));
    expect(await held()).toEqual([]);
    expect(await bench.conflicts()).toEqual([]);
  });

  test('are moved back there when the person refuses, and what the calendar said is written down', async () => {
    const ids = await moved();
    const before = await bench.booking(ids[0]!);
    await bench.decideHold('refuse');
    await bench.sync(2);
    expect((await bench.booking(ids[0]!)).when).toEqual(before.when);
    expect(bench.event(ids[0]!)?.content?.when).toEqual(before.when);
    const said = bench.world.database.sqlite
      .prepare(
        `SELECT remote_json FROM sync_conflict WHERE item_id = ? AND resolution = 'keep-mine'`,
      )
      .pluck()
      .all(ids[0]);
    expect(said.join()).toContain(String(Date.UTC(2026, 4, 1, 10)));
    expect(await held()).toEqual([]);
  });
});
