import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, onTestFinished, test } from 'vitest';
import type { CalendarProvider, EventPage } from '../../src-main/sync/calendar-provider.ts';
import { type EngineWorld, type EngineWorldOptions, startEngineWorld } from './engine-world.ts';

const from = '2027-01-04T08:00:00Z';

async function open(options: EngineWorldOptions = {}): Promise<EngineWorld> {
  const world = await startEngineWorld(options);
  onTestFinished(() => world.stop());
  return world;
}

test('a cycle in which nothing has changed asks each calendar one question', async () => {
  const world = await open({ calendars: 3 });
  await world.book(8);
  await world.rest();
  world.requests();
  await world.cycle();
  expect(world.requests()).toEqual(['events.list', 'events.list', 'events.list']);
});

test('the first look at 10,000 events takes four requests and mirrors each of them', async () => {
  const world = await open();
  world.control.seedEvents({
    calendarId: world.calendarId,
    template: { count: 10_000, from, everyMinutes: 20 },
  });
  await world.cycle();
  expect(world.requests()).toEqual(Array(4).fill('events.list'));
  expect(world.mirrored()).toBe(10_000);
  expect(world.calendar().sync_token).not.toBeNull();
  await world.cycle();
  expect(world.requests()).toEqual(['events.list']);
});

test('500 waiting bookings go in a dozen requests, many times faster than one by one', async () => {
  const latencyMs = 100;
  const batched = await open({ knobs: { latencyMs } });
  await batched.cycle();
  const bookings = await batched.book(500);
  const together = await spent(batched, latencyMs);
  expect(together.requests).toBeLessThanOrEqual(12);
  expect(batched.liveEvents()).toHaveLength(500);
  expect(await batched.outstanding()).toEqual([]);

  // One by one on a part of them: the time for each is the same for all.
  const sample = 25;
  const oneByOne = await open({
    knobs: { latencyMs },
    wrap: (provider) => ({ ...provider, capabilities: { ...provider.capabilities, batch: 1 } }),
  });
  await oneByOne.cycle();
  await oneByOne.book(sample);
  const apart = await spent(oneByOne, latencyMs);
  expect(apart.requests).toBe(sample + 1);
  expect((apart.ms / sample) * bookings.length).toBeGreaterThan(15 * together.ms);
});

test('each part of a batch succeeds or fails by itself, and what can be tried again is', async () => {
  const world = await open({ knobs: { shuffleBatches: false } });
  await world.cycle();
  const bookings = await world.book(20);
  const strike = (nth: number, status: number, reason: string) =>
    world.control.addFault({
      route: 'events.insert',
      fromNth: nth,
      effect: { phase: 'before', failure: { kind: 'status', status, reason } },
    });
  strike(3, 400, 'invalid');
  strike(7, 503, 'backendError');
  strike(12, 404, 'notFound');
  await world.cycle();
  const [refused, failing] = [bookings[2]!.id, bookings[6]!.id];
  expect(await world.troubleOf(refused)).toMatchObject({
    status: 'failed',
    reason: expect.stringContaining('invalid') as string,
  });
  expect(await world.troubleOf(failing)).toMatchObject({
    status: 'failed',
    reason: expect.stringContaining('503') as string,
  });
  expect(world.liveEvents().length).toBeGreaterThanOrEqual(17);

  await world.rest();
  expect(world.liveEvents()).toHaveLength(19);
  expect((await world.outstanding()).map(({ itemId }) => itemId)).toEqual([refused]);

  // What was refused for good is tried again once it says something else.
  await world.app.bookings.change({
    id: refused,
    revision: bookings[2]!.revision,
    changes: { title: 'Something else' },
    bookAnyway: false,
  });
  await world.rest();
  expect(await world.outstanding()).toEqual([]);
  expect(world.liveEvents()).toHaveLength(20);
});

test('a batch that is refused as such is sent piece by piece, and no booking is blamed', async () => {
  const world = await open();
  await world.cycle();
  await world.book(10);
  world.control.addFault({
    route: 'batch',
    effect: { phase: 'before', failure: { kind: 'status', status: 400, reason: 'badRequest' } },
  });
  await world.cycle();
  expect(await world.outstanding()).toEqual([]);
  expect(world.liveEvents()).toHaveLength(10);
});

test('a listing is taken in page by page: no more than two are ever in memory', async () => {
  const alive: WeakRef<EventPage>[] = [];
  const most = { pages: 0, seen: 0 };
  const world = await open({
    knobs: { maxPageSize: 250 },
    wrap: (provider) => counting(provider, alive, most),
  });
  world.control.seedEvents({
    calendarId: world.calendarId,
    template: { count: 2500, from, everyMinutes: 20 },
  });
  await world.cycle();
  expect(most.seen).toBe(10);
  expect(most.pages).toBeLessThanOrEqual(2);
});

test('a page of 2,500 events is read in slices, between which other work has its turn', async () => {
  let turns = 0;
  let isReading = false;
  const countTurns = (): void => {
    if (!isReading) return;
    turns += 1;
    setImmediate(countTurns);
  };
  const world = await open({
    // The last thing before the client reads the answer.
    tamper: (body, url) => {
      if (url.includes('/events?')) {
        isReading = true;
        countTurns();
      }
      return body;
    },
    wrap: (provider) => ({
      ...provider,
      async listEvents(...request) {
        const answer = await provider.listEvents(...request);
        isReading = false;
        return answer;
      },
    }),
  });
  world.control.seedEvents({
    calendarId: world.calendarId,
    template: { count: 2500, from, everyMinutes: 20 },
  });
  await world.cycle();
  expect(world.mirrored()).toBe(2500);
  expect(turns).toBeGreaterThanOrEqual(12);
});

/**
 * What a cycle takes on a machine that does nothing else: the answers it waits for, and the time this process works
 * (the emulator's work included). The clock on the wall would also count the tests that run beside this one.
 */
async function spent(world: EngineWorld, latencyMs: number) {
  world.requests();
  const before = process.cpuUsage();
  await world.cycle();
  const { user, system } = process.cpuUsage(before);
  const requests = world.requests().length;
  return { requests, ms: requests * latencyMs + (user + system) / 1000 };
}

/** Counts, whenever a page is asked for, how many of those before it can still be reached. */
function counting(
  provider: CalendarProvider,
  alive: WeakRef<EventPage>[],
  most: { pages: number; seen: number },
): CalendarProvider {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  return {
    ...provider,
    async listEvents(...request) {
      await new Promise((resolve) => void setImmediate(resolve));
      collectGarbage();
      const reachable = alive.filter((page) => page.deref() !== undefined).length;
      most.pages = Math.max(most.pages, reachable);
      const answer = await provider.listEvents(...request);
      if (answer.ok) alive.push(new WeakRef(answer.value));
      most.seen = alive.length;
      return answer;
    },
  };
}
