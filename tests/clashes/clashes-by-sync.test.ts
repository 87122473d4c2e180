import { afterEach, beforeEach, expect, test } from 'vitest';
import { putTimeOff } from '../../src-main/availability/opening-repo.ts';
import { findOpenClashes } from '../../src-main/clashes/open-clashes.ts';
import { readTimeline } from '../../src-main/history/history-repo.ts';
import type { TimeOffId } from '../../src-shared/domain/ids.ts';
import { uuidOf } from '../support/fakes.ts';
import { timed } from '../support/times.ts';
import { type Bench, makeBench } from '../sync/sync-bench.ts';

let bench: Bench;

beforeEach(async () => {
  bench = await makeBench();
});
afterEach(() => bench.close());

const open = () => findOpenClashes(bench.world.database.db, bench.world.now);

async function takeOff(startDay: string, endDay: string): Promise<void> {
  const off = { startDay, endDay, label: 'Skiing' };
  await bench.world.database.db
    .transaction()
    .execute((tx) => putTimeOff(tx, uuidOf(0x0ff) as TimeOffId, off));
}

test('a move in the calendar into days off is taken over, and needs attention', async () => {
  await takeOff('2026-04-20', '2026-04-21');
  const id = await bench.book();
  await bench.sync();
  bench.editThere(id, { when: timed('2026-04-20T09:00') });
  await bench.sync();
  expect(await bench.booking(id)).toMatchObject({
    when: timed('2026-04-20T09:00'),
    overlapAccepted: false,
  });
  expect(await bench.conflicts()).toEqual([]);
  expect(await open()).toMatchObject([
    { bookingId: id, clashes: [{ kind: 'time-off', label: 'Skiing' }] },
  ]);
});

test('a move in the calendar onto another booking is still refused, and leaves nothing in the way', async () => {
  const id = await bench.book({ when: timed('2026-04-01T09:00') });
  await bench.book({ when: timed('2026-04-02T09:00') });
  await bench.sync();
  bench.editThere(id, { when: timed('2026-04-02T09:30') });
  await bench.sync();
  expect((await bench.booking(id)).when).toEqual(timed('2026-04-01T09:00'));
  expect(await open()).toEqual([]);
});

test('what the person takes over from the calendar all the same is recorded as accepted, all of it', async () => {
  const id = await bench.book({ when: timed('2026-04-01T09:00') });
  const other = await bench.book({ when: timed('2026-04-02T09:00') });
  await bench.sync();
  bench.editThere(id, { when: timed('2026-04-02T09:30') });
  await bench.sync();
  await takeOff('2026-04-02', '2026-04-03');
  const [conflict] = await bench.conflicts();
  await bench.decide(conflict!.id, { decision: 'take-theirs', fields: ['when'] }, true);
  const steps = await readTimeline(bench.world.database.db, 'booking', id);
  expect(steps[0]?.changes).toContainEqual({
    field: 'acceptedClashes',
    from: null,
    to: [
      { kind: 'booking', id: other, when: timed('2026-04-02T09:00') },
      { kind: 'time-off', label: 'Skiing' },
    ],
  });
  // The other one was not asked about: its day off came over it.
  expect(await open()).toMatchObject([
    { bookingId: other, clashes: [{ kind: 'time-off', label: 'Skiing' }] },
  ]);
});
