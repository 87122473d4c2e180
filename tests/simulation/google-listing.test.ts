import { expect, test } from 'vitest';
import type { CalendarProvider } from '../../src-main/sync/calendar-provider.ts';
import { insertOf, kindOf, sampleContent, sampleStart, valueOf } from './google-samples.ts';
import { listAll, makePlainWorld } from './plain-world.ts';

test('a full listing has no tombstones, an incremental one has each changed event once and its tombstones', async () => {
  const { provider, calendarId, hands } = makePlainWorld();
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
  const { provider, calendarId, hands } = makePlainWorld({ pageSize: 2 });
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
  const { provider, calendarId, hands } = makePlainWorld({ pageSize: 1, pageView: 'live' });
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
  const { provider, calendarId, google } = makePlainWorld({ pageSize: 3, shortPages: 0.7 });
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
  const { google, provider, calendarId } = makePlainWorld();
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
  const { provider, calendarId } = makePlainWorld({ pageSize: 1 });
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
  const { google, provider, calendarId, hands } = makePlainWorld();
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

test('deleting one instance of a series shows even in a full listing, until the series itself is deleted', async () => {
  const { google, provider, calendarId, hands } = makePlainWorld();
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
