import { expect, onTestFinished, test } from 'vitest';
import type { CalendarProvider } from '../../src-main/sync/calendar-provider.ts';
import { refused } from '../simulation/google-answers.ts';
import { type EngineWorld, type EngineWorldOptions, startEngineWorld } from './engine-world.ts';

const hour = 3_600_000;
const tooMany = { kind: 'status', status: 429, reason: 'rateLimitExceeded' } as const;

async function open(options: EngineWorldOptions = {}): Promise<EngineWorld> {
  const world = await startEngineWorld(options);
  onTestFinished(() => world.stop());
  await world.rest();
  return world;
}

const titlesThere = (world: EngineWorld) => world.liveEvents().map(({ summary }) => summary);

test('a change that was delivered twice, carried out once and refused once, is known as ours when it was taken back', async () => {
  const world = await open();
  const [booking] = await world.book(1);
  const { id, title } = booking!;
  await world.rest();
  const retitle = (revision: number, to: string | null) =>
    world.app.bookings.change({ id, revision, changes: { title: to }, bookAnyway: false });
  const effect = { phase: 'after-apply', failure: tooMany } as const;
  world.control.addFault({ route: 'events.patch', count: 1, effect });

  const { revision } = await retitle(1, 'For a moment');
  await world.cycle();
  expect(titlesThere(world)).toEqual(['For a moment']);
  await retitle(revision, title);
  await world.rest();

  expect(titlesThere(world)).toEqual([title]);
  expect(world.bookingRows()).toMatchObject([{ title }]);
  expect(await world.conflicts()).toEqual([]);
});

test('an event whose creation was delivered twice, carried out once and refused once, goes with its booking unasked', async () => {
  const world = await open();
  const [booking] = await world.book(1);
  const effect = { phase: 'after-apply', failure: tooMany } as const;
  world.control.addFault({ route: 'events.insert', count: 1, effect });

  await world.cycle();
  expect(world.liveEvents()).toHaveLength(1);
  await world.app.bookings.cancel({ id: booking!.id, reason: '' });
  await world.rest();

  expect(world.liveEvents()).toEqual([]);
  expect(await world.conflicts()).toEqual([]);
});

test('an event whose creation got no answer, and was then repeated without a network, is known as ours', async () => {
  let isOffline = false;
  const withoutNetwork = (provider: CalendarProvider): CalendarProvider => ({
    ...provider,
    write: async (calendarId, write) =>
      isOffline ? refused('offline') : await provider.write(calendarId, write),
  });
  const world = await open({ wrap: withoutNetwork });
  const [booking] = await world.book(1);
  const { id, revision } = booking!;
  const once = { count: 1 };
  const effect = { phase: 'after-apply', failure: { kind: 'drop' } } as const;
  world.control.addFault({ ...once, route: 'events.insert', effect });
  await world.cycle();
  expect(world.liveEvents()).toHaveLength(1);

  const failure = { kind: 'status', status: 500 } as const;
  world.control.addFault({ ...once, route: 'events.list', effect: { phase: 'before', failure } });
  isOffline = true;
  world.advance(hour);
  await world.cycle();
  isOffline = false;
  const changes = { title: 'Edited since' };
  await world.app.bookings.change({ id, revision, changes, bookAnyway: false });
  await world.rest();

  expect(titlesThere(world)).toEqual(['Edited since']);
  expect(await world.conflicts()).toEqual([]);
});

test('a deletion that was refused as invalid is shown and tried again, for nobody can correct it', async () => {
  const world = await open();
  const [booking] = await world.book(1);
  await world.rest();
  const failure = { kind: 'status', status: 400, reason: 'invalid' } as const;
  const effect = { phase: 'before', failure } as const;
  world.control.addFault({ route: 'events.delete', count: 1, effect });
  await world.app.bookings.cancel({ id: booking!.id, reason: '' });

  await world.cycle();
  expect(await world.troubleOf(booking!.id)).toMatchObject({ status: 'failed' });
  expect(world.liveEvents()).toHaveLength(1);
  await world.rest();

  expect(world.liveEvents()).toEqual([]);
  expect(await world.outstanding()).toEqual([]);
});
