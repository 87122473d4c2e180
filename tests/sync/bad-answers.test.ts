import { describe, expect, onTestFinished, test } from 'vitest';
import type { BookingId } from '../../src-shared/domain/ids.ts';
import { type EngineWorld, startEngineWorld } from './engine-world.ts';

type Rule = Parameters<EngineWorld['control']['addFault']>[0];
type Effect = Rule['effect'];

const failing = (
  status: number,
  reason: string,
  more: { message?: string; retryAfter?: number } = {},
): Effect => ({ phase: 'before', failure: { kind: 'status', status, reason, ...more } });
const page = (status: number): Effect => ({
  phase: 'before',
  failure: { kind: 'status', status, html: true },
});

/** The rows of the table of errors in docs/sync.md, and the ways in which an answer can be none. */
const transient: { name: string; effect: Effect }[] = [
  { name: '401 authError', effect: failing(401, 'authError') },
  { name: '403 rateLimitExceeded', effect: failing(403, 'rateLimitExceeded') },
  { name: '403 userRateLimitExceeded', effect: failing(403, 'userRateLimitExceeded') },
  { name: '403 quotaExceeded', effect: failing(403, 'quotaExceeded') },
  { name: '403 forbidden', effect: failing(403, 'forbidden') },
  { name: '403 forbiddenForNonOrganizer', effect: failing(403, 'forbiddenForNonOrganizer') },
  { name: '403 insufficientPermissions', effect: failing(403, 'insufficientPermissions') },
  { name: '404 notFound', effect: failing(404, 'notFound') },
  { name: '409 conflict', effect: failing(409, 'conflict') },
  { name: '410 deleted', effect: failing(410, 'deleted') },
  { name: '412 conditionNotMet', effect: failing(412, 'conditionNotMet') },
  { name: '429', effect: failing(429, 'rateLimitExceeded', { retryAfter: 5 }) },
  { name: '500', effect: failing(500, 'backendError') },
  { name: '503 with a wish to wait', effect: failing(503, 'backendError', { retryAfter: 40 }) },
  { name: 'a web page with 200', effect: page(200) },
  { name: 'a web page with 403', effect: page(403) },
  { name: 'a web page with 404', effect: page(404) },
  { name: 'a web page with 502', effect: page(502) },
  { name: 'JSON that just ends', effect: { phase: 'mid-body', keep: 0.5, clean: true } },
  { name: 'JSON that is cut off with the connection', effect: { phase: 'mid-body', keep: 0.5 } },
  { name: 'nothing at all', effect: { phase: 'mid-body', keep: 0, clean: true } },
  {
    name: 'a connection that breaks before',
    effect: { phase: 'before', failure: { kind: 'drop' } },
  },
  {
    name: 'a connection that breaks after',
    effect: { phase: 'after-apply', failure: { kind: 'drop' } },
  },
  { name: 'no answer in time', effect: { phase: 'before', failure: { kind: 'hold' } } },
];

async function open(options: Parameters<typeof startEngineWorld>[0] = {}): Promise<EngineWorld> {
  const world = await startEngineWorld({ timeoutMs: 1000, ...options });
  onTestFinished(() => world.stop());
  return world;
}

/** Everything anybody is told: on items, on the account and its calendar, in the log, as a question. */
async function reasons(world: EngineWorld): Promise<string[]> {
  const logged = world.database.sqlite
    .prepare('SELECT error_text FROM sync_log WHERE error_text IS NOT NULL')
    .pluck()
    .all() as string[];
  const shown = [
    world.account().error_text,
    world.calendar().error_text,
    ...(await world.outstanding()).map(({ sync }) => sync.reason),
  ];
  return [...logged, ...shown.flatMap((text) => text ?? [])];
}

/** Three agreed bookings, of which each has been given another title since. */
async function withEdits(world: EngineWorld): Promise<BookingId[]> {
  const bookings = await world.book(3);
  await world.rest();
  for (const { id, revision } of bookings) {
    const changes = { title: `Edited ${id.slice(-4)}` };
    await world.app.bookings.change({ id, revision, changes, bookAnyway: false });
  }
  return bookings.map(({ id }) => id);
}

function titlesThere(world: EngineWorld): string[] {
  return world.liveEvents().map(({ summary }) => summary ?? '');
}

describe('as the answer to a change', () => {
  test.each(transient)(
    '$name is told, holds up no other booking for good, and is got over',
    async ({ name, effect }) => {
      const world = await open();
      const ids = await withEdits(world);
      const path = world.link(ids[1]!).remote_id;
      world.control.addFault({ route: 'events.patch', path, effect });
      await world.cycle();
      // A token that was refused once is renewed in passing: nobody needs to know.
      if (name !== '401 authError') expect(await reasons(world)).not.toEqual([]);
      await world.rest();
      expect(await world.outstanding()).toEqual([]);
      expect(titlesThere(world).toSorted()).toEqual(
        ids.map((id) => `Edited ${id.slice(-4)}`).toSorted(),
      );
      expect(await world.conflicts()).toEqual([]);
      expect(world.account()).toMatchObject({ status: 'connected', error_text: null });
      expect(world.calendar()).toMatchObject({ state: 'active', error_text: null });
    },
  );

  test.each(['invalid', 'required', 'timeRangeEmpty'])(
    '400 %s parks the one booking with the reason, and the others go on',
    async (reason) => {
      const world = await open();
      const ids = await withEdits(world);
      world.control.addFault({
        route: 'events.patch',
        path: world.link(ids[1]!).remote_id,
        effect: failing(400, reason, { message: 'It does not fit.' }),
      });
      await world.cycle();
      expect((await world.outstanding()).map(({ itemId }) => itemId)).toEqual([ids[1]]);
      expect(await world.troubleOf(ids[1]!)).toMatchObject({
        status: 'failed',
        reason: expect.stringContaining('It does not fit') as string,
      });
      // It is not tried again by itself.
      world.requests();
      await world.rest();
      expect(world.requests()).not.toContain('events.patch');
    },
  );
});

describe('as the answer to the question what has changed', () => {
  test.each(transient)('$name is told, and is got over', async ({ name, effect }) => {
    const world = await open();
    const ids = await withEdits(world);
    const eventId = world.link(ids[0]!).remote_id;
    world.control.editEvent({
      calendarId: world.calendarId,
      eventId,
      changes: { location: 'Room 7' },
    });
    world.control.addFault({ route: 'events.list', effect });
    await world.cycle();
    if (name !== '401 authError' && name !== '410 deleted')
      expect(await reasons(world)).not.toEqual([]);
    await world.rest();
    expect(await world.outstanding()).toEqual([]);
    expect((await world.app.bookings.get({ id: ids[0]! })).location).toBe('Room 7');
    expect(world.account()).toMatchObject({ status: 'connected', error_text: null });
    expect(world.calendar()).toMatchObject({ state: 'active', error_text: null });
  });

  test.each([
    ['410 fullSyncRequired', failing(410, 'fullSyncRequired')],
    ['410 updatedMinTooLongAgo', failing(410, 'updatedMinTooLongAgo')],
    ['400 for the token', failing(400, 'invalid', { message: 'Invalid sync token value.' })],
  ])('%s leads to a full listing at once', async (_name, effect) => {
    const world = await open();
    await withEdits(world);
    world.control.addFault({ route: 'events.list', effect });
    world.requests();
    await world.cycle();
    expect(world.requests().filter((route) => route === 'events.list')).toHaveLength(2);
    expect(await world.outstanding()).toEqual([]);
  });

  const wrong = [
    '',
    'null',
    '[]',
    '7',
    '"items"',
    '{}',
    '{"items":5,"nextSyncToken":"x"}',
    '{"items":[],"nextSyncToken":5}',
    '{"items":[null]}',
  ];

  test.each(wrong)(
    '%j is no list: the token stays, and nothing is concluded from it',
    async (body) => {
      let isStruck = false;
      const world = await open({
        tamper: (text, url) => (isStruck && url.includes('/events?') ? body : text),
      });
      const ids = await withEdits(world);
      const before = world.calendar().sync_token;
      isStruck = true;
      await world.cycle();
      expect(world.calendar().sync_token).toBe(before);
      expect(await reasons(world)).not.toEqual([]);
      isStruck = false;
      await world.rest();
      expect(await world.outstanding()).toEqual([]);
      expect(titlesThere(world)).toHaveLength(ids.length);
    },
  );

  test('items that are none are left out of a list, and the others are taken', async () => {
    let isStruck = false;
    const world = await open({
      tamper: (text, url) =>
        isStruck && url.includes('/events?')
          ? text.replace('"items":[', '"items":[null,7,"event",[],{},{"id":5},{"id":""},')
          : text,
    });
    const ids = await withEdits(world);
    const eventId = world.link(ids[0]!).remote_id;
    world.control.editEvent({
      calendarId: world.calendarId,
      eventId,
      changes: { location: 'Room 7' },
    });
    isStruck = true;
    expect((await world.cycle()).problem).toBeNull();
    expect((await world.app.bookings.get({ id: ids[0]! })).location).toBe('Room 7');
  });
});
