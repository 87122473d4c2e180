import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { connectControl } from './client.ts';
import { startEmulator } from './server.ts';
import {
  apiFor,
  apiWithToken,
  eventAt,
  monday,
  oauthClient,
  openEmulator,
  refusal,
} from './support.ts';

const calendarId = 'primary';
const day = { start: { date: '2026-01-05' }, end: { date: '2026-01-06' } };

test('another process has the same commands over HTTP', async () => {
  const emulator = await openEmulator();
  const remote = connectControl(emulator.url);
  const { accessToken } = await remote.issueTokens({});
  const { id } = await remote.insertEvent({ event: { ...day, summary: 'From afar' } });
  expect(
    (await apiWithToken(emulator, accessToken).events.get({ calendarId, eventId: id })).data
      .summary,
  ).toBe('From afar');
  expect(await remote.events({})).toEqual(emulator.control.events({}));
  expect(await remote.event({ eventId: 'nothing' })).toBeNull();
  expect((await remote.setKnobs({ quotaPerMinute: null })).quotaPerMinute).toBeNull();
  expect(await remote.journalCounts()).toEqual({ 'events.get': 1 });
});

test('a command that makes no sense is refused and changes nothing', async () => {
  const emulator = await openEmulator();
  const remote = connectControl(emulator.url);
  const misspelt = { quotaPerHour: 1 } as unknown as { quotaPerMinute: number };
  await expect(remote.setKnobs(misspelt)).rejects.toThrow('quotaPerHour');
  expect(() => emulator.control.setKnobs(misspelt)).toThrow('quotaPerHour');
  await expect(remote.deleteEvent({ eventId: 'nothing' })).rejects.toThrow('404 notFound');
  await expect(remote.addFault({ effect: { phase: 'sometime' } as never })).rejects.toThrow(
    'phase',
  );
  expect((await fetch(`${emulator.url}/control/reset`, { method: 'POST' })).status).toBe(415);
  const unknown = await fetch(`${emulator.url}/control/toString`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  expect(unknown.status).toBe(404);
});

test('turning one knob leaves the others where they are', async () => {
  const { control } = await openEmulator();
  control.setKnobs({ maxPageSize: 2 });
  expect(control.setKnobs({ emptyPages: true })).toMatchObject({
    maxPageSize: 2,
    emptyPages: true,
    quotaPerMinute: 600,
  });
});

test('what a person does on the page reaches the app like any other change', async () => {
  const emulator = await openEmulator();
  const { control } = emulator;
  const { events } = apiFor(emulator);
  const other = control.addCalendar({ summary: 'Other' });
  for (const id of ['aaaa0', 'aaaa1', 'aaaa2'])
    control.insertEvent({
      event: { ...day, id, extendedProperties: { private: { booking: id } } },
    });
  const { data: before } = await events.list({ calendarId });

  control.editEvent({ eventId: 'aaaa0', changes: { summary: 'Edited' } });
  control.deleteEvent({ eventId: 'aaaa1' });
  control.restoreEvent({ eventId: 'aaaa1' });
  control.moveEvent({ eventId: 'aaaa2', destination: other.id });
  const copy = control.copyEvent({ eventId: 'aaaa0' });
  const { data: changes } = await events.list({
    calendarId,
    syncToken: before.nextSyncToken ?? '',
  });
  expect(changes.items).toMatchObject([
    { id: 'aaaa0', summary: 'Edited' },
    { id: 'aaaa1', status: 'confirmed', sequence: 1 },
    { id: 'aaaa2', status: 'cancelled' },
    { id: copy.id, summary: 'Edited', extendedProperties: { private: { booking: 'aaaa0' } } },
  ]);
  expect(copy.id).not.toBe('aaaa0');
  expect(copy.iCalUID).not.toBe('aaaa0@google.com');
  expect(control.events({ calendarId: other.id })).toMatchObject([
    { id: 'aaaa2', status: 'confirmed' },
  ]);
});

test('calendars can be changed, shared, deleted and brought back behind the app', async () => {
  const emulator = await openEmulator();
  const { control } = emulator;
  const { id } = control.addCalendar({ summary: 'Other', timeZone: 'Asia/Tokyo' });
  expect(control.editCalendar({ calendarId: id, summary: 'Renamed' })).toMatchObject({
    summary: 'Renamed',
    timeZone: 'Asia/Tokyo',
  });
  const { events } = apiFor(emulator);
  control.deleteCalendar({ calendarId: id });
  expect((await refusal(events.list({ calendarId: id }))).status).toBe(404);
  control.restoreCalendar({ calendarId: id });
  expect((await events.list({ calendarId: id })).data.summary).toBe('Renamed');
  expect(control.calendars()).toMatchObject([
    { primary: true },
    { id, roles: { 'ada@example.com': 'owner' } },
  ]);
});

test('access can be ended, and tokens expire, at a command', async () => {
  const emulator = await openEmulator();
  const { control } = emulator;
  const { accessToken, refreshToken } = control.issueTokens({});
  const client = oauthClient(emulator);
  client.setCredentials({ refresh_token: refreshToken });
  const { calendarList } = apiWithToken(emulator, accessToken);
  expect(control.expireAccessTokens({})).toBe(1);
  expect((await refusal(calendarList.list())).status).toBe(401);
  expect((await client.refreshAccessToken()).credentials.access_token).toBeTruthy();
  control.expireRefreshTokens({});
  await expect(client.refreshAccessToken()).rejects.toMatchObject({
    response: {
      data: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
    },
  });
  control.revokeAccess({});
  expect(control.grants()).toMatchObject([{ account: 'ada@example.com', revoked: true }]);
});

test('the journal holds every request with what matters of it, and no secret', async () => {
  const emulator = await openEmulator();
  const { control } = emulator;
  const { accessToken, refreshToken } = control.issueTokens({});
  const { events } = apiWithToken(emulator, accessToken);
  const client = oauthClient(emulator);
  client.setCredentials({ refresh_token: refreshToken });
  await events.insert({
    calendarId,
    sendUpdates: 'none',
    requestBody: eventAt(0, { id: 'aaaaa' }),
  });
  await refusal(
    events.patch(
      { calendarId, eventId: 'aaaaa', requestBody: { summary: 'x' } },
      { headers: { 'If-Match': '"1"' } },
    ),
  );
  await client.refreshAccessToken();
  await client.revokeToken(refreshToken);

  const journal = control.journal({});
  expect(journal).toMatchObject([
    {
      number: 1,
      route: 'events.insert',
      method: 'POST',
      path: '/calendar/v3/calendars/primary/events',
      query: { sendUpdates: 'none' },
      status: 200,
      account: 'ada@example.com',
      body: { id: 'aaaaa' },
    },
    {
      number: 2,
      route: 'events.patch',
      headers: { 'if-match': '"1"' },
      status: 412,
      reason: 'conditionNotMet',
      body: { summary: 'x' },
    },
    {
      number: 3,
      route: 'oauth.token',
      status: 200,
      body: { grant_type: 'refresh_token', refresh_token: '(secret)', client_secret: '(secret)' },
    },
    { number: 4, route: 'oauth.revoke', status: 200 },
  ]);
  const written = JSON.stringify(journal);
  for (const secret of [accessToken, refreshToken, 'emulator-secret'])
    expect(written).not.toContain(secret);
  expect(control.journalCounts()).toEqual({
    'events.insert': 1,
    'events.patch': 1,
    'oauth.token': 1,
    'oauth.revoke': 1,
  });
  expect(control.journal({ route: 'oauth.*' })).toHaveLength(2);
  expect(control.journal({ after: 3 })).toHaveLength(1);
  control.clearJournal();
  expect(control.journal({})).toEqual([]);
  expect(control.journalCounts()).toEqual({});
});

test('the clock stands still, is moved, and runs again', async () => {
  const { control } = await openEmulator();
  control.setClock({ stoppedAt: monday });
  expect(control.now()).toBe(monday);
  control.advanceClock({ ms: -5 });
  expect(control.now()).toBe(monday - 5);
  control.setClock({ offsetMs: 86_400_000 });
  const ahead = control.now();
  expect(ahead).toBeGreaterThan(monday);
  await expect.poll(() => control.now()).toBeGreaterThan(ahead);
});

test('a reset brings back the start', async () => {
  const emulator = await openEmulator({ knobs: { maxPageSize: 3 } });
  const { control } = emulator;
  control.insertEvent({ event: day });
  control.setKnobs({ maxPageSize: 4 });
  control.addFault({ effect: { phase: 'before', failure: { kind: 'drop' } } });
  const { accessToken } = control.issueTokens({});
  control.reset();
  expect(control.events({})).toEqual([]);
  expect(control.knobs().maxPageSize).toBe(3);
  expect((await refusal(apiWithToken(emulator, accessToken).calendarList.list())).status).toBe(401);
});

test('a request larger than the limit is refused', async () => {
  const emulator = await openEmulator({ knobs: { maxRequestBytes: 1000 } });
  const { events } = apiFor(emulator);
  expect(
    (
      await refusal(
        events.insert({ calendarId, requestBody: eventAt(0, { description: 'x'.repeat(1000) }) }),
      )
    ).status,
  ).toBe(413);
  expect((await events.insert({ calendarId, requestBody: eventAt(0) })).status).toBe(200);
});

test('an address that is not there is not found', async () => {
  const { url } = await openEmulator();
  const response = await fetch(`${url}/calendar/v3/nothing`);
  expect(response.status).toBe(404);
  expect(response.headers.get('content-type')).toContain('text/html');
});

test('stopping frees the port and ends what was still waiting', async () => {
  const emulator = await startEmulator();
  const { events } = apiFor(emulator);
  emulator.control.addFault({
    route: 'events.list',
    effect: { phase: 'before', failure: { kind: 'hold' } },
  });
  emulator.control.addFault({ route: 'events.get', effect: { phase: 'latency', ms: 60_000 } });
  const waiting = [events.list({ calendarId }), events.get({ calendarId, eventId: 'nothing' })].map(
    (call) => expect(call).rejects.toThrow(),
  );
  await expect.poll(() => emulator.control.journal({}).length).toBe(2);
  await emulator.stop();
  await Promise.all(waiting);
  const again = await startEmulator({ port: Number(new URL(emulator.url).port) });
  await again.stop();
});

test('it listens on loopback and nowhere else', async () => {
  const emulator = await openEmulator();
  expect(new URL(emulator.url).hostname).toBe('127.0.0.1');
  const port = Number(new URL(emulator.url).port);
  const connected = await new Promise<boolean>((resolve) => {
    // Another address of the same machine: a server that listens everywhere would answer here.
    const socket = new Socket()
      .once('connect', () => resolve(true))
      .once('error', () => resolve(false));
    socket.connect(port, '127.0.0.2', () => socket.destroy());
  });
  expect(connected).toBe(false);
});

test('the environment names every address the app needs', async () => {
  const { url, environment } = await openEmulator();
  expect(environment).toEqual({
    APPOINTMENT_AGENT_GOOGLE_API_URL: `${url}/`,
    APPOINTMENT_AGENT_GOOGLE_AUTH_URL: `${url}/o/oauth2/v2/auth`,
    APPOINTMENT_AGENT_GOOGLE_TOKEN_URL: `${url}/token`,
    APPOINTMENT_AGENT_GOOGLE_REVOKE_URL: `${url}/revoke`,
    APPOINTMENT_AGENT_GOOGLE_USERINFO_URL: `${url}/oauth2/v3/userinfo`,
  });
});

test('it goes away as a network does, and comes back where it was with all it knew', async () => {
  const emulator = await openEmulator();
  const remote = connectControl(emulator.url);
  const { id } = await remote.insertEvent({ event: { ...day, summary: 'Kept' } });
  await emulator.goAway();
  await expect(remote.events({})).rejects.toThrow('fetch failed');
  await emulator.comeBack();
  expect(await remote.event({ eventId: id })).toMatchObject({ summary: 'Kept' });
});
