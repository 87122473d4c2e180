import { describe, expect, test } from 'vitest';
import type { GoogleAuth } from '../../../src-main/calendars/google/auth-client.ts';
import { createGoogleProvider } from '../../../src-main/calendars/google/client.ts';
import type { RequestReport } from '../../../src-main/calendars/google/transport.ts';
import type { EventWrite } from '../../../src-main/sync/calendar-provider.ts';
import { googleError, type SeenRequest, sendJson, startTestServer } from './test-server.ts';

const event = {
  id: 'aa01g1',
  etag: '"1"',
  status: 'confirmed',
  start: { dateTime: '2026-03-02T09:00:00+01:00', timeZone: 'Europe/Berlin' },
  end: { dateTime: '2026-03-02T10:00:00+01:00', timeZone: 'Europe/Berlin' },
};

const content = {
  summary: 'Massage',
  description: '',
  location: '',
  when: { allDay: true as const, startDay: '2026-03-02', endDay: '2026-03-03' },
  busy: true,
};
const stamp = { itemKind: 'booking' as const, itemId: 'b1', revision: 1, databaseId: 'd1', writeId: 'w1' };
const insert = (eventId = 'aa01g1'): EventWrite => ({ kind: 'insert', eventId, content, stamp });
const patch: EventWrite = { kind: 'patch', eventId: 'aa01g1', etag: '"1"', content, stamp };
const remove: EventWrite = { kind: 'delete', eventId: 'aa01g1', etag: '"1"' };

/** Access that lasts: token after token. */
function lastingAuth(): GoogleAuth & { replaced: string[] } {
  const replaced: string[] = [];
  return {
    replaced,
    accessToken: async () => ({ ok: true, value: `access-${replaced.length}` }),
    async replace(refusedToken) {
      replaced.push(refusedToken);
      return { ok: true, value: `access-${replaced.length}` };
    },
    get refreshes() {
      return replaced.length;
    },
  };
}

async function open(answer: Parameters<typeof startTestServer>[0], timeoutMs = 2_000) {
  const server = await startTestServer(answer);
  const auth = lastingAuth();
  const reports: RequestReport[] = [];
  const dropped: number[] = [];
  const provider = createGoogleProvider({
    auth,
    rootUrl: server.url,
    timeoutMs,
    now: () => Date.UTC(2026, 2, 2),
    onRequest: (report) => reports.push(report),
    onDroppedItems: (count) => dropped.push(count),
  });
  return { server, auth, provider, reports, dropped };
}

const always = (status: number, body: unknown) => (_request: SeenRequest, response: Parameters<typeof sendJson>[0]) => sendJson(response, status, body);

describe('what is sent', () => {
  test('a listing asks for the same things each time, and adds only its tokens', async () => {
    const { provider, server } = await open(always(200, { nextPageToken: 'p2' }));
    await provider.listEvents('a@b.c/#?', { syncToken: null, pageToken: null });
    await provider.listEvents('a@b.c/#?', { syncToken: 's1', pageToken: null });
    await provider.listEvents('a@b.c/#?', { syncToken: 's1', pageToken: 'p2' });
    const queries = server.requests.map(({ query }) => Object.fromEntries(query));
    const [full] = queries;
    expect(full).toMatchObject({ singleEvents: 'false', maxResults: '2500', maxAttendees: '1' });
    expect(queries[1]).toEqual({ ...full, syncToken: 's1' });
    expect(queries[2]).toEqual({ ...full, syncToken: 's1', pageToken: 'p2' });
    for (const forbidden of ['iCalUID', 'orderBy', 'privateExtendedProperty', 'q', 'sharedExtendedProperty', 'timeMin', 'timeMax', 'updatedMin']) {
      expect(full).not.toHaveProperty(forbidden);
    }
    expect(server.requests[0]?.path).toBe('/calendar/v3/calendars/a%40b.c%2F%23%3F/events');
    expect(provider.requestFingerprint).toContain('"maxResults":2500');
    expect(provider.requestFingerprint).toContain(full!['fields']!);
  });

  test('every change carries its condition, no guest is told, and the person’s token goes with it', async () => {
    const { provider, server } = await open((request, response) => {
      if (request.method !== 'DELETE') return sendJson(response, 200, event);
      response.writeHead(204).end();
    });
    await provider.write('c', insert());
    await provider.write('c', patch);
    await provider.write('c', remove);
    expect(server.requests.map(({ method, path, headers }) => [method, path, headers['if-match']])).toEqual([
      ['POST', '/calendar/v3/calendars/c/events', undefined],
      ['PATCH', '/calendar/v3/calendars/c/events/aa01g1', '"1"'],
      ['DELETE', '/calendar/v3/calendars/c/events/aa01g1', '"1"'],
    ]);
    for (const { query, headers } of server.requests) {
      expect(query.get('sendUpdates')).toBe('none');
      expect(headers.authorization).toBe('Bearer access-0');
    }
    expect(JSON.parse(server.requests[0]!.body)).toMatchObject({ id: 'aa01g1', summary: 'Massage', start: { date: '2026-03-02' } });
    expect(JSON.parse(server.requests[1]!.body)).toMatchObject({ start: { date: '2026-03-02', dateTime: null } });
    expect(server.requests[2]!.body).toBe('');
  });

  test.each(['', 'a\r\nX-Evil: 1', 'ü'])('an etag that is no etag (%j) is not sent', async (etag) => {
    const { provider, server } = await open(always(200, event));
    expect(await provider.write('c', { ...patch, etag } as EventWrite)).toMatchObject({ ok: false, error: { kind: 'stale' } });
    expect((await provider.writeBatch('c', [{ ...remove, etag } as EventWrite]))[0]).toMatchObject({ ok: false, error: { kind: 'stale' } });
    expect(server.requests).toHaveLength(0);
  });
});

describe('access', () => {
  test('a refused token is replaced and the request sent once more', async () => {
    const { provider, server, auth } = await open((_request, response, position) => {
      if (position === 0) sendJson(response, 401, googleError(401, 'authError'));
      else sendJson(response, 200, event);
    });
    expect(await provider.write('c', insert())).toMatchObject({ ok: true });
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer access-0', 'Bearer access-1']);
    expect(server.requests[1]!.body).toBe(server.requests[0]!.body);
    expect(auth.replaced).toEqual(['access-0']);
    expect(provider.usage).toMatchObject({ requests: 2, tokenRefreshes: 1 });
  });

  test('the second refusal is final', async () => {
    const { provider, server } = await open(always(401, googleError(401, 'authError')));
    expect(await provider.getEvent('c', 'e')).toMatchObject({ ok: false, error: { kind: 'auth', status: 401 } });
    expect(server.requests).toHaveLength(2);
  });

  test('parts that are refused are sent once more, and only they', async () => {
    const { provider, server } = await open((request, response, position) => {
      const boundary = 'b1';
      const ids = [...request.body.matchAll(/Content-ID: <(part-\d+)>/g)].map((match) => match[1]!);
      const parts = ids.map((id, index) => {
        const refused = position === 0 && index === 1;
        const body = JSON.stringify(refused ? googleError(401, 'authError') : event);
        return `--${boundary}\r\nContent-Type: application/http\r\nContent-ID: <response-${id}>\r\n\r\nHTTP/1.1 ${refused ? 401 : 200} X\r\n\r\n${body}\r\n`;
      });
      response.writeHead(200, { 'content-type': `multipart/mixed; boundary=${boundary}` }).end(`${parts.join('')}--${boundary}--`);
    });
    const outcomes = await provider.writeBatch('c', [insert('aa01'), insert('aa02'), insert('aa03')]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(server.requests.map(({ body }) => [...body.matchAll(/"id":"(aa\d+)"/g)].map((match) => match[1]))).toEqual([['aa01', 'aa02', 'aa03'], ['aa02']]);
    expect(server.requests[1]!.headers.authorization).toBe('Bearer access-1');
  });
});

describe('answers that can’t be used', () => {
  const page = '<!doctype html><title>Sign in to the hotel’s network</title>';
  const asPage = (status: number) => (_request: SeenRequest, response: Parameters<typeof sendJson>[0]) => {
    response.writeHead(status, { 'content-type': 'text/html' }).end(page);
  };

  test.each([200, 302, 403, 404, 502])('a web page with status %i leaves a write open', async (status) => {
    const { provider } = await open(asPage(status));
    for (const one of [insert(), patch, remove]) {
      expect(await provider.write('c', one)).toMatchObject({ ok: false, error: { kind: 'unknown-outcome', status } });
    }
  });

  test('a web page is no listing, no event and no list of calendars', async () => {
    const { provider } = await open(asPage(200));
    expect(await provider.listEvents('c', { syncToken: null, pageToken: null })).toMatchObject({ ok: false, error: { kind: 'unknown-outcome' } });
    expect(await provider.getEvent('c', 'e')).toMatchObject({ ok: false, error: { kind: 'unknown-outcome' } });
    expect(await provider.listCalendars()).toMatchObject({ ok: false, error: { kind: 'unknown-outcome' } });
    expect(await provider.createCalendar('x', 'UTC')).toMatchObject({ ok: false, error: { kind: 'unknown-outcome' } });
    expect(await provider.getCalendar('c')).toMatchObject({ ok: false, error: { kind: 'unknown-outcome' } });
  });

  test('a body that ends early, cleanly or with the connection, leaves a write open', async () => {
    const cut = JSON.stringify(event).slice(0, 40);
    const clean = await open((_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(cut));
    expect(await clean.provider.write('c', insert())).toMatchObject({ ok: false, error: { kind: 'unknown-outcome', status: 200 } });
    const broken = await open((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
      response.write(cut, () => response.destroy());
    });
    expect(await broken.provider.write('c', insert())).toMatchObject({ ok: false, error: { kind: 'unknown-outcome', status: null } });
    expect(broken.server.requests).toHaveLength(1);
  });

  test('an answer that takes too long leaves a write open, and nothing is repeated', async () => {
    const { provider, server, reports } = await open(() => undefined, 100);
    const outcome = await provider.write('c', patch);
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'unknown-outcome', message: expect.stringContaining('did not answer in time') as unknown } });
    expect(server.requests).toHaveLength(1);
    expect(reports).toMatchObject([{ operation: 'events.patch', status: null, problem: 'unknown-outcome' }]);
  });

  test('a body that takes too long leaves a write open', async () => {
    const { provider } = await open((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{');
    }, 150);
    expect(await provider.write('c', patch)).toMatchObject({ ok: false, error: { kind: 'unknown-outcome' } });
  });

  test('a server that is not there was never reached', async () => {
    const { provider, server } = await open(always(200, event));
    await server.stop();
    expect(await provider.write('c', insert())).toMatchObject({ ok: false, error: { kind: 'offline', status: null } });
    expect((await provider.writeBatch('c', [insert(), insert('aa02')])).map((outcome) => !outcome.ok && outcome.error.kind)).toEqual(['offline', 'offline']);
    expect(await provider.listCalendars()).toMatchObject({ ok: false, error: { kind: 'offline' } });
  });

  test.each([
    ['a read', 500],
    ['a read', 503],
    ['a read', 429],
  ])('%s that fails with %i is not repeated in secret', async (_what, status) => {
    const { provider, server } = await open(always(status, googleError(status, 'backendError')));
    await provider.getEvent('c', 'e');
    await provider.listEvents('c', { syncToken: null, pageToken: null });
    await provider.write('c', remove);
    expect(server.requests).toHaveLength(3);
  });

  test('an event without an id is no answer to a write', async () => {
    const { provider } = await open(always(200, { ...event, id: undefined }));
    expect(await provider.write('c', insert())).toMatchObject({ ok: false, error: { kind: 'unknown-outcome' } });
  });

  test('a deletion that is answered with an event is open', async () => {
    const { provider } = await open(always(200, event));
    expect(await provider.write('c', remove)).toMatchObject({ ok: false, error: { kind: 'unknown-outcome' } });
  });

  test('a listing that does not say how it goes on is not taken', async () => {
    const { provider } = await open(always(200, { items: [event] }));
    expect(await provider.listEvents('c', { syncToken: null, pageToken: null })).toMatchObject({ ok: false, error: { kind: 'unknown-outcome' } });
  });

  test('items without an id are left out of a listing and counted; unreadable ones stay, with their problem', async () => {
    const { provider, dropped } = await open(always(200, { items: [event, null, { summary: 'no id' }, { id: 'x' }], nextSyncToken: 's' }));
    const outcome = await provider.listEvents('c', { syncToken: null, pageToken: null });
    expect(outcome).toMatchObject({ ok: true, value: { nextSyncToken: 's', nextPageToken: null } });
    expect(outcome.ok && outcome.value.events.map(({ id, problem }) => [id, problem])).toEqual([
      ['aa01g1', null],
      ['x', 'It has no start.'],
    ]);
    expect(dropped).toEqual([2]);
  });

  test('an empty page with a next one is a page', async () => {
    const { provider } = await open(always(200, { nextPageToken: 'p', nextSyncToken: '' }));
    expect(await provider.listEvents('c', { syncToken: null, pageToken: null })).toEqual({ ok: true, value: { events: [], nextPageToken: 'p', nextSyncToken: null } });
  });
});

describe('zones', () => {
  const zoneless = { ...event, start: { dateTime: event.start.dateTime }, end: { dateTime: event.end.dateTime } };

  test('an event that names no zone gets its calendar’s: from the listing, or by asking once', async () => {
    const { provider, server } = await open((request, response) => {
      if (request.path.endsWith('/events')) sendJson(response, 200, { summary: 'C', timeZone: 'Asia/Tokyo', nextSyncToken: 's' });
      else sendJson(response, 200, zoneless);
    });
    for (let round = 0; round < 2; round += 1) {
      expect(await provider.getEvent('c', 'e')).toMatchObject({ ok: true, value: { content: { when: { timeZone: 'Asia/Tokyo' } } } });
    }
    expect(server.requests.map(({ path }) => path.split('/').at(-1))).toEqual(['e', 'events', 'e']);
  });

  test('an event that names its zone needs no question', async () => {
    const { provider, server } = await open(always(200, event));
    await provider.getEvent('c', 'e');
    expect(server.requests).toHaveLength(1);
  });
});

describe('calendars', () => {
  test('all pages are read, names people gave count, and entries that can’t be read are left out', async () => {
    const { provider } = await open((request, response) => {
      if (request.query.get('pageToken') === null) {
        return sendJson(response, 200, { items: [{ id: 'me@x.y', summary: 'me@x.y', summaryOverride: 'Mine', timeZone: 'Europe/Berlin', accessRole: 'owner', primary: true, backgroundColor: '#fff' }], nextPageToken: 'p2' });
      }
      return sendJson(response, 200, { items: [{ id: 'h', summary: 'Holidays', accessRole: 'reader' }, { id: 'z', accessRole: 'emperor' }, null] });
    });
    expect(await provider.listCalendars()).toEqual({
      ok: true,
      value: [
        { remoteId: 'me@x.y', name: 'Mine', timeZone: 'Europe/Berlin', accessRole: 'owner', isPrimary: true, color: '#fff' },
        { remoteId: 'h', name: 'Holidays', timeZone: 'UTC', accessRole: 'reader', isPrimary: false, color: null },
      ],
    });
  });

  test('a list of calendars that never ends is given up', async () => {
    const { provider, server } = await open(always(200, { items: [], nextPageToken: 'again' }));
    expect(await provider.listCalendars()).toMatchObject({ ok: false, error: { kind: 'unknown-outcome' } });
    expect(server.requests.length).toBeLessThanOrEqual(100);
  });
});

describe('batches that are refused as such', () => {
  test.each([400, 403, 404, 413])('status %i for the whole: the writes go one by one, and none is blamed', async (status) => {
    const { provider, server } = await open((request, response) => {
      if (request.path.startsWith('/batch')) sendJson(response, status, googleError(status, 'badRequest'));
      else sendJson(response, 200, { ...event, id: (JSON.parse(request.body) as { id: string }).id });
    });
    const outcomes = await provider.writeBatch('c', [insert('aa01'), insert('aa02')]);
    expect(outcomes).toMatchObject([{ ok: true, value: { id: 'aa01' } }, { ok: true, value: { id: 'aa02' } }]);
    expect(server.requests).toHaveLength(3);
  });

  test('one by one ends where the next request would only meet the same', async () => {
    const { provider, server } = await open((request, response) => {
      if (request.path.startsWith('/batch')) sendJson(response, 400, googleError(400, 'badRequest'));
      else sendJson(response, 429, googleError(429, 'rateLimitExceeded'));
    });
    const outcomes = await provider.writeBatch('c', [insert('aa01'), insert('aa02'), insert('aa03')]);
    expect(outcomes.map((outcome) => !outcome.ok && outcome.error.kind)).toEqual(['rate-limited', 'rate-limited', 'rate-limited']);
    expect(server.requests).toHaveLength(2);
  });

  test('a part that never came back is open, the others are not', async () => {
    const { provider } = await open((_request, response) => {
      const part = (id: string) => `--b1\r\nContent-ID: <response-${id}>\r\n\r\nHTTP/1.1 200 OK\r\n\r\n${JSON.stringify(event)}\r\n`;
      response.writeHead(200, { 'content-type': 'multipart/mixed; boundary=b1' }).end(`${part('part-0')}${part('part-1').slice(0, 60)}`);
    });
    const outcomes = await provider.writeBatch('c', [insert('aa01g1'), insert('aa02')]);
    expect(outcomes[0]).toMatchObject({ ok: true });
    expect(outcomes[1]).toMatchObject({ ok: false, error: { kind: 'unknown-outcome' } });
  });
});
