import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import { expect, test } from 'vitest';
import type { EmulatorOptions } from './server.ts';
import { apiFor, eventAt, ids, listAll, monday, openEmulator, refusal, seed } from './support.ts';

const calendarId = 'primary';
type Query = calendar_v3.Params$Resource$Events$List;
async function open(options: EmulatorOptions = {}) {
  const emulator = await openEmulator(options);
  const api = apiFor(emulator);
  return { emulator, control: emulator.control, api, events: api.events };
}

test('an incremental list holds what changed since, deletions too, each once and the newest last', async () => {
  const { api, events } = await open();
  await seed(api, 4);
  const first = await listAll(api);
  expect(ids(first)).toEqual(['aaaa0', 'aaaa1', 'aaaa2', 'aaaa3']);

  await events.patch({ calendarId, eventId: 'aaaa1', requestBody: { summary: 'Once' } });
  await events.delete({ calendarId, eventId: 'aaaa2' });
  await events.patch({ calendarId, eventId: 'aaaa1', requestBody: { summary: 'Twice' } });
  const second = await listAll(api, { syncToken: first.token });
  expect(second.items).toMatchObject([
    { id: 'aaaa2', status: 'cancelled' },
    { id: 'aaaa1', summary: 'Twice' },
  ]);

  const third = await listAll(api, { syncToken: second.token });
  expect(third.items).toEqual([]);
  expect(third.token).toBeTruthy();
  expect(ids(await listAll(api, { syncToken: first.token }))).toEqual(['aaaa2', 'aaaa1']);
});

test('an incremental list says no more of a deleted event than its id', async () => {
  const { api, control } = await open();
  await seed(api, 1);
  const { token } = await listAll(api);
  await api.events.delete({ calendarId, eventId: 'aaaa0' });
  const [minimal] = (await listAll(api, { syncToken: token })).items;
  expect(Object.keys(minimal ?? {}).sort()).toEqual(['etag', 'id', 'kind', 'status']);
  control.setKnobs({ cancelledBodies: 'stale' });
  expect((await listAll(api, { syncToken: token })).items).toMatchObject([
    { status: 'cancelled', summary: 'At 0' },
  ]);
});

test('a full list has no deleted events, unless it asks for them', async () => {
  const { api } = await open();
  await seed(api, 2);
  await api.events.delete({ calendarId, eventId: 'aaaa0' });
  expect(ids(await listAll(api))).toEqual(['aaaa1']);
  expect((await listAll(api, { showDeleted: true })).items).toMatchObject([
    { id: 'aaaa0', status: 'cancelled', summary: 'At 0' },
    { id: 'aaaa1' },
  ]);
});

test('pages show the state as of the first one, and the last token covers what was written meanwhile', async () => {
  const { api, events } = await open();
  await seed(api, 4);
  let written = false;
  const listed = await listAll(api, { maxResults: 2 }, async () => {
    if (written) return;
    written = true;
    await events.patch({ calendarId, eventId: 'aaaa3', requestBody: { summary: 'Late' } });
    await events.insert({ calendarId, requestBody: eventAt(9, { id: 'bbbbb' }) });
    await events.delete({ calendarId, eventId: 'aaaa0' });
  });
  expect(listed.pages).toBe(2);
  expect(listed.items).toMatchObject([
    { id: 'aaaa0' },
    { id: 'aaaa1' },
    { id: 'aaaa2' },
    { id: 'aaaa3', summary: 'At 3' },
  ]);
  const next = await listAll(api, { maxResults: 2, syncToken: listed.token });
  expect(next.items).toMatchObject([
    { id: 'aaaa3', summary: 'Late' },
    { id: 'bbbbb' },
    { id: 'aaaa0', status: 'cancelled' },
  ]);
});

test('pages may be smaller than asked for, short, or empty', async () => {
  const { api, control } = await open();
  await seed(api, 5);
  control.setKnobs({ maxPageSize: 2 });
  const small = await listAll(api);
  expect([small.pages, small.items.length]).toEqual([3, 5]);
  control.setKnobs({ emptyPages: true });
  const gaps = await listAll(api);
  expect([gaps.pages, gaps.items.length]).toEqual([5, 5]);
  control.setKnobs({ maxPageSize: 2500, emptyPages: false, shortPages: true });
  expect(ids(await listAll(api))).toEqual(['aaaa0', 'aaaa1', 'aaaa2', 'aaaa3', 'aaaa4']);
});

test('a page holds 250 events if nothing is asked for, and never more than 2500', async () => {
  const { events, control } = await open();
  control.seedEvents({ template: { count: 2600, from: '2026-01-01T00:00:00Z' } });
  expect((await events.list({ calendarId })).data.items).toHaveLength(250);
  expect((await events.list({ calendarId, maxResults: 9999 })).data.items).toHaveLength(2500);
  expect(await refusal(events.list({ calendarId, maxResults: 0 }))).toMatchObject({
    status: 400,
    reason: 'invalid',
  });
});

test.each<[string, Query]>([
  ['timeMin', { timeMin: '2026-01-01T00:00:00Z' }],
  ['timeMax', { timeMax: '2026-01-01T00:00:00Z' }],
  ['orderBy', { orderBy: 'updated' }],
  ['q', { q: 'x' }],
  ['iCalUID', { iCalUID: 'x' }],
  ['updatedMin', { updatedMin: new Date(monday).toISOString() }],
  ['privateExtendedProperty', { privateExtendedProperty: ['a=b'] }],
  ['sharedExtendedProperty', { sharedExtendedProperty: ['a=b'] }],
  ['showDeleted=false', { showDeleted: false }],
])('%s may not come with a sync token', async (_, query) => {
  const { api, events } = await open();
  const { token } = await listAll(api);
  expect(await refusal(events.list({ calendarId, syncToken: token, ...query }))).toMatchObject({
    status: 400,
    reason: 'invalid',
  });
});

test('a sync token fits only the parameters it was made with', async () => {
  const { api, events, control } = await open();
  const { token } = await listAll(api, { maxResults: 100, showDeleted: true });
  expect(
    (
      await events.list({
        calendarId,
        maxResults: 100,
        showDeleted: true,
        syncToken: token,
        fields: 'items',
      })
    ).status,
  ).toBe(200);
  expect(
    await refusal(events.list({ calendarId, maxResults: 50, showDeleted: true, syncToken: token })),
  ).toMatchObject({ status: 400, reason: 'invalid' });
  expect(
    await refusal(events.list({ calendarId, maxResults: 100, syncToken: token })),
  ).toMatchObject({ status: 400, reason: 'invalid' });
  control.setKnobs({ strictSyncParameters: false });
  expect((await events.list({ calendarId, syncToken: token })).status).toBe(200);
});

test('a first list from a certain time on can be continued without naming it again', async () => {
  const { api } = await open();
  await seed(api, 3);
  const first = await listAll(api, { timeMin: new Date(monday + 2 * 3600_000).toISOString() });
  expect(ids(first)).toEqual(['aaaa2']);
  await api.events.patch({ calendarId, eventId: 'aaaa0', requestBody: { summary: 'x' } });
  expect(ids(await listAll(api, { syncToken: first.token }))).toEqual(['aaaa0']);
});

test('a searching or sorted list gives no sync token', async () => {
  const { api } = await open();
  expect((await listAll(api, { q: 'x' })).token).toBe('');
  expect((await listAll(api, { orderBy: 'updated' })).token).toBe('');
});

test('an invented, a cut and a foreign token are refused as invalid', async () => {
  const { api, events, control } = await open();
  const other = control.addCalendar({ summary: 'Other' });
  const { token } = await listAll(api);
  const expected = { status: 400, reason: 'invalid', message: 'Invalid sync token value.' };
  for (const syncToken of ['invented', `${token}x`, token.slice(0, -4), 'CPjg']) {
    expect(await refusal(events.list({ calendarId, syncToken }))).toMatchObject(expected);
  }
  expect(await refusal(events.list({ calendarId: other.id, syncToken: token }))).toMatchObject(
    expected,
  );
  expect(await refusal(events.list({ calendarId, pageToken: token }))).toMatchObject({
    status: 400,
    message: 'Invalid page token value.',
  });
});

test('an expired token asks for a full sync, by command and by age', async () => {
  const { api, events, control } = await open();
  control.setClock({ stoppedAt: monday });
  const old = await listAll(api);
  control.expireSyncTokens({ calendarId });
  const expected = {
    status: 410,
    reason: 'fullSyncRequired',
    message: 'Sync token is no longer valid, a full sync is required.',
  };
  expect(await refusal(events.list({ calendarId, syncToken: old.token }))).toMatchObject(expected);

  const fresh = await listAll(api);
  expect((await events.list({ calendarId, syncToken: fresh.token })).status).toBe(200);
  control.setKnobs({ syncTokenLifetimeMs: 1000 });
  control.advanceClock({ ms: 1000 });
  expect(await refusal(events.list({ calendarId, syncToken: fresh.token }))).toMatchObject(
    expected,
  );
});

test('a purged deletion reaches nobody', async () => {
  const { api, control } = await open();
  await seed(api, 2);
  const { token } = await listAll(api);
  await api.events.delete({ calendarId, eventId: 'aaaa0' });
  control.purgeCancelled({});
  expect(ids(await listAll(api, { syncToken: token }))).toEqual([]);
  expect(ids(await listAll(api, { showDeleted: true }))).toEqual(['aaaa1']);
});

// Both take a tenth of this on a quiet machine; the room is for a busy one.
test('ten thousand events are seeded, and listed 2500 a page, without making anyone wait', async () => {
  const { api, events, control } = await open();
  const started = performance.now();
  expect(
    control.seedEvents({
      template: { count: 10_000, from: '2020-01-01T00:00:00Z', everyMinutes: 300 },
    }),
  ).toHaveLength(10_000);
  const seeded = performance.now();
  expect(seeded - started).toBeLessThan(5000);
  const { data } = await events.list({ calendarId, maxResults: 2500 });
  expect(performance.now() - seeded).toBeLessThan(2000);
  expect(data.items).toHaveLength(2500);
  expect(
    new Set((await listAll(api, { maxResults: 2500 })).items.map(({ etag }) => etag)).size,
  ).toBe(10_000);
});
