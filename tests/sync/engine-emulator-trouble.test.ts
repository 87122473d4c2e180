import { expect, onTestFinished, test } from 'vitest';
import { type EngineWorld, type EngineWorldOptions, startEngineWorld } from './engine-world.ts';

const minute = 60_000;
const hour = 60 * minute;

async function open(options: EngineWorldOptions = {}): Promise<EngineWorld> {
  const world = await startEngineWorld(options);
  onTestFinished(() => world.stop());
  return world;
}

test('a used-up quota is waited out as long as Google asks, and then everything is sent', async () => {
  const world = await open({ knobs: { quotaPerMinute: 20, quotaRetryAfterSeconds: 90 } });
  const bookings = await world.book(60);
  await world.cycle();
  const sent = world.liveEvents().length;
  expect(sent).toBeGreaterThan(0);
  expect(sent).toBeLessThan(20);
  expect(world.account().blocked_until! - world.now()).toBeGreaterThanOrEqual(90_000);
  expect(world.account().error_text).toContain('pause');

  // Until then nothing is asked, not even when the person presses the button.
  world.advance(80_000);
  world.requests();
  await world.cycle();
  await world.cycle(true);
  expect(world.requests()).toEqual([]);
  // It is no booking's fault: none is shown as failed, and none has used up an attempt.
  expect((await world.outstanding()).every(({ sync }) => sync.status === 'pending')).toBe(true);
  expect(bookings.every(({ id }) => world.link(id).attempts === 0)).toBe(true);

  for (let round = 0; round < 20 && (await world.outstanding()).length > 0; round += 1) {
    world.advance(11 * minute);
    await world.cycle();
  }
  expect(await world.outstanding()).toEqual([]);
  expect(world.liveEvents()).toHaveLength(60);
  expect(world.account()).toMatchObject({ error_text: null, blocked_until: null });
});

test('an access token that ends in the middle of a listing or a batch is renewed, and nothing is asked twice', async () => {
  let lists = 0;
  let expire = (): void => {};
  const world = await open({
    knobs: { maxPageSize: 100, batchMaxParts: 50 },
    beforeRequest: (url, method) => {
      if (url.includes('/batch')) expire();
      if (method !== 'GET' || !url.includes('/events')) return;
      lists += 1;
      if (lists === 3) expire();
    },
  });
  const { control, calendarId } = world;
  control.seedEvents({ calendarId, template: { count: 450, from: '2027-01-04T08:00:00Z' } });
  expire = () => {
    expire = () => {};
    control.expireAccessTokens({});
  };
  await world.cycle();
  expect(world.mirrored()).toBe(450);
  expect(control.journalCounts()['oauth.token']).toBe(2);

  await world.book(30);
  expire = () => {
    expire = () => {};
    control.expireAccessTokens({});
  };
  await world.cycle();
  expect(world.liveEvents()).toHaveLength(480);
  expect(await world.outstanding()).toEqual([]);
  expect(control.journalCounts()['oauth.token']).toBe(3);
});

test('when Google wants a full listing, only the mirror is made anew', async () => {
  const world = await open();
  const { control, calendarId } = world;
  const foreign = control.insertEvent({
    calendarId,
    event: { summary: 'Own', start: { date: '2027-03-05' }, end: { date: '2027-03-06' } },
  });
  const bookings = await world.book(12);
  await world.rest();
  const before = { rows: world.bookingRows(), links: bookings.map(({ id }) => world.link(id)) };
  control.deleteEvent({ calendarId, eventId: foreign.id });
  control.purgeCancelled({ calendarId });
  control.expireSyncTokens({ calendarId });
  world.requests();
  await world.cycle();
  expect(world.requests()).toEqual(['events.list', 'events.list']);
  expect(world.bookingRows()).toEqual(before.rows);
  expect(bookings.map(({ id }) => world.link(id))).toEqual(before.links);
  expect(world.mirrored()).toBe(12);
});

test('an event missing from a full listing is asked for, and only then is its booking a question', async () => {
  const world = await open();
  const { control, calendarId } = world;
  const bookings = await world.book(12);
  await world.rest();
  const { remote_id: eventId } = world.link(bookings[0]!.id);
  control.deleteEvent({ calendarId, eventId });
  control.purgeCancelled({ calendarId });
  control.expireSyncTokens({ calendarId });
  const before = world.bookingRows();
  world.requests();
  await world.cycle();
  expect(world.requests()).toContain('events.get');
  expect(world.bookingRows()).toEqual(before);
  expect(await world.conflicts()).toMatchObject([
    { kind: 'remote-delete', itemId: bookings[0]!.id },
  ]);
});

test('a sync token that Google calls invalid leads to a full listing', async () => {
  const world = await open();
  await world.book(3);
  await world.rest();
  world.database.sqlite.exec(`UPDATE calendar SET sync_token = 'no token of theirs'`);
  world.requests();
  await world.cycle();
  expect(world.requests()).toEqual(['events.list', 'events.list']);
  expect(world.calendar().sync_token).not.toBe('no token of theirs');
  expect(await world.outstanding()).toEqual([]);
});

test('a calendar that was deleted is parked with a reason, and no booking is touched', async () => {
  const world = await open();
  await world.book(7);
  await world.rest();
  const before = world.bookingRows();
  world.control.deleteCalendar({ calendarId: world.calendarId });
  const [late] = await world.book(1);
  await world.cycle();
  expect(world.calendar()).toMatchObject({
    state: 'gone',
    error_text: expect.stringContaining('no longer exists') as string,
  });
  expect(world.calendar().blocked_until).toBeGreaterThan(world.now());
  expect(world.bookingRows().slice(0, 7)).toEqual(before);
  expect(await world.conflicts()).toEqual([]);
  expect(await world.troubleOf(late!.id)).toMatchObject({ status: 'pending' });
  world.requests();
  await world.cycle();
  expect(world.requests()).toEqual([]);

  world.control.restoreCalendar({ calendarId: world.calendarId });
  await world.rest();
  expect(world.calendar()).toMatchObject({ state: 'active', error_text: null });
  expect(world.liveEvents()).toHaveLength(8);
});

test('when the right to write is taken away the calendar is parked, and what waits is sent once it is back', async () => {
  const world = await open();
  await world.book(2);
  await world.rest();
  world.control.setRole({ calendarId: world.calendarId, role: 'reader' });
  const late = await world.book(9);
  await world.cycle();
  expect(world.calendar()).toMatchObject({
    state: 'forbidden',
    error_text: expect.stringContaining('does not allow') as string,
  });
  expect(world.liveEvents()).toHaveLength(2);
  expect(await world.outstanding()).toHaveLength(9);
  world.requests();
  await world.cycle();
  expect(world.requests()).toEqual([]);

  world.control.setRole({ calendarId: world.calendarId, role: 'owner' });
  await world.rest();
  expect(world.liveEvents()).toHaveLength(11);
  expect(await world.troubleOf(late[0]!.id)).toBeUndefined();
});

test('when Google ends the access, bookings wait, and are sent after the account was connected again', async () => {
  const world = await open();
  await world.book(3);
  await world.rest();
  world.control.revokeAccess({});
  world.control.expireAccessTokens({});
  const late = await world.book(8);
  await world.cycle();
  expect(world.account()).toMatchObject({
    status: 'reconnect',
    error_text: expect.stringContaining('econnect') as string,
  });
  expect((await world.outstanding()).map(({ sync }) => sync.status)).toEqual(
    late.map(() => 'pending'),
  );
  world.control.clearJournal();
  await world.cycle();
  expect(world.control.journalCounts()).toEqual({});

  await world.app.reconnect(world.control.issueTokens({}).refreshToken);
  await world.rest();
  expect(await world.outstanding()).toEqual([]);
  expect(world.liveEvents()).toHaveLength(11);
});

test('a disconnect while a batch is on its way ends the turn, and the same account later finds its events again', async () => {
  let isArmed = false;
  const world: EngineWorld = await open({
    beforeRequest: async (url) => {
      if (!isArmed || !url.includes('/batch')) return;
      isArmed = false;
      await world.app.disconnect();
    },
  });
  await world.cycle();
  await world.book(60);
  world.requests();
  isArmed = true;
  await world.cycle();
  // The first batch was sent already; the second one was not.
  expect(world.requests().filter((route) => route === 'batch')).toHaveLength(1);
  expect(world.liveEvents()).toHaveLength(50);
  const states = world.database.sqlite
    .prepare('SELECT DISTINCT state FROM calendar_link')
    .pluck()
    .all();
  expect(states).toEqual(['detached']);

  await world.app.reconnect(world.control.issueTokens({}).refreshToken);
  world.advance(hour);
  await world.rest();
  expect(world.liveEvents()).toHaveLength(60);
  expect(await world.outstanding()).toEqual([]);
  expect(await world.conflicts()).toEqual([]);
});

test('a repeated write that was refused for certain leaves its first try in flight, which may have arrived', async () => {
  const world = await open();
  await world.cycle();
  const [booking] = await world.book(1);
  const once = { count: 1 };
  const effect = { phase: 'after-apply', failure: { kind: 'drop' } } as const;
  world.control.addFault({ ...once, route: 'events.insert', effect });
  await world.cycle();
  expect(world.liveEvents()).toHaveLength(1);

  const failing = (status: number, reason: string) =>
    ({ phase: 'before', failure: { kind: 'status', status, reason } }) as const;
  world.control.addFault({ ...once, route: 'events.list', effect: failing(500, 'backendError') });
  world.control.addFault({
    ...once,
    route: 'events.insert',
    effect: failing(403, 'rateLimitExceeded'),
  });
  world.advance(7 * hour);
  await world.cycle();
  expect(world.account().blocked_until).toBeGreaterThan(world.now());

  const { id, revision } = booking!;
  const changes = { title: 'Edited since' };
  await world.app.bookings.change({ id, revision, changes, bookAnyway: false });
  await world.rest();
  // What Google shows is known to be ours, so that there is nothing to be asked.
  expect(await world.conflicts()).toEqual([]);
  expect(world.liveEvents().map(({ summary }) => summary)).toEqual(['Edited since']);
});
