import { describe, expect, test } from 'vitest';
import {
  always,
  deleteWrite,
  insertOf,
  openProvider,
  patchWrite,
  sampleEvent,
} from './provider-at-server.ts';
import { googleError, type SeenRequest, sendJson } from './test-server.ts';

describe('what is sent', () => {
  test('a listing asks for the same things each time, and adds only its tokens', async () => {
    const { provider, server } = await openProvider(always(200, { nextPageToken: 'p2' }));
    await provider.listEvents('a@b.c/#?', { syncToken: null, pageToken: null });
    await provider.listEvents('a@b.c/#?', { syncToken: 's1', pageToken: null });
    await provider.listEvents('a@b.c/#?', { syncToken: 's1', pageToken: 'p2' });
    const queries = server.requests.map(({ query }) => Object.fromEntries(query));
    const [full] = queries;
    expect(full).toMatchObject({ singleEvents: 'false', maxResults: '2500', maxAttendees: '1' });
    expect(queries[1]).toEqual({ ...full, syncToken: 's1' });
    expect(queries[2]).toEqual({ ...full, syncToken: 's1', pageToken: 'p2' });
    for (const forbidden of [
      'iCalUID',
      'orderBy',
      'privateExtendedProperty',
      'q',
      'sharedExtendedProperty',
      'timeMin',
      'timeMax',
      'updatedMin',
    ]) {
      expect(full).not.toHaveProperty(forbidden);
    }
    expect(server.requests[0]?.path).toBe('/calendar/v3/calendars/a%40b.c%2F%23%3F/events');
    expect(provider.requestFingerprint).toContain('"maxResults":2500');
    expect(provider.requestFingerprint).toContain(full!['fields']!);
  });

  test('every change carries its condition, no guest is told, and the person’s token goes with it', async () => {
    const { provider, server } = await openProvider((request, response) => {
      if (request.method !== 'DELETE') return sendJson(response, 200, sampleEvent);
      response.writeHead(204).end();
    });
    await provider.write('c', insertOf());
    await provider.write('c', patchWrite);
    await provider.write('c', deleteWrite);
    expect(
      server.requests.map(({ method, path, headers }) => [method, path, headers['if-match']]),
    ).toEqual([
      ['POST', '/calendar/v3/calendars/c/events', undefined],
      ['PATCH', '/calendar/v3/calendars/c/events/aa01g1', '"1"'],
      ['DELETE', '/calendar/v3/calendars/c/events/aa01g1', '"1"'],
    ]);
    for (const { query, headers } of server.requests) {
      expect(query.get('sendUpdates')).toBe('none');
      expect(headers.authorization).toBe('Bearer access-0');
    }
    expect(JSON.parse(server.requests[0]!.body)).toMatchObject({
      id: 'aa01g1',
      summary: 'Massage',
      start: { date: '2026-03-02' },
    });
    expect(JSON.parse(server.requests[1]!.body)).toMatchObject({
      start: { date: '2026-03-02', dateTime: null },
    });
    expect(server.requests[2]!.body).toBe('');
  });

  test.each(['', 'a\r\nX-Evil: 1', 'ü'])(
    'an etag that is no etag (%j) is not sent',
    async (etag) => {
      const { provider, server } = await openProvider(always(200, sampleEvent));
      expect(await provider.write('c', { ...patchWrite, etag })).toMatchObject({
        ok: false,
        error: { kind: 'stale' },
      });
      expect((await provider.writeBatch('c', [{ ...deleteWrite, etag }]))[0]).toMatchObject({
        ok: false,
        error: { kind: 'stale' },
      });
      expect(server.requests).toHaveLength(0);
    },
  );
});

describe('access', () => {
  test('a refused token is replaced and the request sent once more', async () => {
    const { provider, server, auth } = await openProvider((_request, response, position) => {
      if (position === 0) sendJson(response, 401, googleError(401, 'authError'));
      else sendJson(response, 200, sampleEvent);
    });
    expect(await provider.write('c', insertOf())).toMatchObject({ ok: true });
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer access-0',
      'Bearer access-1',
    ]);
    expect(server.requests[1]!.body).toBe(server.requests[0]!.body);
    expect(auth.replaced).toEqual(['access-0']);
    expect(provider.usage).toMatchObject({ requests: 2, tokenRefreshes: 1 });
  });

  test('the second refusal is final', async () => {
    const { provider, server } = await openProvider(always(401, googleError(401, 'authError')));
    expect(await provider.getEvent('c', 'e')).toMatchObject({
      ok: false,
      error: { kind: 'auth', status: 401 },
    });
    expect(server.requests).toHaveLength(2);
  });

  test('parts that are refused are sent once more, and only they', async () => {
    const { provider, server } = await openProvider((request, response, position) => {
      const boundary = 'b1';
      const ids = [...request.body.matchAll(/Content-ID: <(part-\d+)>/g)].map((match) => match[1]!);
      const parts = ids.map((id, index) => {
        const refused = position === 0 && index === 1;
        const body = JSON.stringify(refused ? googleError(401, 'authError') : sampleEvent);
        return `--${boundary}\r\nContent-Type: application/http\r\nContent-ID: <response-${id}>\r\n\r\nHTTP/1.1 ${refused ? 401 : 200} X\r\n\r\n${body}\r\n`;
      });
      response
        .writeHead(200, { 'content-type': `multipart/mixed; boundary=${boundary}` })
        .end(`${parts.join('')}--${boundary}--`);
    });
    const outcomes = await provider.writeBatch('c', [
      insertOf('aa01'),
      insertOf('aa02'),
      insertOf('aa03'),
    ]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(
      server.requests.map(({ body }) =>
        [...body.matchAll(/"id":"(aa\d+)"/g)].map((match) => match[1]),
      ),
    ).toEqual([['aa01', 'aa02', 'aa03'], ['aa02']]);
    expect(server.requests[1]!.headers.authorization).toBe('Bearer access-1');
  });
});

describe('answers that can’t be used', () => {
  const page = '<!doctype html><title>Sign in to the hotel’s network</title>';
  const asPage =
    (status: number) => (_request: SeenRequest, response: Parameters<typeof sendJson>[0]) => {
      response.writeHead(status, { 'content-type': 'text/html' }).end(page);
    };

  test.each([200, 302, 403, 404, 502])(
    'a web page with status %i leaves a write open',
    async (status) => {
      const { provider } = await openProvider(asPage(status));
      for (const one of [insertOf(), patchWrite, deleteWrite]) {
        expect(await provider.write('c', one)).toMatchObject({
          ok: false,
          error: { kind: 'unknown-outcome', status },
        });
      }
    },
  );

  test('a web page is no listing, no sampleEvent and no list of calendars', async () => {
    const { provider } = await openProvider(asPage(200));
    expect(await provider.listEvents('c', { syncToken: null, pageToken: null })).toMatchObject({
      ok: false,
      error: { kind: 'unknown-outcome' },
    });
    expect(await provider.getEvent('c', 'e')).toMatchObject({
      ok: false,
      error: { kind: 'unknown-outcome' },
    });
    expect(await provider.listCalendars()).toMatchObject({
      ok: false,
      error: { kind: 'unknown-outcome' },
    });
    expect(await provider.createCalendar('x', 'UTC')).toMatchObject({
      ok: false,
      error: { kind: 'unknown-outcome' },
    });
    expect(await provider.getCalendar('c')).toMatchObject({
      ok: false,
      error: { kind: 'unknown-outcome' },
    });
  });

  test('a body that ends early, cleanly or with the connection, leaves a write open', async () => {
    const cut = JSON.stringify(sampleEvent).slice(0, 40);
    const clean = await openProvider(
      (_request, response) =>
        void response.writeHead(200, { 'content-type': 'application/json' }).end(cut),
    );
    expect(await clean.provider.write('c', insertOf())).toMatchObject({
      ok: false,
      error: { kind: 'unknown-outcome', status: 200 },
    });
    const broken = await openProvider((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
      response.write(cut, () => response.destroy());
    });
    expect(await broken.provider.write('c', insertOf())).toMatchObject({
      ok: false,
      error: { kind: 'unknown-outcome', status: null },
    });
    expect(broken.server.requests).toHaveLength(1);
  });

  test('an answer that takes too long leaves a write open, and nothing is repeated', async () => {
    const { provider, server, reports } = await openProvider(() => undefined, 100);
    const outcome = await provider.write('c', patchWrite);
    expect(outcome).toMatchObject({
      ok: false,
      error: {
        kind: 'unknown-outcome',
        message: expect.stringContaining('did not answer in time') as unknown,
      },
    });
    expect(server.requests).toHaveLength(1);
    expect(reports).toMatchObject([
      { operation: 'events.patch', status: null, problem: 'unknown-outcome' },
    ]);
  });

  test('a body that takes too long leaves a write open', async () => {
    const { provider } = await openProvider((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{');
    }, 150);
    expect(await provider.write('c', patchWrite)).toMatchObject({
      ok: false,
      error: { kind: 'unknown-outcome' },
    });
  });

  test('a server that is not there was never reached', async () => {
    const { provider, server } = await openProvider(always(200, sampleEvent));
    await server.stop();
    expect(await provider.write('c', insertOf())).toMatchObject({
      ok: false,
      error: { kind: 'offline', status: null },
    });
    expect(
      (await provider.writeBatch('c', [insertOf(), insertOf('aa02')])).map(
        (outcome) => !outcome.ok && outcome.error.kind,
      ),
    ).toEqual(['offline', 'offline']);
    expect(await provider.listCalendars()).toMatchObject({ ok: false, error: { kind: 'offline' } });
  });

  test.each([
    ['a read', 500],
    ['a read', 503],
    ['a read', 429],
  ])('%s that fails with %i is not repeated in secret', async (_what, status) => {
    const { provider, server } = await openProvider(
      always(status, googleError(status, 'backendError')),
    );
    await provider.getEvent('c', 'e');
    await provider.listEvents('c', { syncToken: null, pageToken: null });
    await provider.write('c', deleteWrite);
    expect(server.requests).toHaveLength(3);
  });

  test('a connection that breaks is not tried again in secret, whatever was asked', async () => {
    const { provider, server } = await openProvider((_request, response) => {
      response.destroy();
    });
    await provider.getEvent('c', 'e');
    await provider.listEvents('c', { syncToken: null, pageToken: null });
    await provider.write('c', deleteWrite);
    await provider.write('c', patchWrite);
    expect(server.requests).toHaveLength(4);
  });

  test('an event without an id is no answer to a write', async () => {
    const { provider } = await openProvider(always(200, { ...sampleEvent, id: undefined }));
    expect(await provider.write('c', insertOf())).toMatchObject({
      ok: false,
      error: { kind: 'unknown-outcome' },
    });
  });

  test('a deletion that is answered with an event is open', async () => {
    const { provider } = await openProvider(always(200, sampleEvent));
    expect(await provider.write('c', deleteWrite)).toMatchObject({
      ok: false,
      error: { kind: 'unknown-outcome' },
    });
  });

  test('a listing that does not say how it goes on is not taken', async () => {
    const { provider } = await openProvider(always(200, { items: [sampleEvent] }));
    expect(await provider.listEvents('c', { syncToken: null, pageToken: null })).toMatchObject({
      ok: false,
      error: { kind: 'unknown-outcome' },
    });
  });

  test('items without an id are left out of a listing and counted; unreadable ones stay, with their problem', async () => {
    const { provider, dropped } = await openProvider(
      always(200, {
        items: [sampleEvent, null, { summary: 'no id' }, { id: 'x' }],
        nextSyncToken: 's',
      }),
    );
    const outcome = await provider.listEvents('c', { syncToken: null, pageToken: null });
    expect(outcome).toMatchObject({ ok: true, value: { nextSyncToken: 's', nextPageToken: null } });
    expect(outcome.ok && outcome.value.events.map(({ id, problem }) => [id, problem])).toEqual([
      ['aa01g1', null],
      ['x', 'It has no start.'],
    ]);
    expect(dropped).toEqual([2]);
  });

  test('an empty page with a next one is a page', async () => {
    const { provider } = await openProvider(always(200, { nextPageToken: 'p', nextSyncToken: '' }));
    expect(await provider.listEvents('c', { syncToken: null, pageToken: null })).toEqual({
      ok: true,
      value: { events: [], nextPageToken: 'p', nextSyncToken: null },
    });
  });
});
