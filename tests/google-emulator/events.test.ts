import { expect, test } from 'vitest';
import { apiFor, eventAt, openEmulator, refusal } from './support.ts';

const calendarId = 'primary';

async function open() {
  const emulator = await openEmulator();
  const { events } = apiFor(emulator);
  return { emulator, control: emulator.control, events };
}

test('a new event is answered the way Google writes it', async () => {
  const { events } = await open();
  const { data, headers } = await events.insert({
    calendarId,
    requestBody: eventAt(0, {
      id: 'aa11bb22',
      description: 'First',
      extendedProperties: { private: { booking: '1' } },
      transparency: 'opaque',
    }),
  });
  expect(data).toMatchObject({
    kind: 'calendar#event',
    id: 'aa11bb22',
    status: 'confirmed',
    summary: 'At 0',
    iCalUID: 'aa11bb22@google.com',
    sequence: 0,
    // In the zone of the calendar, whatever offset was sent.
    start: { dateTime: '2026-01-05T09:00:00+01:00', timeZone: 'Europe/Berlin' },
    end: { dateTime: '2026-01-05T09:30:00+01:00', timeZone: 'Europe/Berlin' },
    creator: { email: 'ada@example.com', self: true },
    organizer: { email: 'ada@example.com', self: true },
    extendedProperties: { private: { booking: '1' } },
    reminders: { useDefault: true },
    eventType: 'default',
  });
  expect(data.etag).toMatch(/^"\d+"$/);
  expect((headers as unknown as Headers).get('etag')).toBe(data.etag); // what gaxios gives; the typings are older
  expect(data).not.toHaveProperty('transparency');
  expect((await events.get({ calendarId, eventId: 'aa11bb22' })).data).toEqual(data);
});

test('an event without an id of its own gets one', async () => {
  const { events } = await open();
  const { data } = await events.insert({ calendarId, requestBody: eventAt(0) });
  expect(data.id).toMatch(/^[a-v0-9]{26}$/);
});

test('an id in use is refused as a duplicate, and so is the id of a deleted event', async () => {
  const { events } = await open();
  const requestBody = eventAt(0, { id: 'aaaaa' });
  await events.insert({ calendarId, requestBody });
  expect(await refusal(events.insert({ calendarId, requestBody }))).toMatchObject({
    status: 409,
    reason: 'duplicate',
  });
  await events.delete({ calendarId, eventId: 'aaaaa' });
  expect(await refusal(events.insert({ calendarId, requestBody }))).toMatchObject({
    status: 409,
    reason: 'duplicate',
  });
});

test('without collision detection a second insert wins, or becomes a second event', async () => {
  const { control, events } = await open();
  await events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa' }) });
  control.setKnobs({ collisionDetection: 'overwrite' });
  const over = await events.insert({ calendarId, requestBody: eventAt(1, { id: 'aaaaa' }) });
  expect(over.data).toMatchObject({ id: 'aaaaa', summary: 'At 1' });
  expect(control.events({})).toHaveLength(1);
  control.setKnobs({ collisionDetection: 'second-id' });
  const second = await events.insert({ calendarId, requestBody: eventAt(2, { id: 'aaaaa' }) });
  expect(second.data.id).not.toBe('aaaaa');
  expect(control.events({})).toHaveLength(2);
});

test('a wall-clock time is read in the zone that comes with it', async () => {
  const { events } = await open();
  const timeZone = 'America/New_York';
  const { data } = await events.insert({
    calendarId,
    requestBody: {
      start: { dateTime: '2026-07-01T09:00:00', timeZone },
      end: { dateTime: '2026-07-01T10:00:00', timeZone },
    },
  });
  expect(data.start).toEqual({ dateTime: '2026-07-01T15:00:00+02:00', timeZone });
  const inTokyo = await events.list({ calendarId, timeZone: 'Asia/Tokyo' });
  expect(inTokyo.data.items?.[0]?.start).toEqual({
    dateTime: '2026-07-01T22:00:00+09:00',
    timeZone,
  });
});

test('a patch merges objects, replaces arrays and deletes by null', async () => {
  const { events } = await open();
  const { data: before } = await events.insert({
    calendarId,
    requestBody: eventAt(0, {
      id: 'aaaaa',
      location: 'Here',
      attendees: [{ email: 'one@example.com' }, { email: 'two@example.com' }],
      extendedProperties: { private: { kept: 'a', changed: 'b', dropped: 'c' } },
    }),
  });
  const body = {
    summary: 'New',
    location: null,
    attendees: [{ email: 'two@example.com' }],
    extendedProperties: { private: { changed: 'B', dropped: null as unknown as string } },
  };
  const { data } = await events.patch({ calendarId, eventId: 'aaaaa', requestBody: body });
  expect(data).toMatchObject({
    summary: 'New',
    start: before.start,
    extendedProperties: { private: { kept: 'a', changed: 'B' } },
  });
  expect(data.extendedProperties?.private).not.toHaveProperty('dropped');
  expect(data).not.toHaveProperty('location');
  expect(data.attendees).toEqual([{ email: 'two@example.com', responseStatus: 'needsAction' }]);
  expect(data.etag).not.toBe(before.etag);
  expect(Date.parse(data.updated ?? '')).toBeGreaterThan(Date.parse(before.updated ?? ''));
  expect(data.created).toBe(before.created);
});

test('a patch of reminders replaces them all', async () => {
  const { events } = await open();
  const overrides = [{ method: 'popup', minutes: 10 }];
  const reminders = { useDefault: false, overrides };
  await events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa', reminders }) });
  const patched = await events.patch({
    calendarId,
    eventId: 'aaaaa',
    requestBody: { reminders: { useDefault: true } },
  });
  expect(patched.data.reminders).toEqual({ useDefault: true });
});

test('turning a moment into a day by patch needs the moment to be set to null', async () => {
  const { events } = await open();
  await events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa' }) });
  const half = { start: { date: '2026-01-06' }, end: { date: '2026-01-07' } };
  expect(
    await refusal(events.patch({ calendarId, eventId: 'aaaaa', requestBody: half })),
  ).toMatchObject({ status: 400, reason: 'invalid' });
  const whole = {
    start: { date: '2026-01-06', dateTime: null },
    end: { date: '2026-01-07', dateTime: null },
  };
  expect(
    (await events.patch({ calendarId, eventId: 'aaaaa', requestBody: whole })).data.start,
  ).toEqual({ date: '2026-01-06' });
});

test('an update drops what it does not name', async () => {
  const { events } = await open();
  const { data: before } = await events.insert({
    calendarId,
    requestBody: eventAt(0, {
      id: 'aaaaa',
      location: 'Here',
      extendedProperties: { private: { a: '1' } },
    }),
  });
  const { data } = await events.update({ calendarId, eventId: 'aaaaa', requestBody: eventAt(0) });
  expect(data).not.toHaveProperty('location');
  expect(data).not.toHaveProperty('extendedProperties');
  expect(data).toMatchObject({ id: 'aaaaa', iCalUID: before.iCalUID, created: before.created });
  expect(
    await refusal(
      events.update({ calendarId, eventId: 'aaaaa', requestBody: { summary: 'No time' } }),
    ),
  ).toMatchObject({ status: 400, reason: 'required' });
});

test('what Google mends in silence is mended in silence', async () => {
  const { events } = await open();
  const { data } = await events.insert({
    calendarId,
    requestBody: eventAt(0, {
      reminders: {
        useDefault: false,
        overrides: [
          { method: 'popup', minutes: -5 },
          { method: 'popup', minutes: 0 },
          { method: 'sms', minutes: 10 },
          { method: 'email', minutes: 99_999 },
        ],
      },
      extendedProperties: { private: { ['k'.repeat(45)]: 'dropped', long: 'v'.repeat(2000) } },
    }),
  });
  expect(data.reminders).toEqual({
    useDefault: false,
    overrides: [
      { method: 'popup', minutes: 0 },
      { method: 'email', minutes: 40_320 },
    ],
  });
  expect(data.extendedProperties?.private).toEqual({ long: 'v'.repeat(1024) });
});

test('fields that nobody may write are ignored', async () => {
  const { events } = await open();
  const { data } = await events.insert({
    calendarId,
    requestBody: eventAt(0, {
      etag: '"1"',
      kind: 'x',
      created: '2000-01-01T00:00:00Z',
      hangoutLink: 'https://meet.example',
      conferenceData: { notes: 'x' },
    }),
  });
  expect(data).not.toHaveProperty('hangoutLink');
  expect(data).not.toHaveProperty('conferenceData');
  expect(data.etag).not.toBe('"1"');
  expect(data.created).not.toBe('2000-01-01T00:00:00Z');
});

test('`fields` leaves out what it does not name', async () => {
  const { events } = await open();
  await events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa' }) });
  expect(
    (await events.get({ calendarId, eventId: 'aaaaa', fields: 'id,start/dateTime' })).data,
  ).toEqual({ id: 'aaaaa', start: { dateTime: '2026-01-05T09:00:00+01:00' } });
  const { data } = await events.list({ calendarId, fields: 'items(id,summary),nextPageToken' });
  expect(data).toEqual({ items: [{ id: 'aaaaa', summary: 'At 0' }] });
  expect(await refusal(events.get({ calendarId, eventId: 'aaaaa', fields: 'id,(' }))).toMatchObject(
    { status: 400, reason: 'invalidParameter' },
  );
});

test('an event that has not changed need not be sent again', async () => {
  const { emulator, control } = await open();
  const { etag } = control.insertEvent({ event: { ...eventAt(0), id: 'aaaaa' } as { id: string } });
  const { accessToken } = control.issueTokens({});
  const get = (condition: string) =>
    fetch(`${emulator.url}/calendar/v3/calendars/primary/events/aaaaa`, {
      headers: { authorization: `Bearer ${accessToken}`, 'if-none-match': condition },
    });
  expect((await get(etag)).status).toBe(304);
  expect((await get('"0"')).status).toBe(200);
});

test('events are answered in the zone that the calendar has now', async () => {
  const { events, control } = await open();
  await events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa' }) });
  control.editCalendar({ calendarId: 'ada@example.com', timeZone: 'Asia/Tokyo' });
  const { data } = await events.get({ calendarId, eventId: 'aaaaa' });
  expect(data.start).toEqual({
    dateTime: '2026-01-05T17:00:00+09:00',
    timeZone: 'Europe/Berlin',
  });
});
