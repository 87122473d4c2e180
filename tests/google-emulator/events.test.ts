import { expect, test } from 'vitest';
import { apiFor, eventAt, monday, openEmulator, refusal } from './support.ts';

const calendarId = 'primary';
const ifMatch = (etag: string | null | undefined) => ({ headers: { 'If-Match': etag ?? '' } });

async function open() {
  const emulator = await openEmulator();
  const { events } = apiFor(emulator);
  return { emulator, control: emulator.control, events };
}

test('a new event is answered the way Google writes it', async () => {
  const { events } = await open();
  const { data, headers } = await events.insert({
    calendarId,
    requestBody: eventAt(0, { id: 'aa11bb22', description: 'First', extendedProperties: { private: { booking: '1' } }, transparency: 'opaque' }),
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

test.each(['UPPER', 'with-hyphen', 'four', 'wxyz1', 'a'.repeat(1025)])('the id %s is refused', async (id) => {
  const { events } = await open();
  expect(await refusal(events.insert({ calendarId, requestBody: eventAt(0, { id }) }))).toMatchObject({ status: 400, reason: 'invalid', message: 'Invalid resource id value.' });
});

test('an id in use is refused as a duplicate, and so is the id of a deleted event', async () => {
  const { events } = await open();
  const requestBody = eventAt(0, { id: 'aaaaa' });
  await events.insert({ calendarId, requestBody });
  expect(await refusal(events.insert({ calendarId, requestBody }))).toMatchObject({ status: 409, reason: 'duplicate' });
  await events.delete({ calendarId, eventId: 'aaaaa' });
  expect(await refusal(events.insert({ calendarId, requestBody }))).toMatchObject({ status: 409, reason: 'duplicate' });
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

test.each([
  ['no end', { end: undefined }, 'required', 'Missing end time.'],
  ['no start', { start: undefined }, 'required', 'Missing start time.'],
  ['both date and dateTime', { start: { date: '2026-01-05', dateTime: '2026-01-05T09:00:00Z' } }, 'invalid', 'Invalid start time.'],
  ['neither date nor dateTime', { start: {} }, 'invalid', 'Invalid start time.'],
  ['a day for a start and a moment for an end', { start: { date: '2026-01-05' } }, 'invalid', 'Start and end times must either both be date or both be dateTime.'],
  ['an end before the start', { end: { dateTime: '2026-01-05T07:00:00Z' } }, 'timeRangeEmpty', 'The specified time range is empty.'],
  ['days that end where they start', { start: { date: '2026-01-05' }, end: { date: '2026-01-05' } }, 'timeRangeEmpty', 'The specified time range is empty.'],
  ['a moment without offset or zone', { start: { dateTime: '2026-01-05T08:00:00' } }, 'required', 'Missing time zone definition for start time.'],
  ['an unknown zone', { start: { dateTime: '2026-01-05T08:00:00', timeZone: 'Mars/Olympus' } }, 'invalid', 'Invalid time zone definition for start time.'],
  ['a day that does not exist', { start: { date: '2026-02-30' }, end: { date: '2026-03-05' } }, 'invalid', 'Invalid start time.'],
  ['a series without a zone', { recurrence: ['RRULE:FREQ=DAILY'] }, 'required', 'Missing time zone definition for start time.'],
  ['a recurrence it does not know', { recurrence: ['EVERY:DAY'], start: { dateTime: '2026-01-05T08:00:00Z', timeZone: 'UTC' }, end: { dateTime: '2026-01-05T09:00:00Z', timeZone: 'UTC' } }, 'invalid', 'Invalid recurrence rule.'],
  ['an unknown status', { status: 'maybe' }, 'invalid', 'Invalid value for: status'],
  ['default reminders with others', { reminders: { useDefault: true, overrides: [{ method: 'popup', minutes: 5 }] } }, 'cannotUseDefaultRemindersAndSpecifyOverride', undefined],
  ['a guest without an address', { attendees: [{ displayName: 'Bob' }] }, 'required', 'Missing attendee email.'],
  ['a very long description', { description: 'x'.repeat(8193) }, 'invalid', undefined],
])('an event with %s is refused', async (_, change, reason, message) => {
  const { events, control } = await open();
  const refused = await refusal(events.insert({ calendarId, requestBody: { ...eventAt(0), ...change } }));
  expect(refused).toMatchObject({ status: 400, reason });
  if (message !== undefined) expect(refused.message).toBe(message);
  expect(control.events({})).toEqual([]);
});

test('a wall-clock time is read in the zone that comes with it', async () => {
  const { events } = await open();
  const timeZone = 'America/New_York';
  const { data } = await events.insert({ calendarId, requestBody: { start: { dateTime: '2026-07-01T09:00:00', timeZone }, end: { dateTime: '2026-07-01T10:00:00', timeZone } } });
  expect(data.start).toEqual({ dateTime: '2026-07-01T15:00:00+02:00', timeZone });
  const inTokyo = await events.list({ calendarId, timeZone: 'Asia/Tokyo' });
  expect(inTokyo.data.items?.[0]?.start).toEqual({ dateTime: '2026-07-01T22:00:00+09:00', timeZone });
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
  const body = { summary: 'New', location: null, attendees: [{ email: 'two@example.com' }], extendedProperties: { private: { changed: 'B', dropped: null as unknown as string } } };
  const { data } = await events.patch({ calendarId, eventId: 'aaaaa', requestBody: body });
  expect(data).toMatchObject({ summary: 'New', start: before.start, extendedProperties: { private: { kept: 'a', changed: 'B' } } });
  expect(data.extendedProperties?.private).not.toHaveProperty('dropped');
  expect(data).not.toHaveProperty('location');
  expect(data.attendees).toEqual([{ email: 'two@example.com', responseStatus: 'needsAction' }]);
  expect(data.etag).not.toBe(before.etag);
  expect(Date.parse(data.updated ?? '')).toBeGreaterThan(Date.parse(before.updated ?? ''));
  expect(data.created).toBe(before.created);
});

test('turning a moment into a day by patch needs the moment to be set to null', async () => {
  const { events } = await open();
  await events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa' }) });
  const half = { start: { date: '2026-01-06' }, end: { date: '2026-01-07' } };
  expect(await refusal(events.patch({ calendarId, eventId: 'aaaaa', requestBody: half }))).toMatchObject({ status: 400, reason: 'invalid' });
  const whole = { start: { date: '2026-01-06', dateTime: null }, end: { date: '2026-01-07', dateTime: null } };
  expect((await events.patch({ calendarId, eventId: 'aaaaa', requestBody: whole })).data.start).toEqual({ date: '2026-01-06' });
});

test('an update drops what it does not name', async () => {
  const { events } = await open();
  const { data: before } = await events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa', location: 'Here', extendedProperties: { private: { a: '1' } } }) });
  const { data } = await events.update({ calendarId, eventId: 'aaaaa', requestBody: eventAt(0) });
  expect(data).not.toHaveProperty('location');
  expect(data).not.toHaveProperty('extendedProperties');
  expect(data).toMatchObject({ id: 'aaaaa', iCalUID: before.iCalUID, created: before.created });
  expect(await refusal(events.update({ calendarId, eventId: 'aaaaa', requestBody: { summary: 'No time' } }))).toMatchObject({ status: 400, reason: 'required' });
});

test('a write with the current etag goes through, one with an older etag does not', async () => {
  const { events, control } = await open();
  const { data: first } = await events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa' }) });
  const { data: second } = await events.patch({ calendarId, eventId: 'aaaaa', requestBody: { summary: 'Two' } }, ifMatch(first.etag));

  const stale = { status: 412, reason: 'conditionNotMet' };
  expect(await refusal(events.patch({ calendarId, eventId: 'aaaaa', requestBody: { summary: 'Three' } }, ifMatch(first.etag)))).toMatchObject(stale);
  expect(await refusal(events.update({ calendarId, eventId: 'aaaaa', requestBody: eventAt(3) }, ifMatch(first.etag)))).toMatchObject(stale);
  expect(await refusal(events.delete({ calendarId, eventId: 'aaaaa' }, ifMatch(first.etag)))).toMatchObject(stale);
  expect(control.event({ eventId: 'aaaaa' })).toMatchObject({ summary: 'Two', status: 'confirmed' });
  expect((await events.delete({ calendarId, eventId: 'aaaaa' }, ifMatch(second.etag))).status).toBe(204);
});

test('a deleted event can be read as cancelled, and deleting it again is gone', async () => {
  const { events } = await open();
  const { data: before } = await events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa' }) });
  await events.delete({ calendarId, eventId: 'aaaaa' });
  const { data } = await events.get({ calendarId, eventId: 'aaaaa' });
  expect(data).toMatchObject({ status: 'cancelled', summary: 'At 0', start: before.start });
  expect(data.etag).not.toBe(before.etag);
  expect(await refusal(events.delete({ calendarId, eventId: 'aaaaa' }))).toMatchObject({ status: 410, reason: 'deleted' });
});

test('cancelling by patch is deleting', async () => {
  const { events } = await open();
  await events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa' }) });
  await events.patch({ calendarId, eventId: 'aaaaa', requestBody: { status: 'cancelled' } });
  expect(await refusal(events.delete({ calendarId, eventId: 'aaaaa' }))).toMatchObject({ status: 410, reason: 'deleted' });
});

test('a deleted event comes back by update only where a knob lets it', async () => {
  const { events, control } = await open();
  await events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa' }) });
  await events.delete({ calendarId, eventId: 'aaaaa' });
  expect(await refusal(events.patch({ calendarId, eventId: 'aaaaa', requestBody: { status: 'confirmed' } }))).toMatchObject({ status: 403, reason: 'forbidden' });
  control.setKnobs({ reviveByUpdate: 'allowed' });
  expect((await events.update({ calendarId, eventId: 'aaaaa', requestBody: eventAt(1) })).data).toMatchObject({ status: 'confirmed', summary: 'At 1' });
});

test('a purged event is as if it had never been, but its id stays burnt', async () => {
  const { events, control } = await open();
  await events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa' }) });
  await events.delete({ calendarId, eventId: 'aaaaa' });
  expect(control.purgeCancelled({})).toEqual(['aaaaa']);
  expect(await refusal(events.get({ calendarId, eventId: 'aaaaa' }))).toMatchObject({ status: 404, reason: 'notFound' });
  expect(await refusal(events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa' }) }))).toMatchObject({ status: 409 });
  control.setKnobs({ purgedIdsStayBurnt: false });
  expect((await events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa' }) })).status).toBe(200);
});

test('the sequence rises when the time changes, and may not be sent lower than it is', async () => {
  const { events } = await open();
  await events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa' }) });
  expect((await events.patch({ calendarId, eventId: 'aaaaa', requestBody: { summary: 'Other' } })).data.sequence).toBe(0);
  const { start, end } = eventAt(2);
  expect((await events.patch({ calendarId, eventId: 'aaaaa', requestBody: { start, end } })).data.sequence).toBe(1);
  expect(await refusal(events.patch({ calendarId, eventId: 'aaaaa', requestBody: { sequence: 0 } }))).toMatchObject({ status: 400, reason: 'invalid' });
});

test('what Google mends in silence is mended in silence', async () => {
  const { events } = await open();
  const { data } = await events.insert({
    calendarId,
    requestBody: eventAt(0, {
      reminders: { useDefault: false, overrides: [{ method: 'popup', minutes: -5 }, { method: 'popup', minutes: 0 }, { method: 'sms', minutes: 10 }, { method: 'email', minutes: 99_999 }] },
      extendedProperties: { private: { ['k'.repeat(45)]: 'dropped', long: 'v'.repeat(2000) } },
    }),
  });
  expect(data.reminders).toEqual({ useDefault: false, overrides: [{ method: 'popup', minutes: 0 }, { method: 'email', minutes: 40_320 }] });
  expect(data.extendedProperties?.private).toEqual({ long: 'v'.repeat(1024) });
});

test('fields that nobody may write are ignored', async () => {
  const { events } = await open();
  const { data } = await events.insert({ calendarId, requestBody: eventAt(0, { etag: '"1"', kind: 'x', created: '2000-01-01T00:00:00Z', hangoutLink: 'https://meet.example', conferenceData: { notes: 'x' } }) });
  expect(data).not.toHaveProperty('hangoutLink');
  expect(data).not.toHaveProperty('conferenceData');
  expect(data.etag).not.toBe('"1"');
  expect(data.created).not.toBe('2000-01-01T00:00:00Z');
});

test('`updated` rises with every write even if the clock goes back', async () => {
  const { events, control } = await open();
  control.setClock({ stoppedAt: monday });
  const { data: first } = await events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa' }) });
  control.advanceClock({ ms: -3600_000 });
  const { data: second } = await events.patch({ calendarId, eventId: 'aaaaa', requestBody: { summary: 'Two' } });
  expect(Date.parse(second.updated ?? '')).toBeGreaterThan(Date.parse(first.updated ?? ''));
});

test('a change of reminders alone may leave `updated` as it was and still change the etag', async () => {
  const { events, control } = await open();
  control.setKnobs({ reminderEditsKeepUpdated: true });
  const { data: first } = await events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa' }) });
  const { data: second } = await events.patch({ calendarId, eventId: 'aaaaa', requestBody: { reminders: { useDefault: false } } });
  expect(second.updated).toBe(first.updated);
  expect(second.etag).not.toBe(first.etag);
});

test("somebody else's event can't be changed for everyone, only in one's own copy", async () => {
  const { events, control } = await open();
  control.insertEvent({ event: { ...(eventAt(0) as { summary: string }), id: 'aaaaa', organizer: { email: 'carol@example.com' } } });
  expect((await events.get({ calendarId, eventId: 'aaaaa' })).data.organizer).toEqual({ email: 'carol@example.com' });
  expect(await refusal(events.patch({ calendarId, eventId: 'aaaaa', requestBody: { summary: 'Mine' } }))).toMatchObject({ status: 403, reason: 'forbiddenForNonOrganizer' });
  expect((await events.patch({ calendarId, eventId: 'aaaaa', requestBody: { colorId: '3' } })).data.colorId).toBe('3');
  control.setKnobs({ foreignOrganizerWrites: 'allowed' });
  expect((await events.patch({ calendarId, eventId: 'aaaaa', requestBody: { summary: 'Mine' } })).data.summary).toBe('Mine');
});

test('a moved event keeps its id and leaves a cancelled one behind', async () => {
  const { events, control } = await open();
  const other = control.addCalendar({ summary: 'Other' });
  await events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa' }) });
  const { data } = await events.move({ calendarId, eventId: 'aaaaa', destination: other.id });
  expect(data).toMatchObject({ id: 'aaaaa', status: 'confirmed', organizer: { email: other.id } });
  expect((await events.get({ calendarId, eventId: 'aaaaa' })).data.status).toBe('cancelled');
  expect((await events.get({ calendarId: other.id, eventId: 'aaaaa' })).data.summary).toBe('At 0');
});

test('an import finds its event again by iCalUID', async () => {
  const { events, control } = await open();
  const requestBody = { ...eventAt(0), iCalUID: 'one@elsewhere.example' };
  const { data: first } = await events.import({ calendarId, requestBody });
  const { data: second } = await events.import({ calendarId, requestBody: { ...requestBody, summary: 'Again' } });
  expect(second).toMatchObject({ id: first.id, summary: 'Again', iCalUID: 'one@elsewhere.example' });
  expect(control.events({})).toHaveLength(1);
});

test('a body that is no JSON object is refused as unreadable', async () => {
  const { emulator, control } = await open();
  const { accessToken } = control.issueTokens({});
  const response = await fetch(`${emulator.url}/calendar/v3/calendars/primary/events`, { method: 'POST', headers: { authorization: `Bearer ${accessToken}` }, body: '{"summary": ' });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { errors: [{ reason: 'parseError' }] } });
});

test('`fields` leaves out what it does not name', async () => {
  const { events } = await open();
  await events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa' }) });
  expect((await events.get({ calendarId, eventId: 'aaaaa', fields: 'id,start/dateTime' })).data).toEqual({ id: 'aaaaa', start: { dateTime: '2026-01-05T09:00:00+01:00' } });
  const { data } = await events.list({ calendarId, fields: 'items(id,summary),nextPageToken' });
  expect(data).toEqual({ items: [{ id: 'aaaaa', summary: 'At 0' }] });
  expect(await refusal(events.get({ calendarId, eventId: 'aaaaa', fields: 'id,(' }))).toMatchObject({ status: 400, reason: 'invalidParameter' });
});
