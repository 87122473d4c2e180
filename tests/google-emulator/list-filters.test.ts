import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import { expect, test } from 'vitest';
import type { EmulatorOptions } from './server.ts';
import { apiFor, eventAt, ids, listAll, monday, openEmulator, refusal, seed } from './support.ts';

const calendarId = 'primary';
async function open(options: EmulatorOptions = {}) {
  const emulator = await openEmulator(options);
  const api = apiFor(emulator);
  return { emulator, control: emulator.control, api, events: api.events };
}

test('a full list can be narrowed', async () => {
  const { api } = await open();
  const at = (hours: number): string => new Date(monday + hours * 3600_000).toISOString();
  const insert = (hours: number, more: calendar_v3.Schema$Event) =>
    api.events.insert({ calendarId, requestBody: eventAt(hours, more) });
  await insert(0, {
    id: 'aaaa0',
    summary: 'Haircut',
    extendedProperties: { private: { booking: '7', kind: 'x' }, shared: { team: 'a' } },
  });
  await insert(2, {
    id: 'aaaa1',
    location: 'Main Street',
    attendees: [{ email: 'bob@example.com' }],
  });
  await insert(4, { id: 'aaaa2', iCalUID: 'own@example.com' });

  // Both bounds are exclusive: an event that ends at timeMin or starts at timeMax is out.
  expect(ids(await listAll(api, { timeMin: at(0.5) }))).toEqual(['aaaa1', 'aaaa2']);
  expect(ids(await listAll(api, { timeMax: at(4) }))).toEqual(['aaaa0', 'aaaa1']);
  expect(ids(await listAll(api, { timeMin: at(0.25), timeMax: at(2.1) }))).toEqual([
    'aaaa0',
    'aaaa1',
  ]);
  expect(ids(await listAll(api, { eventTypes: ['default'] }))).toHaveLength(3);
  expect(ids(await listAll(api, { eventTypes: ['focusTime'] }))).toEqual([]);
  expect(ids(await listAll(api, { q: 'HAIR' }))).toEqual(['aaaa0']);
  expect(ids(await listAll(api, { q: 'main bob' }))).toEqual(['aaaa1']);
  expect(ids(await listAll(api, { iCalUID: 'own@example.com' }))).toEqual(['aaaa2']);
  expect(ids(await listAll(api, { privateExtendedProperty: ['booking=7', 'kind=x'] }))).toEqual([
    'aaaa0',
  ]);
  expect(ids(await listAll(api, { privateExtendedProperty: ['booking=7', 'kind=y'] }))).toEqual([]);
  expect(ids(await listAll(api, { sharedExtendedProperty: ['team=a'] }))).toEqual(['aaaa0']);
  expect(
    await refusal(api.events.list({ calendarId, timeMin: at(1), timeMax: at(1) })),
  ).toMatchObject({ status: 400, reason: 'timeRangeEmpty' });
  expect(await refusal(api.events.list({ calendarId, timeMin: '2026-01-05' }))).toMatchObject({
    status: 400,
    reason: 'invalid',
  });
});

test('a list by time of change includes deletions, and refuses to look back too far', async () => {
  const { api, events, control } = await open({ now: () => monday });
  await seed(api, 2);
  control.advanceClock({ ms: 60_000 });
  await events.delete({ calendarId, eventId: 'aaaa0' });
  expect(
    (await listAll(api, { updatedMin: new Date(monday + 60_000).toISOString() })).items,
  ).toMatchObject([{ id: 'aaaa0', status: 'cancelled' }]);
  const longAgo = new Date(monday - 60 * 86_400_000).toISOString();
  expect(await refusal(events.list({ calendarId, updatedMin: longAgo }))).toMatchObject({
    status: 410,
    reason: 'updatedMinTooLongAgo',
  });
});

test('a list can be sorted by change, and by start only if series are expanded', async () => {
  const { api, events } = await open();
  await events.insert({ calendarId, requestBody: eventAt(5, { id: 'aaaa5' }) });
  await events.insert({ calendarId, requestBody: eventAt(1, { id: 'aaaa1' }) });
  await events.patch({ calendarId, eventId: 'aaaa5', requestBody: { summary: 'x' } });
  expect(ids(await listAll(api, { orderBy: 'updated' }))).toEqual(['aaaa1', 'aaaa5']);
  expect(ids(await listAll(api, { orderBy: 'startTime', singleEvents: true }))).toEqual([
    'aaaa1',
    'aaaa5',
  ]);
  expect(await refusal(events.list({ calendarId, orderBy: 'startTime' }))).toMatchObject({
    status: 400,
    reason: 'invalid',
  });
});
