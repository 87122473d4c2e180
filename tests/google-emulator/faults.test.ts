import { expect, test } from 'vitest';
import type { EmulatorOptions } from './server.ts';
import { apiFor, eventAt, monday, oauthClient, openEmulator, refusal } from './support.ts';

const calendarId = 'primary';
const insertOf = (id: string) => ({ calendarId, requestBody: eventAt(0, { id }) });

async function open(options: EmulatorOptions = {}) {
  const emulator = await openEmulator(options);
  const { events } = apiFor(emulator);
  const exists = (eventId: string): boolean => emulator.control.event({ eventId }) !== null;
  return { emulator, control: emulator.control, events, exists };
}

test('a failure before leaves no trace', async () => {
  const { control, events, exists } = await open();
  control.addFault({
    route: 'events.insert',
    effect: { phase: 'before', failure: { kind: 'status', status: 503, retryAfter: 7 } },
  });
  const refused = await refusal(events.insert(insertOf('aaaaa')));
  expect(refused).toMatchObject({ status: 503, reason: 'backendError' });
  expect(refused.headers.get('retry-after')).toBe('7');
  expect(exists('aaaaa')).toBe(false);
  expect((await events.insert(insertOf('aaaaa'))).status).toBe(200);
});

test('a failure after has its effect all the same', async () => {
  const { control, events, exists } = await open();
  control.addFault({
    route: 'events.insert',
    effect: { phase: 'after-apply', failure: { kind: 'status', status: 500 } },
  });
  expect(await refusal(events.insert(insertOf('aaaaa')))).toMatchObject({ status: 500 });
  expect(exists('aaaaa')).toBe(true);
  control.addFault({
    route: 'events.delete',
    effect: { phase: 'after-apply', failure: { kind: 'drop' } },
  });
  await expect(events.delete({ calendarId, eventId: 'aaaaa' })).rejects.not.toHaveProperty(
    'response.status',
  );
  expect(control.event({ eventId: 'aaaaa' })?.status).toBe('cancelled');
});

test('a dropped request never arrives', async () => {
  const { control, events, exists } = await open();
  control.addFault({ route: 'events.*', effect: { phase: 'before', failure: { kind: 'drop' } } });
  await expect(events.insert(insertOf('aaaaa'))).rejects.not.toHaveProperty('response.status');
  expect(exists('aaaaa')).toBe(false);
  expect(control.journal({ route: 'events.insert' })).toMatchObject([{ status: null, fault: 1 }]);
});

test('an answer may break off in the middle, rudely or without a sign', async () => {
  const { emulator, control } = await open();
  const { accessToken } = control.issueTokens({});
  const list = () =>
    fetch(`${emulator.url}/calendar/v3/calendars/primary/events`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
  control.addFault({ route: 'events.list', effect: { phase: 'mid-body' } });
  const broken = await list();
  expect(broken.status).toBe(200);
  await expect(broken.text()).rejects.toThrow();
  control.addFault({ route: 'events.list', effect: { phase: 'mid-body', clean: true, keep: 0.7 } });
  const text = await (await list()).text();
  expect(text.startsWith('{"kind":"calendar#events"')).toBe(true);
  expect(() => JSON.parse(text)).toThrow(SyntaxError);
});

test('a page may come where JSON was expected', async () => {
  const { control, events } = await open();
  control.addFault({
    effect: { phase: 'before', failure: { kind: 'status', status: 502, html: true } },
  });
  await expect(events.list({ calendarId })).rejects.toMatchObject({
    response: { status: 502, data: expect.stringContaining('<!DOCTYPE html>') },
  });
});

test('a request may take effect long after its client was told that it failed', async () => {
  const { control, events, exists } = await open();
  control.addFault({ route: 'events.insert', effect: { phase: 'later' } });
  await expect(events.insert(insertOf('aaaaa'))).rejects.not.toHaveProperty('response.status');
  expect(exists('aaaaa')).toBe(false);
  expect(control.heldRequests()).toEqual([{ id: 1, route: 'events.insert', applied: false }]);
  expect(control.releaseHeld({})).toEqual([{ id: 1, route: 'events.insert', status: 200 }]);
  expect(exists('aaaaa')).toBe(true);
  expect(control.heldRequests()).toEqual([]);
});

test('a late request may come by itself, after so many others', async () => {
  const { control, events, exists } = await open();
  control.addFault({
    route: 'events.insert',
    effect: { phase: 'later', afterRequests: 2, failure: { kind: 'status', status: 504 } },
  });
  expect(await refusal(events.insert(insertOf('aaaaa')))).toMatchObject({ status: 504 });
  expect(await refusal(events.get({ calendarId, eventId: 'aaaaa' }))).toMatchObject({
    status: 404,
  });
  expect((await events.get({ calendarId, eventId: 'aaaaa' })).status).toBe(200);
  expect(exists('aaaaa')).toBe(true);
});

test('an answer can be held until the client has lost its patience', async () => {
  const { control, events, exists } = await open();
  control.addFault({
    route: 'events.insert',
    effect: { phase: 'after-apply', failure: { kind: 'hold' } },
  });
  await expect(events.insert(insertOf('aaaaa'), { timeout: 50 })).rejects.not.toHaveProperty(
    'response.status',
  );
  expect(exists('aaaaa')).toBe(true);

  control.addFault({
    route: 'events.insert',
    effect: { phase: 'after-apply', failure: { kind: 'hold' } },
  });
  const patient = events.insert(insertOf('bbbbb'));
  await expect.poll(() => control.heldRequests().length).toBe(2);
  control.releaseHeld({});
  expect((await patient).data.id).toBe('bbbbb');
});

test('a request may be delivered twice', async () => {
  const { control, events } = await open();
  control.addFault({ route: 'events.insert', count: 2, effect: { phase: 'duplicate' } });
  expect(await refusal(events.insert(insertOf('aaaaa')))).toMatchObject({ status: 409 });
  expect((await events.insert({ calendarId, requestBody: eventAt(1) })).status).toBe(200);
  expect(control.events({})).toHaveLength(3);
  control.addFault({ route: 'events.insert', effect: { phase: 'duplicate', answer: 'first' } });
  expect((await events.insert(insertOf('bbbbb'))).data.id).toBe('bbbbb');
});

test('a list may come from a replica that lags, with the token that belongs to it', async () => {
  const { control, events } = await open();
  await events.insert(insertOf('aaaaa'));
  const { data: before } = await events.list({ calendarId });
  await events.patch({ calendarId, eventId: 'aaaaa', requestBody: { summary: 'New' } });
  await events.insert(insertOf('bbbbb'));

  control.addFault({ route: 'events.list', count: 2, effect: { phase: 'stale', changes: 2 } });
  const { data: stale } = await events.list({ calendarId });
  expect(stale.items).toMatchObject([{ id: 'aaaaa', summary: 'At 0' }]);
  const { data: nothing } = await events.list({
    calendarId,
    syncToken: before.nextSyncToken ?? '',
  });
  expect(nothing.items).toEqual([]);
  for (const { nextSyncToken } of [stale, nothing]) {
    const { data: caughtUp } = await events.list({ calendarId, syncToken: nextSyncToken ?? '' });
    expect(caughtUp.items).toMatchObject([{ id: 'aaaaa', summary: 'New' }, { id: 'bbbbb' }]);
  }
});

test('an etag may change for nothing', async () => {
  const { control, events } = await open();
  control.addFault({ route: 'events.insert', effect: { phase: 'etag-bump' } });
  const { data: first } = await events.insert(insertOf('aaaaa'));
  const { data: second } = await events.get({ calendarId, eventId: 'aaaaa' });
  expect(second).toEqual({ ...first, etag: second.etag });
  expect(second.etag).not.toBe(first.etag);
  const third = control.bumpEtag({ eventId: 'aaaaa' });
  expect(third.etag).not.toBe(second.etag);
});

test('a fault strikes from the n-th request on, so often and no more, and only what it names', async () => {
  const { control, events } = await open();
  const failure = { kind: 'status', status: 500 } as const;
  control.addFault({
    route: 'events.get',
    path: '/aaaaa$',
    fromNth: 2,
    count: 2,
    effect: { phase: 'before', failure },
  });
  await events.insert(insertOf('aaaaa'));
  await events.insert(insertOf('bbbbb'));
  const status = async (eventId: string): Promise<number> =>
    events.get({ calendarId, eventId }).then(
      ({ status: fine }) => fine,
      ({ status: bad }: { status: number }) => bad,
    );
  const seen = [];
  for (const id of ['aaaaa', 'bbbbb', 'aaaaa', 'bbbbb', 'aaaaa', 'aaaaa'])
    seen.push(await status(id));
  expect(seen).toEqual([200, 200, 500, 200, 500, 200]);
  expect(control.faults()).toMatchObject([{ id: 1, seen: 4, struck: 2 }]);
});

test('chance is seeded: the same seed gives the same faults, another seed others', async () => {
  const run = async (seed: number): Promise<string> => {
    const { control, emulator } = await open({ seed });
    control.addFault({
      route: 'oauth.userinfo',
      probability: 0.5,
      count: null,
      effect: { phase: 'before', failure: { kind: 'status', status: 500 } },
    });
    let outcome = '';
    for (let index = 0; index < 20; index += 1)
      outcome += (await fetch(`${emulator.url}/oauth2/v3/userinfo`)).status === 500 ? 'x' : '.';
    return outcome;
  };
  const first = await run(7);
  expect(first).toContain('x');
  expect(first).toContain('.');
  expect(await run(7)).toBe(first);
  expect(await run(8)).not.toBe(first);
});

test('faults go away one by one or all at once', async () => {
  const { control, events } = await open();
  const effect = { phase: 'before', failure: { kind: 'status', status: 500 } } as const;
  const first = control.addFault({ count: null, effect });
  control.addFault({ route: 'events.list', count: null, effect });
  expect(control.removeFault({ id: first })).toBe(true);
  expect(control.removeFault({ id: first })).toBe(false);
  expect(await refusal(events.list({ calendarId }))).toMatchObject({ status: 500 });
  control.clearFaults();
  expect((await events.list({ calendarId })).status).toBe(200);
});

test('the token endpoint fails in its own words', async () => {
  const { emulator, control } = await open();
  const client = oauthClient(emulator);
  client.setCredentials({ refresh_token: control.issueTokens({}).refreshToken });
  control.addFault({
    route: 'oauth.token',
    effect: { phase: 'before', failure: { kind: 'status', status: 400, reason: 'invalid_grant' } },
  });
  await expect(client.refreshAccessToken()).rejects.toMatchObject({
    response: { status: 400, data: { error: 'invalid_grant' } },
  });
  expect((await client.refreshAccessToken()).credentials.access_token).toBeTruthy();
});

test('the quota is a sliding minute for each person, answered as the knobs say', async () => {
  const { emulator, control, events } = await open({ now: () => monday });
  control.setKnobs({ quotaPerMinute: 2, quotaRetryAfterSeconds: 30 });
  control.addAccount({ email: 'bob@example.com' });
  const list = () => events.list({ calendarId });
  await list();
  control.advanceClock({ ms: 30_000 });
  await list();
  const refused = await refusal(list());
  expect(refused).toMatchObject({ status: 403, reason: 'rateLimitExceeded' });
  expect(refused.headers.get('retry-after')).toBe('30');
  expect(
    (await apiFor(emulator, { account: 'bob@example.com' }).events.list({ calendarId })).status,
  ).toBe(200);
  control.setKnobs({ quotaStatus: 429, quotaReason: 'userRateLimitExceeded' });
  expect(await refusal(list())).toMatchObject({ status: 429, reason: 'userRateLimitExceeded' });
  control.advanceClock({ ms: 30_000 });
  expect((await list()).status).toBe(200);
  expect((await refusal(list())).status).toBe(429);
});

test('latency holds an answer back for everyone, or for one route', async () => {
  const { control, events } = await open();
  const timed = async (): Promise<number> => {
    const started = performance.now();
    await events.list({ calendarId });
    return performance.now() - started;
  };
  control.setKnobs({ latencyMs: 120 });
  expect(await timed()).toBeGreaterThanOrEqual(115);
  control.setKnobs({ latencyMs: 0 });
  control.addFault({ route: 'events.list', effect: { phase: 'latency', ms: 150 } });
  expect(await timed()).toBeGreaterThanOrEqual(145);
});

test('a request whose client has left during the latency takes effect all the same', async () => {
  const { control, events, exists } = await open();
  control.setKnobs({ latencyMs: 100 });
  await expect(events.insert(insertOf('aaaaa'), { timeout: 20 })).rejects.toThrow();
  expect(exists('aaaaa')).toBe(false);
  await expect.poll(() => exists('aaaaa')).toBe(true);
});

test('the server may believe in another time than the client', async () => {
  const { emulator, control } = await open();
  control.setClock({ stoppedAt: monday });
  const date = async () =>
    Date.parse(
      (await fetch(`${emulator.url}/revoke`, { method: 'POST' })).headers.get('date') ?? '',
    );
  expect(await date()).toBe(monday);
  control.setKnobs({ serverDateOffsetMs: -3600_000 });
  expect(await date()).toBe(monday - 3600_000);
});
