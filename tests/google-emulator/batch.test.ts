import { expect, test } from 'vitest';
import type { Emulator } from './server.ts';
import { eventAt, openEmulator } from './support.ts';

type Part = {
  id?: string;
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: object;
};
type Answer = {
  id: string | null;
  status: number;
  headers: string;
  body: { [key: string]: unknown } | null;
};

const events = '/calendar/v3/calendars/primary/events';
const insertOf = (id: string): Part => ({
  id: `<${id}>`,
  method: 'POST',
  path: events,
  body: eventAt(0, { id }),
});

async function open() {
  const emulator = await openEmulator();
  return {
    emulator,
    control: emulator.control,
    token: emulator.control.issueTokens({}).accessToken,
  };
}

/** A batch as a client without help from the library has to write it. */
async function post(
  { url }: Emulator,
  token: string | null,
  parts: Part[],
  contentType = 'multipart/mixed; boundary=cut',
): Promise<Response> {
  const body = parts.map(({ id, method = 'GET', path, headers = {}, body: json }) =>
    [
      '--cut',
      'Content-Type: application/http',
      ...(id === undefined ? [] : [`Content-ID: ${id}`]),
      '',
      `${method} ${path} HTTP/1.1`,
      ...Object.entries({
        ...(json ? { 'Content-Type': 'application/json' } : {}),
        ...headers,
      }).map(([name, value]) => `${name}: ${value}`),
      '',
      json ? JSON.stringify(json) : '',
    ].join('\r\n'),
  );
  return fetch(`${url}/batch/calendar/v3`, {
    method: 'POST',
    headers: {
      'content-type': contentType,
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: `${body.join('\r\n')}\r\n--cut--`,
  });
}

async function readAnswers(response: Response): Promise<Answer[]> {
  const boundary = /boundary=(\S+)/.exec(response.headers.get('content-type') ?? '')?.[1] ?? '';
  const text = await response.text();
  expect(text.trimEnd().endsWith(`--${boundary}--`)).toBe(true);
  return text
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((piece) => {
      const [outer = '', inner = '', body = ''] = piece.trim().split('\r\n\r\n');
      return {
        id: /Content-ID: (\S+)/.exec(outer)?.[1] ?? null,
        status: Number(/^HTTP\/1\.1 (\d+)/.exec(inner)?.[1]),
        headers: inner,
        body: body === '' ? null : (JSON.parse(body) as { [key: string]: unknown }), // an answer of the API is an object
      };
    });
}

const byId = (answers: Answer[]): Record<string, number> =>
  Object.fromEntries(answers.map(({ id, status }) => [id ?? '', status]));

test('every part has its own status and the id it came with', async () => {
  const { emulator, control, token } = await open();
  control.insertEvent({
    event: {
      id: 'taken',
      summary: 'There',
      start: { date: '2026-01-05' },
      end: { date: '2026-01-06' },
    },
  });
  const response = await post(emulator, token, [
    insertOf('aaaaa'),
    insertOf('taken'),
    { id: '<gone@host>', path: `${events}/nothing` },
    { id: '<list>', path: `${events}?maxResults=1` },
  ]);
  expect(response.status).toBe(200);
  const answers = await readAnswers(response);
  expect(byId(answers)).toEqual({
    '<response-aaaaa>': 200,
    '<response-taken>': 409,
    '<response-gone@host>': 404,
    '<response-list>': 200,
  });
  const made = answers.find(({ id }) => id === '<response-aaaaa>');
  expect(made?.body).toMatchObject({ id: 'aaaaa', summary: 'At 0' });
  expect(made?.headers).toMatch(/Etag: "\d+"/);
});

test('the parts run, and are answered, in an order of the server', async () => {
  const { emulator, control, token } = await open();
  const sent = ['aaaa0', 'aaaa1', 'aaaa2', 'aaaa3', 'aaaa4', 'aaaa5'];
  const answers = await readAnswers(await post(emulator, token, sent.map(insertOf)));
  const answered = answers.map(({ body }) => body?.['id']);
  expect(answered).not.toEqual(sent);
  expect(new Set(answered)).toEqual(new Set(sent));
  expect(control.events({}).map(({ id }) => id)).toEqual(answered);
  control.setKnobs({ shuffleBatches: false });
  const again = await readAnswers(
    await post(
      emulator,
      token,
      sent.map((id) => ({ path: `${events}/${id}` })),
    ),
  );
  expect(again.map(({ body }) => body?.['id'])).toEqual(sent);
});

test('a part may carry a condition and a token of its own', async () => {
  const { emulator, control, token } = await open();
  const { etag } = control.insertEvent({
    event: { id: 'aaaaa', start: { date: '2026-01-05' }, end: { date: '2026-01-06' } },
  });
  control.addAccount({ email: 'bob@example.com' });
  const his = control.issueTokens({ account: 'bob@example.com' }).accessToken;
  const path = `${events}/aaaaa`;
  const response = await post(emulator, token, [
    { id: 'stale', method: 'PATCH', path, headers: { 'If-Match': '"0"' }, body: { summary: 'No' } },
    {
      id: 'his',
      path: '/calendar/v3/users/me/calendarList',
      headers: { Authorization: `Bearer ${his}` },
    },
  ]);
  const answers = await readAnswers(response);
  expect(byId(answers)).toEqual({ 'response-stale': 412, 'response-his': 200 });
  expect(JSON.stringify(answers)).toContain('bob@example.com');
  const deleted = await readAnswers(
    await post(emulator, token, [
      { id: 'fresh', method: 'DELETE', path, headers: { 'If-Match': etag } },
    ]),
  );
  expect(deleted).toMatchObject([{ id: 'response-fresh', status: 204, body: null }]);
});

test('without a token every part is refused by itself', async () => {
  const { emulator } = await open();
  const response = await post(emulator, null, [insertOf('aaaaa')]);
  expect(response.status).toBe(200);
  expect(await readAnswers(response)).toMatchObject([{ status: 401 }]);
});

test.each([
  ['a semicolon at the end of the content type', 'multipart/mixed; boundary=cut;'],
  ['no boundary', 'multipart/mixed'],
  ['another content type', 'application/json'],
])('%s is refused', async (_, contentType) => {
  const { emulator, control, token } = await open();
  expect((await post(emulator, token, [insertOf('aaaaa')], contentType)).status).toBe(400);
  expect(control.events({})).toEqual([]);
});

test.each([
  ['a whole address', { path: 'https://www.googleapis.com/calendar/v3/users/me/calendarList' }],
  ['a batch in the batch', { method: 'POST', path: '/batch/calendar/v3' }],
])('%s in place of a path is refused', async (_, part) => {
  const { emulator, token } = await open();
  expect((await post(emulator, token, [part])).status).toBe(400);
});

test('more than fifty parts are refused, unless a knob allows them', async () => {
  const { emulator, control, token } = await open();
  const parts = Array.from({ length: 51 }, () => ({ path: `${events}/nothing` }));
  expect((await post(emulator, token, parts)).status).toBe(400);
  expect(control.journalCounts()).toEqual({ batch: 1 });
  control.setKnobs({ batchMaxParts: 1000 });
  expect(await readAnswers(await post(emulator, token, parts))).toHaveLength(51);
});

test('n parts count n towards the quota', async () => {
  const { emulator, control, token } = await open();
  control.setKnobs({ quotaPerMinute: 3 });
  const answers = await readAnswers(
    await post(emulator, token, ['aaaa0', 'aaaa1', 'aaaa2', 'aaaa3', 'aaaa4'].map(insertOf)),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 403, 403]);
  expect(answers[4]?.body).toMatchObject({
    error: { errors: [{ domain: 'usageLimits', reason: 'rateLimitExceeded' }] },
  });
});

test('a fault strikes one part and spares the others', async () => {
  const { emulator, control, token } = await open();
  control.setKnobs({ shuffleBatches: false });
  control.addFault({
    route: 'events.insert',
    fromNth: 2,
    effect: { phase: 'after-apply', failure: { kind: 'status', status: 503 } },
  });
  const answers = await readAnswers(
    await post(emulator, token, ['aaaa0', 'aaaa1', 'aaaa2'].map(insertOf)),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 503, 200]);
  expect(control.events({})).toHaveLength(3);
});

test('a part whose connection breaks takes the whole batch down, effects and all', async () => {
  const { emulator, control, token } = await open();
  control.addFault({
    route: 'events.insert',
    effect: { phase: 'after-apply', failure: { kind: 'drop' } },
  });
  await expect(post(emulator, token, ['aaaa0', 'aaaa1'].map(insertOf))).rejects.toThrow(
    'fetch failed',
  );
  expect(control.events({})).toHaveLength(2);
});

test('latency is that of one request, however many parts there are', async () => {
  const { emulator, control, token } = await open();
  control.setKnobs({ latencyMs: 300 });
  const ids = Array.from({ length: 20 }, (_, index) => `aaaa${index}`);
  const started = performance.now();
  await post(emulator, token, ids.map(insertOf));
  const took = performance.now() - started;
  expect(took).toBeGreaterThanOrEqual(295);
  expect(took).toBeLessThan(5000);
});

test('the journal tells parts from requests of their own', async () => {
  const { emulator, control, token } = await open();
  await readAnswers(await post(emulator, token, [insertOf('aaaaa')]));
  const [batch, part] = control.journal({});
  expect(batch).toMatchObject({ route: 'batch', batch: null, status: 200 });
  expect(part).toMatchObject({
    route: 'events.insert',
    batch: batch?.number,
    status: 200,
    account: 'ada@example.com',
    body: { id: 'aaaaa' },
  });

  control.clearJournal();
  const path = `${events}?privateExtendedProperty=a%3D1&privateExtendedProperty=b%3D2`;
  await readAnswers(await post(emulator, token, [{ path }]));
  const [, list] = control.journal({});
  // What the batch says of its own content is not said of its parts.
  expect(list?.headers).not.toHaveProperty('content-type');
  expect(list?.query).toEqual({ privateExtendedProperty: 'a=1,b=2' });
});
