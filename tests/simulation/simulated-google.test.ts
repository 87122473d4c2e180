import { expect, test } from 'vitest';
import type { CalendarProvider, EventPage } from '../../src-main/sync/calendar-provider.ts';
import { RemoteEvent } from '../../src-shared/domain/remote-event.ts';
import { createHands } from './google-hands.ts';
import type { Quirks } from './google-quirks.ts';
import {
  eventOf,
  insertOf,
  kindOf,
  patchOf,
  sampleContent,
  sampleStamp,
  sampleStart,
  valueOf,
} from './google-samples.ts';
import { createRandom } from './random.ts';
import { SimulatedGoogle } from './simulated-google.ts';

function makeWorld(quirks: Partial<Quirks> = {}) {
  const clock = { at: sampleStart };
  const google = new SimulatedGoogle({ now: () => clock.at, random: createRandom(1).next, quirks });
  google.addAccount('anna');
  const calendarId = google.addCalendar('anna', 'Practice');
  return {
    google,
    clock,
    calendarId,
    hands: createHands(google),
    provider: google.createProvider('anna'),
  };
}

/** All pages of a listing, as far as the token. */
async function listAll(
  provider: CalendarProvider,
  calendarId: string,
  syncToken: string | null = null,
) {
  const pages: EventPage[] = [];
  let pageToken: string | null = null;
  do {
    const page: EventPage = valueOf(
      await provider.listEvents(calendarId, { syncToken, pageToken }),
    );
    pages.push(page);
    pageToken = page.nextPageToken;
  } while (pageToken !== null);
  return {
    pages,
    events: pages.flatMap((page) => page.events),
    token: pages.at(-1)?.nextSyncToken ?? '',
  };
}

test('an inserted event is there with its content and stamp, and passes as a remote event', async () => {
  const { provider, calendarId } = makeWorld();
  const inserted = eventOf(await provider.write(calendarId, insertOf('aa01g1')));
  expect(RemoteEvent.parse(inserted)).toEqual(inserted);
  expect(inserted).toMatchObject({
    id: 'aa01g1',
    status: 'confirmed',
    content: sampleContent(),
    stamp: sampleStamp(),
  });
  expect(valueOf(await provider.getEvent(calendarId, 'aa01g1'))).toEqual(inserted);
});

test('every write gives a new etag and a later instant, even when the clock stands still or goes back', async () => {
  const { provider, calendarId, clock } = makeWorld();
  const first = eventOf(await provider.write(calendarId, insertOf('aa01g1')));
  const second = eventOf(
    await provider.write(calendarId, patchOf('aa01g1', first.etag, { summary: 'B' })),
  );
  clock.at -= 5000;
  const third = eventOf(
    await provider.write(calendarId, patchOf('aa01g1', second.etag, { summary: 'B' })),
  );
  expect(new Set([first.etag, second.etag, third.etag]).size).toBe(3);
  expect(first.updatedAt).toBeLessThan(second.updatedAt ?? 0);
  expect(second.updatedAt).toBeLessThan(third.updatedAt ?? 0);
});

test('an id can be inserted once: not again while it lives, nor when it is deleted, nor when it is forgotten', async () => {
  const { provider, calendarId, google } = makeWorld();
  const event = eventOf(await provider.write(calendarId, insertOf('aa01g1')));
  expect(kindOf(await provider.write(calendarId, insertOf('aa01g1')))).toBe('duplicate');
  await provider.write(calendarId, { kind: 'delete', eventId: 'aa01g1', etag: event.etag });
  expect(kindOf(await provider.write(calendarId, insertOf('aa01g1')))).toBe('duplicate');
  google.purgeCancelled(calendarId);
  expect(kindOf(await provider.write(calendarId, insertOf('aa01g1')))).toBe('duplicate');
});

test('an id outside a-v and 0-9 or shorter than five is refused, and so is an empty time', async () => {
  const { provider, calendarId } = makeWorld();
  expect(kindOf(await provider.write(calendarId, insertOf('zz01g1')))).toBe('invalid');
  expect(kindOf(await provider.write(calendarId, insertOf('aa1')))).toBe('invalid');
  const when = { allDay: false, startAt: 5, endAt: 5, timeZone: 'UTC' } as const;
  expect(kindOf(await provider.write(calendarId, insertOf('aa01g1', { when })))).toBe('invalid');
});

test('a patch replaces the owned fields and the stamp, and keeps everything else', async () => {
  const { provider, calendarId, hands } = makeWorld();
  const recurrence = ['RRULE:FREQ=DAILY;COUNT=3'];
  const before = hands.insertForeign(calendarId, sampleContent(), {
    recurrence,
    ownResponse: 'accepted',
    status: 'tentative',
  });
  const after = eventOf(
    await provider.write(
      calendarId,
      patchOf(before.id, before.etag, { summary: 'New', location: '' }, 7),
    ),
  );
  expect(after).toMatchObject({
    content: sampleContent({ summary: 'New', location: '' }),
    stamp: sampleStamp(7),
    recurrence,
    ownResponse: 'accepted',
    status: 'tentative',
  });
});

test('a write with an old etag is refused as stale and changes nothing; any etag matches *', async () => {
  const { provider, calendarId, google } = makeWorld();
  const first = eventOf(await provider.write(calendarId, insertOf('aa01g1')));
  await provider.write(calendarId, patchOf('aa01g1', first.etag, { summary: 'Second' }));
  expect(
    kindOf(await provider.write(calendarId, patchOf('aa01g1', first.etag, { summary: 'Third' }))),
  ).toBe('stale');
  expect(
    kindOf(
      await provider.write(calendarId, { kind: 'delete', eventId: 'aa01g1', etag: first.etag }),
    ),
  ).toBe('stale');
  expect(
    kindOf(await provider.write(calendarId, { kind: 'delete', eventId: 'aa01g1', etag: '' })),
  ).toBe('stale');
  expect(google.liveEvents(calendarId)[0]?.content?.summary).toBe('Second');
  expect(
    kindOf(await provider.write(calendarId, { kind: 'delete', eventId: 'aa01g1', etag: '*' })),
  ).toBe('ok');
});

test('a deleted event is shown as cancelled, deleting it again is gone, and a purged one is not found', async () => {
  const { provider, calendarId, google } = makeWorld();
  const { etag } = eventOf(await provider.write(calendarId, insertOf('aa01g1')));
  expect(
    valueOf(await provider.write(calendarId, { kind: 'delete', eventId: 'aa01g1', etag })),
  ).toBeNull();
  const bare = valueOf(await provider.getEvent(calendarId, 'aa01g1'));
  expect(bare).toMatchObject({
    id: 'aa01g1',
    etag: '',
    status: 'cancelled',
    content: null,
    stamp: null,
    updatedAt: null,
  });
  google.quirks.tombstones = 'stale-content';
  const stale = valueOf(await provider.getEvent(calendarId, 'aa01g1'));
  expect(stale).toMatchObject({
    status: 'cancelled',
    content: sampleContent(),
    stamp: sampleStamp(),
  });
  expect(stale.etag).not.toBe(etag);
  expect(
    kindOf(
      await provider.write(calendarId, { kind: 'delete', eventId: 'aa01g1', etag: stale.etag }),
    ),
  ).toBe('gone');
  google.purgeCancelled(calendarId);
  expect(kindOf(await provider.getEvent(calendarId, 'aa01g1'))).toBe('not-found');
});

test.each(['forbidden', 'gone', 'stale'] as const)(
  'changing a deleted event can be answered with %s',
  async (kind) => {
    const { provider, calendarId } = makeWorld({ patchOfDeleted: kind });
    const { etag } = eventOf(await provider.write(calendarId, insertOf('aa01g1')));
    await provider.write(calendarId, { kind: 'delete', eventId: 'aa01g1', etag });
    expect(kindOf(await provider.write(calendarId, patchOf('aa01g1', etag)))).toBe(kind);
  },
);

test('an event that never was is not found, whatever is asked of it', async () => {
  const { provider, calendarId } = makeWorld();
  expect(kindOf(await provider.getEvent(calendarId, 'aa09g1'))).toBe('not-found');
  expect(kindOf(await provider.write(calendarId, patchOf('aa09g1', '"x"')))).toBe('not-found');
  expect(
    kindOf(await provider.write(calendarId, { kind: 'delete', eventId: 'aa09g1', etag: '"x"' })),
  ).toBe('not-found');
});

test('a full listing has no tombstones, an incremental one has each changed event once and its tombstones', async () => {
  const { provider, calendarId, hands } = makeWorld();
  for (const id of ['aa01g1', 'aa02g1', 'aa03g1']) await provider.write(calendarId, insertOf(id));
  hands.remove(calendarId, 'aa02g1');
  const full = await listAll(provider, calendarId);
  expect(full.events.map((event) => event.id)).toEqual(['aa01g1', 'aa03g1']);
  hands.edit(calendarId, 'aa03g1', { summary: 'One' });
  hands.edit(calendarId, 'aa03g1', { summary: 'Two' });
  hands.remove(calendarId, 'aa01g1');
  const changes = await listAll(provider, calendarId, full.token);
  expect(changes.events.map(({ id, status }) => [id, status])).toEqual([
    ['aa03g1', 'confirmed'],
    ['aa01g1', 'cancelled'],
  ]);
  expect(changes.events[0]?.content?.summary).toBe('Two');
  expect((await listAll(provider, calendarId, changes.token)).events).toEqual([]);
  expect((await listAll(provider, calendarId, full.token)).events).toHaveLength(2);
});

test('pages cut a listing without loss, and its last token covers what is written while paging', async () => {
  const { provider, calendarId, hands } = makeWorld({ pageSize: 2 });
  for (const id of ['aa01g1', 'aa02g1', 'aa03g1', 'aa04g1', 'aa05g1'])
    await provider.write(calendarId, insertOf(id));
  const first = valueOf(
    await provider.listEvents(calendarId, { syncToken: null, pageToken: null }),
  );
  expect(first).toMatchObject({ nextSyncToken: null });
  hands.edit(calendarId, 'aa04g1', { summary: 'While paging' });
  hands.remove(calendarId, 'aa05g1');
  hands.insertForeign(calendarId, sampleContent());
  const second = valueOf(
    await provider.listEvents(calendarId, { syncToken: null, pageToken: first.nextPageToken }),
  );
  const third = valueOf(
    await provider.listEvents(calendarId, { syncToken: null, pageToken: second.nextPageToken }),
  );
  expect([first, second, third].map((page) => page.events.length)).toEqual([2, 2, 1]);
  expect(second.events[1]?.content?.summary).toBe('Massage');
  const changes = await listAll(provider, calendarId, third.nextSyncToken);
  expect(changes.events).toHaveLength(3);
});

test('a live page shows its events as they are now, and leaves out what was deleted meanwhile', async () => {
  const { provider, calendarId, hands } = makeWorld({ pageSize: 1, pageView: 'live' });
  for (const id of ['aa01g1', 'aa02g1', 'aa03g1']) await provider.write(calendarId, insertOf(id));
  const first = valueOf(
    await provider.listEvents(calendarId, { syncToken: null, pageToken: null }),
  );
  hands.edit(calendarId, 'aa02g1', { summary: 'Newer' });
  hands.remove(calendarId, 'aa03g1');
  const second = valueOf(
    await provider.listEvents(calendarId, { syncToken: null, pageToken: first.nextPageToken }),
  );
  const third = valueOf(
    await provider.listEvents(calendarId, { syncToken: null, pageToken: second.nextPageToken }),
  );
  expect(second.events[0]?.content?.summary).toBe('Newer');
  expect(third.events).toEqual([]);
  expect((await listAll(provider, calendarId, third.nextSyncToken)).events).toHaveLength(2);
});

test('short and empty pages lose nothing, never end early, and never come twice in a row empty', async () => {
  const { provider, calendarId, google } = makeWorld({ pageSize: 3, shortPages: 0.7 });
  for (let i = 10; i < 40; i += 1) await provider.write(calendarId, insertOf(`aa${i}g1`));
  let emptyPages = 0;
  for (let i = 0; i < 20; i += 1) {
    const { pages, events } = await listAll(provider, calendarId);
    expect(events).toEqual(google.fullList(calendarId));
    const empty = pages.map((page) => page.events.length === 0);
    emptyPages += empty.filter(Boolean).length;
    expect(empty.some((isEmpty, at) => isEmpty && empty[at + 1] === true)).toBe(false);
  }
  expect(emptyPages).toBeGreaterThan(0);
});

test('a sync token is good for its calendar, its account and its parameters only', async () => {
  const { google, provider, calendarId } = makeWorld();
  const other = google.addCalendar('anna', 'Other');
  google.addAccount('ben');
  google.setAccess('ben', calendarId, 'writer');
  const { token } = await listAll(provider, calendarId);
  const ask = (asker: CalendarProvider, calendar: string, syncToken: string) =>
    asker.listEvents(calendar, { syncToken, pageToken: null });
  expect(kindOf(await ask(provider, calendarId, token))).toBe('ok');
  expect(kindOf(await ask(provider, calendarId, 'made-up'))).toBe('sync-token-expired');
  expect(kindOf(await ask(provider, other, token))).toBe('sync-token-expired');
  expect(kindOf(await ask(google.createProvider('ben'), calendarId, token))).toBe(
    'sync-token-expired',
  );
  const changed = google.createProvider('anna', {}, { requestFingerprint: 'v2' });
  expect(kindOf(await ask(changed, calendarId, token))).toBe('sync-token-expired');
  google.expireSyncTokens(calendarId);
  expect(kindOf(await ask(provider, calendarId, token))).toBe('sync-token-expired');
  expect(kindOf(await ask(provider, calendarId, (await listAll(provider, calendarId)).token))).toBe(
    'ok',
  );
});

test('a page token needs the sync token its listing began with', async () => {
  const { provider, calendarId } = makeWorld({ pageSize: 1 });
  const { token } = await listAll(provider, calendarId);
  for (const id of ['aa01g1', 'aa02g1']) await provider.write(calendarId, insertOf(id));
  const { nextPageToken } = valueOf(
    await provider.listEvents(calendarId, { syncToken: token, pageToken: null }),
  );
  expect(
    kindOf(await provider.listEvents(calendarId, { syncToken: null, pageToken: nextPageToken })),
  ).toBe('invalid');
  expect(
    kindOf(await provider.listEvents(calendarId, { syncToken: token, pageToken: nextPageToken })),
  ).toBe('ok');
});

test('forgetting deleted events ends the tokens that still owed their tombstones, and no others', async () => {
  const { google, provider, calendarId, hands } = makeWorld();
  await provider.write(calendarId, insertOf('aa01g1'));
  const { token: before } = await listAll(provider, calendarId);
  hands.remove(calendarId, 'aa01g1');
  const { token: after } = await listAll(provider, calendarId);
  google.purgeCancelled(calendarId);
  expect(
    kindOf(await provider.listEvents(calendarId, { syncToken: before, pageToken: null })),
  ).toBe('sync-token-expired');
  expect((await listAll(provider, calendarId, after)).events).toEqual([]);
});

test('a deleted calendar is not found; one whose access was taken is forbidden, or not found', async () => {
  const { google, provider, calendarId, hands } = makeWorld();
  const second = google.addCalendar('anna', 'Second');
  google.setAccess('anna', second, 'reader');
  expect(kindOf(await provider.listEvents(second, { syncToken: null, pageToken: null }))).toBe(
    'ok',
  );
  expect(kindOf(await provider.write(second, insertOf('aa01g1')))).toBe('forbidden');
  google.setAccess('anna', second, null);
  expect(kindOf(await provider.getCalendar(second))).toBe('forbidden');
  google.quirks.accessTaken = 'not-found';
  expect(kindOf(await provider.getCalendar(second))).toBe('not-found');
  hands.deleteCalendar(calendarId);
  expect(kindOf(await provider.listEvents(calendarId, { syncToken: null, pageToken: null }))).toBe(
    'not-found',
  );
  expect(kindOf(await provider.write(calendarId, insertOf('aa01g1')))).toBe('not-found');
  expect(google.liveEvents(calendarId)).toEqual([]);
});

test('calendars can be listed, read and created, as far as the account may', async () => {
  const { google, provider, calendarId } = makeWorld();
  const created = valueOf(await provider.createCalendar('Bookings', 'Asia/Tokyo'));
  expect(created).toMatchObject({
    name: 'Bookings',
    timeZone: 'Asia/Tokyo',
    accessRole: 'owner',
    isPrimary: false,
  });
  expect(valueOf(await provider.getCalendar(calendarId))).toEqual({
    remoteId: calendarId,
    name: 'Practice',
    timeZone: 'Europe/Berlin',
  });
  const listed = valueOf(await provider.listCalendars());
  expect(listed.map(({ name, isPrimary }) => [name, isPrimary])).toEqual([
    ['anna@example.com', true],
    ['Practice', false],
    ['Bookings', false],
  ]);
  google.setScopes('anna', { createCalendars: false });
  expect(kindOf(await provider.createCalendar('More', 'UTC'))).toBe('forbidden');
  google.setScopes('anna', { events: false });
  expect(kindOf(await provider.getEvent(calendarId, 'aa01g1'))).toBe('forbidden');
  google.setRevoked('anna', true);
  expect(kindOf(await provider.listCalendars())).toBe('auth');
  google.setRevoked('anna', false);
  expect(kindOf(await provider.listCalendars())).toBe('ok');
});

test('the journal tells every write that arrived, what came of it, and whether the event is a stranger’s', async () => {
  const { google, provider, calendarId, hands, clock } = makeWorld();
  const foreign = hands.insertForeign(calendarId, sampleContent());
  clock.at += 10;
  const { etag } = eventOf(await provider.write(calendarId, insertOf('aa01g1')));
  await provider.write(calendarId, patchOf('aa01g1', '"old"'));
  await provider.write(calendarId, { kind: 'delete', eventId: 'aa01g1', etag });
  await provider.write(calendarId, patchOf(foreign.id, foreign.etag));
  expect(
    google.journal.map(({ kind, etag: sent, outcome, applied, wasForeign }) => [
      kind,
      sent,
      outcome,
      applied,
      wasForeign,
    ]),
  ).toEqual([
    ['insert', null, 'ok', true, false],
    ['patch', '"old"', 'stale', false, false],
    ['delete', etag, 'ok', true, false],
    ['patch', foreign.etag, 'ok', true, true],
  ]);
  expect(google.journal[0]).toMatchObject({
    at: sampleStart + 10,
    accountId: 'anna',
    calendarId,
    stamp: sampleStamp(),
  });
  expect(google.requests.map((request) => request.told)).toEqual(['ok', 'stale', 'ok', 'ok']);
  expect(provider.usage).toEqual({ requests: 4, tokenRefreshes: 0 });
});

test('a batch is one request with one outcome for each write, in the order given', async () => {
  const { google, calendarId } = makeWorld();
  const provider = google.createProvider('anna', {
    partOrder: (count) => [...Array(count).keys()].toReversed(),
  });
  const outcomes = await provider.writeBatch(calendarId, [
    insertOf('aa01g1'),
    insertOf('aa01g1'),
    insertOf('aa02g1'),
  ]);
  expect(outcomes.map(kindOf)).toEqual(['duplicate', 'ok', 'ok']);
  expect(google.journal.map(({ eventId, inBatch }) => [eventId, inBatch])).toEqual([
    ['aa02g1', true],
    ['aa01g1', true],
    ['aa01g1', true],
  ]);
  expect(provider.usage.requests).toBe(1);
  expect(google.requests[0]).toMatchObject({ told: 'parts' });
  expect(await provider.writeBatch(calendarId, [])).toEqual([]);
  const tooMany = Array.from({ length: 51 }, (_, at) => insertOf(`bb${at}g1`));
  expect(new Set((await provider.writeBatch(calendarId, tooMany)).map(kindOf))).toEqual(
    new Set(['invalid']),
  );
});

test('the person can edit, delete, restore, copy and move events there', () => {
  const { google, calendarId, hands } = makeWorld();
  const other = google.addCalendar('anna', 'Other');
  const { id } = hands.insertForeign(calendarId, sampleContent(), { stamp: sampleStamp(4) });
  expect(hands.edit(calendarId, id, { summary: 'Edited' })?.stamp).toEqual(sampleStamp(4));
  expect(hands.remove(calendarId, id)).toBe(true);
  expect(hands.remove(calendarId, id)).toBe(false);
  expect(hands.edit(calendarId, id, { summary: 'No' })).toBeNull();
  expect(hands.restore(calendarId, 'aa09g1')).toBeNull();
  expect(hands.restore(calendarId, id)).toMatchObject({
    id,
    status: 'confirmed',
    content: { summary: 'Edited' },
  });
  expect(hands.restore(calendarId, id)).toBeNull();
  const copy = hands.copy(calendarId, id, { location: 'There' });
  expect(copy).toMatchObject({
    stamp: sampleStamp(4),
    content: { summary: 'Edited', location: 'There' },
  });
  expect(copy?.id).toMatch(/^_[a-v0-9]+$/);
  expect(google.calendar(calendarId).isForeign(copy?.id ?? '')).toBe(true);
  expect(hands.moveToCalendar(calendarId, id, other)).toMatchObject({ id, status: 'confirmed' });
  expect(google.liveEvents(calendarId).map((event) => event.id)).toEqual([copy?.id]);
  expect(hands.moveToCalendar(other, id, calendarId)).toMatchObject({ id });
});

test('deleting one instance of a series shows even in a full listing, until the series itself is deleted', async () => {
  const { google, provider, calendarId, hands } = makeWorld();
  const master = hands.insertForeign(calendarId, sampleContent(), {
    recurrence: ['RRULE:FREQ=DAILY'],
  });
  const day = 86_400_000;
  const moved = hands.putException(
    calendarId,
    master.id,
    { at: sampleStart + day },
    sampleContent({ summary: 'Moved' }),
  );
  const deleted = hands.putException(calendarId, master.id, { at: sampleStart + 2 * day }, null);
  expect(deleted?.id).toBe(`${master.id}_20260304T080000Z`);
  const { events, token } = await listAll(provider, calendarId);
  expect(events).toEqual(google.fullList(calendarId));
  expect(events.map(({ id, status, recurringEventId }) => [id, status, recurringEventId])).toEqual([
    [master.id, 'confirmed', null],
    [moved?.id, 'confirmed', master.id],
    [deleted?.id, 'cancelled', master.id],
  ]);
  google.purgeCancelled(calendarId);
  expect(google.fullList(calendarId)).toHaveLength(3);
  expect(kindOf(await provider.getEvent(calendarId, deleted?.id ?? ''))).toBe('ok');
  hands.remove(calendarId, master.id);
  const changes = await listAll(provider, calendarId, token);
  expect(changes.events.map(({ id, status }) => [id, status])).toEqual([
    [master.id, 'cancelled'],
    [moved?.id, 'cancelled'],
  ]);
  expect(google.fullList(calendarId)).toEqual([]);
});

test('contents can be refused for ever, and changed on their way in', async () => {
  const { google, provider, calendarId } = makeWorld({
    refuses: (content) => content.summary === 'bad',
  });
  expect(kindOf(await provider.write(calendarId, insertOf('aa01g1', { summary: 'bad' })))).toBe(
    'invalid',
  );
  google.quirks.normalise = (content) => ({ ...content, summary: content.summary.trim() });
  const { content, etag } = eventOf(
    await provider.write(calendarId, insertOf('aa01g1', { summary: ' Massage ' })),
  );
  expect(content?.summary).toBe('Massage');
  expect(
    kindOf(await provider.write(calendarId, patchOf('aa01g1', etag, { summary: 'bad' }))),
  ).toBe('invalid');
});
