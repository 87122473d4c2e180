import { expect, test } from 'vitest';
import { exampleAccount, exampleClient } from './google.ts';
import { apiFor, calendarScope, eventAt, openEmulator, refusal } from './support.ts';

const scope = (name: string): string => `${calendarScope}.${name}`;

async function open() {
  const emulator = await openEmulator();
  return { emulator, control: emulator.control, api: apiFor(emulator) };
}

test('a new calendar is in the list at once, in the zone of its account', async () => {
  const { api } = await open();
  const { data } = await api.calendars.insert({ requestBody: { summary: 'Bookings' } });
  expect(data).toMatchObject({
    kind: 'calendar#calendar',
    summary: 'Bookings',
    timeZone: 'Europe/Berlin',
  });
  expect(data.id).toMatch(/^c_[0-9a-f]{64}@group\.calendar\.google\.com$/);
  const calendarId = data.id ?? '';
  expect((await api.calendars.get({ calendarId })).data).toEqual(data);
  const { data: entry } = await api.calendarList.get({ calendarId });
  expect(entry).toMatchObject({
    kind: 'calendar#calendarListEntry',
    id: calendarId,
    summary: 'Bookings',
    accessRole: 'owner',
  });
  expect(entry).not.toHaveProperty('primary');
  const { data: list } = await api.calendarList.list();
  expect(list.items?.map(({ id, primary }) => [id, primary])).toEqual([
    [exampleAccount.email, true],
    [calendarId, undefined],
  ]);
  expect(await refusal(api.calendars.insert({ requestBody: {} }))).toMatchObject({
    status: 400,
    reason: 'required',
  });
});

test('`primary` is the main calendar', async () => {
  const { api } = await open();
  expect((await api.calendars.get({ calendarId: 'primary' })).data.id).toBe(exampleAccount.email);
});

test('a calendar can be renamed, and its own name for it can differ', async () => {
  const { api } = await open();
  const { data } = await api.calendars.insert({
    requestBody: { summary: 'Bookings', description: 'Kept' },
  });
  const calendarId = data.id ?? '';
  expect(
    (await api.calendars.patch({ calendarId, requestBody: { summary: 'Renamed' } })).data,
  ).toMatchObject({ summary: 'Renamed', description: 'Kept' });
  expect(
    (await api.calendars.update({ calendarId, requestBody: { summary: 'Again' } })).data,
  ).not.toHaveProperty('description');
  const { data: entry } = await api.calendarList.patch({
    calendarId,
    requestBody: { summaryOverride: 'Mine', colorId: '5' },
  });
  expect(entry).toMatchObject({ summary: 'Again', summaryOverride: 'Mine', colorId: '5' });
});

test('a deleted calendar is not found any more, nor are its events', async () => {
  const { api } = await open();
  const { data } = await api.calendars.insert({ requestBody: { summary: 'Bookings' } });
  const calendarId = data.id ?? '';
  const { data: before } = await api.calendarList.list();
  await api.events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa' }) });
  expect((await api.calendars.delete({ calendarId })).status).toBe(204);

  const gone = { status: 404, reason: 'notFound' };
  expect(await refusal(api.calendars.get({ calendarId }))).toMatchObject(gone);
  expect(await refusal(api.events.list({ calendarId }))).toMatchObject(gone);
  expect(await refusal(api.events.get({ calendarId, eventId: 'aaaaa' }))).toMatchObject(gone);
  const { data: changes } = await api.calendarList.list({ syncToken: before.nextSyncToken ?? '' });
  expect(changes.items).toMatchObject([{ id: calendarId, deleted: true }]);
  expect((await api.calendarList.list()).data.items).toHaveLength(1);
  expect(await refusal(api.calendars.delete({ calendarId: 'primary' }))).toMatchObject({
    status: 400,
    reason: 'cannotDeletePrimaryCalendar',
  });
});

test('a shared calendar can be read or written as far as the role reaches', async () => {
  const { emulator, control, api } = await open();
  const bob = control.addAccount({ email: 'bob@example.com' });
  const calendarId = exampleAccount.email;
  await api.events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa' }) });
  await api.events.insert({
    calendarId,
    requestBody: eventAt(1, { id: 'bbbbb', visibility: 'private' }),
  });
  const his = apiFor(emulator, { account: bob.email });
  expect(await refusal(his.events.list({ calendarId }))).toMatchObject({ status: 404 });

  control.setRole({ calendarId, account: bob.email, role: 'freeBusyReader' });
  const busy = await his.events.list({ calendarId });
  expect(busy.data.items?.[0]).not.toHaveProperty('summary');

  control.setRole({ calendarId, account: bob.email, role: 'reader' });
  const { data: read } = await his.events.list({ calendarId });
  expect(read.accessRole).toBe('reader');
  expect(read.items?.map(({ summary }) => summary)).toEqual(['At 0', undefined]);
  expect(await refusal(his.events.delete({ calendarId, eventId: 'aaaaa' }))).toMatchObject({
    status: 403,
    reason: 'requiredAccessLevel',
  });

  control.setRole({ calendarId, account: bob.email, role: 'writer' });
  expect(
    (await his.events.patch({ calendarId, eventId: 'aaaaa', requestBody: { summary: 'His' } })).data
      .summary,
  ).toBe('His');
  expect(await refusal(his.calendars.delete({ calendarId }))).toMatchObject({ status: 403 });

  control.setRole({ calendarId, account: bob.email, role: null });
  expect(await refusal(his.events.get({ calendarId, eventId: 'aaaaa' }))).toMatchObject({
    status: 404,
  });
});

test('the list of calendars can be narrowed by role and comes in pages', async () => {
  const { control, api } = await open();
  control.addAccount({ email: 'bob@example.com' });
  const shared = control.addCalendar({ account: 'bob@example.com', summary: 'Shared' });
  control.setRole({ calendarId: shared.id, role: 'reader' });
  expect((await api.calendarList.list({ minAccessRole: 'writer' })).data.items).toHaveLength(1);
  const first = await api.calendarList.list({ maxResults: 1 });
  expect(first.data).toMatchObject({ items: [{ primary: true }] });
  const second = await api.calendarList.list({
    maxResults: 1,
    pageToken: first.data.nextPageToken ?? '',
  });
  expect(second.data).toMatchObject({ items: [{ id: shared.id, accessRole: 'reader' }] });
  expect(second.data.nextSyncToken).toBeTruthy();
});

test.each([
  ['no scope for calendars', ['openid', 'email']],
  ['a scope for reading only', [scope('readonly')]],
  ['a scope for the list only', [scope('calendarlist')]],
])('%s does not let anyone write events', async (_, scopes) => {
  const { emulator } = await open();
  const api = apiFor(emulator, { scopes });
  const refused = await refusal(
    api.events.insert({ calendarId: 'primary', requestBody: eventAt(0) }),
  );
  expect(refused).toMatchObject({ status: 403, reason: 'insufficientPermissions' });
  expect(refused.headers.get('www-authenticate')).toContain('insufficient_scope');
});

test('the scope for calendars of the app itself opens no others', async () => {
  const { emulator, control } = await open();
  const api = apiFor(emulator, { scopes: [scope('app.created')] });
  const { data } = await api.calendars.insert({ requestBody: { summary: 'Made by the app' } });
  expect(
    (await api.events.insert({ calendarId: data.id ?? '', requestBody: eventAt(0) })).status,
  ).toBe(200);
  expect(await refusal(api.events.list({ calendarId: 'primary' }))).toMatchObject({
    status: 403,
    reason: 'insufficientPermissions',
  });
  const arranged = control.addCalendar({ summary: 'Arranged', createdBy: exampleClient.clientId });
  expect((await api.events.list({ calendarId: arranged.id })).status).toBe(200);
});

test('scopes that were taken away are missing from tokens that are out already', async () => {
  const { control, api } = await open();
  control.setScopes({ scopes: ['openid', 'email'] });
  expect(await refusal(api.calendarList.list())).toMatchObject({
    status: 403,
    reason: 'insufficientPermissions',
  });
});

test('busy times are merged, cut to the range, and know series and free events', async () => {
  const { api } = await open();
  const insert = (requestBody: object) => api.events.insert({ calendarId: 'primary', requestBody });
  await insert(eventAt(0));
  await insert(eventAt(0.5));
  await insert(eventAt(2, { transparency: 'transparent' }));
  const at = (time: string) => ({ dateTime: `2026-01-05T${time}:00`, timeZone: 'Europe/Berlin' });
  await insert({
    id: 'lunch',
    start: at('15:00'),
    end: at('16:00'),
    recurrence: ['RRULE:FREQ=DAILY;COUNT=3'],
  });
  await api.events.delete({ calendarId: 'primary', eventId: 'lunch_20260106T140000Z' });
  const { data } = await api.freebusy.query({
    requestBody: {
      timeMin: '2026-01-05T08:15:00Z',
      timeMax: '2026-01-07T14:30:00Z',
      items: [{ id: 'primary' }, { id: 'nobody@example.com' }],
    },
  });
  expect(data.calendars?.['primary']?.busy).toEqual([
    { start: '2026-01-05T08:15:00Z', end: '2026-01-05T09:00:00Z' },
    { start: '2026-01-05T14:00:00Z', end: '2026-01-05T15:00:00Z' },
    { start: '2026-01-07T14:00:00Z', end: '2026-01-07T14:30:00Z' },
  ]);
  expect(data.calendars?.['nobody@example.com']?.errors).toEqual([
    { domain: 'global', reason: 'notFound' },
  ]);
  expect(
    await refusal(
      api.freebusy.query({
        requestBody: { timeMin: '2026-01-05T08:15:00Z', timeMax: '2026-01-05T08:15:00Z' },
      }),
    ),
  ).toMatchObject({ reason: 'timeRangeEmpty' });
});
