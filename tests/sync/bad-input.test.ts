import { describe, expect, onTestFinished, test } from 'vitest';
import { retryItem } from '../../src-main/sync/retry.ts';
import { toRemoteEvent } from '../../src-main/calendars/google/mapping.ts';
import { readItem } from '../../src-main/sync/item-repo.ts';
import { badEvents, createCorruption } from './corruption.ts';
import { type EngineWorld, startEngineWorld } from './engine-world.ts';

/** A world in which events can arrive corrupted, with three bookings in it that are agreed. */
async function open() {
  const corruption = createCorruption();
  const world = await startEngineWorld({ tamper: corruption.tamper });
  onTestFinished(() => world.stop());
  const bookings = await world.book(3);
  await world.rest();
  return { world, corruption, bookings, ids: bookings.map(({ id }) => id) };
}

const own = {
  summary: 'Own',
  start: { dateTime: '2027-06-01T08:00:00Z' },
  end: { dateTime: '2027-06-01T09:00:00Z' },
};

function mirrorRow(
  world: EngineWorld,
  eventId: string,
): { content: unknown; problem: string | null } {
  const json = world.database.sqlite
    .prepare('SELECT json FROM remote_event WHERE event_id = ?')
    .pluck()
    .get(eventId) as string;
  return JSON.parse(json) as { content: unknown; problem: string | null };
}

/** It says here, there, and in what was last seen of it, the same. */
async function agreed(world: EngineWorld, itemId: string): Promise<void> {
  const item = await readItem(world.database.db, { kind: 'booking', id: itemId });
  const { remote_id: eventId } = world.link(itemId);
  const event = world.control.event({ calendarId: world.calendarId, eventId });
  expect(toRemoteEvent(event, 'Europe/Berlin')?.content).toEqual(item?.wanted);
  expect(mirrorRow(world, eventId).content).toEqual(item?.wanted);
  expect(await world.troubleOf(itemId)).toBeUndefined();
}

describe("somebody else's event", () => {
  test.each(badEvents)(
    'with $name is mirrored with what is wrong with it, and nothing else is held up',
    async ({ change, problem }) => {
      const { world, corruption, ids } = await open();
      const foreign = world.control.insertEvent({ calendarId: world.calendarId, event: own });
      corruption.corrupt(world, foreign.id, change);
      const { etag } = world.control.event({ calendarId: world.calendarId, eventId: foreign.id })!;
      const [late] = await world.book(1);
      const result = await world.cycle();
      expect(result.problem).toBeNull();
      const row = mirrorRow(world, foreign.id);
      if (problem === null) expect(row.content).not.toBeNull();
      else
        expect(row).toMatchObject({
          content: null,
          problem: expect.stringMatching(problem) as string,
        });
      for (const id of [...ids, late!.id]) await agreed(world, id);
      await world.rest();
      expect(world.control.event({ calendarId: world.calendarId, eventId: foreign.id })?.etag).toBe(
        etag,
      );
    },
  );

  test('without any id is left out, and the others of its page are not', async () => {
    const { world, corruption } = await open();
    const [first, second] = [1, 2].map(() =>
      world.control.insertEvent({ calendarId: world.calendarId, event: own }),
    );
    corruption.corrupt(world, first!.id, ({ id: _, ...event }) => event);
    const before = world.mirrored();
    expect((await world.cycle()).problem).toBeNull();
    expect(world.mirrored()).toBe(before + 1);
    expect(mirrorRow(world, second!.id).problem).toBeNull();
  });
});

describe("a booking's event", () => {
  const unreadable = badEvents.flatMap((bad) =>
    bad.problem === null ? [] : [{ ...bad, problem: bad.problem }],
  );

  test.each(unreadable)(
    'edited into $name leaves the booking safe, shows why, and Retry puts ours back',
    async ({ change, problem }) => {
      const { world, corruption, ids } = await open();
      const [first, second, third] = [ids[0]!, ids[1]!, ids[2]!];
      const before = world.bookingRows();
      const event = { calendarId: world.calendarId, eventId: world.link(second).remote_id };
      corruption.corrupt(world, event.eventId, change);
      await world.cycle();
      expect(world.bookingRows()).toEqual(before);
      const trouble = await world.troubleOf(second);
      expect(trouble).toMatchObject({
        status: 'failed',
        reason: expect.stringMatching(problem) as string,
      });
      expect(trouble?.reason).toContain('Your booking is safe');

      // The others go on: one is edited there, one here.
      world.control.editEvent({
        ...event,
        eventId: world.link(first).remote_id,
        changes: { summary: 'Called there' },
      });
      const { revision } = await world.app.bookings.get({ id: third });
      await world.app.bookings.change({
        id: third,
        revision,
        changes: { title: 'Called here' },
        bookAnyway: false,
      });
      await world.cycle();
      expect((await world.app.bookings.get({ id: first })).title).toBe('Called there');
      await agreed(world, first);
      await agreed(world, third);
      // And it stays as it is until the person says something: nothing is sent over what cannot be read.
      world.requests();
      await world.rest();
      expect(world.requests().every((route) => route === 'events.list')).toBe(true);
      expect(await world.troubleOf(second)).toEqual(trouble);

      await retryItem(
        { db: world.database.db, clock: { now: world.now } },
        { kind: 'booking', id: second },
      );
      await world.rest();
      await agreed(world, second);
      expect(await world.outstanding()).toEqual([]);
    },
  );

  const readable = badEvents.filter(({ problem }) => problem === null);

  test.each(readable)('edited into $name is taken over like any other edit', async ({ change }) => {
    const { world, corruption, ids } = await open();
    corruption.corrupt(world, world.link(ids[1]!).remote_id, change);
    await world.cycle();
    await world.rest();
    expect(await world.outstanding()).toEqual([]);
    const { content } = mirrorRow(world, world.link(ids[1]!).remote_id);
    const item = await readItem(world.database.db, { kind: 'booking', id: ids[1]! });
    expect(content).toEqual(item?.wanted);
  });
});
