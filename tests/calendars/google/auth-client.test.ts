import { expect, test } from 'vitest';
import {
  createAuthClient,
  type GoogleTokens,
  revoke,
} from '../../../src-main/calendars/google/auth-client.ts';
import { googleEndpoints } from '../../../src-main/calendars/google/endpoints.ts';
import { fakeClock } from '../../support/fakes.ts';
import { exampleClient } from '../../google-emulator/google.ts';
import { type SeenRequest, sendJson, startTestServer } from './test-server.ts';

type Answer = { status?: number; body: unknown; headers?: Record<string, string> };

const fresh = (token: string, more: object = {}): Answer => ({
  body: { access_token: token, expires_in: 3600, token_type: 'Bearer', ...more },
});
const refusal = (status: number, error: string, headers: Record<string, string> = {}): Answer => ({
  status,
  body: { error, error_description: 'No.' },
  headers,
});

/** An auth client at a token endpoint that gives these answers, one after the other (the last one for ever). */
async function makeClient(
  answers: Answer[],
  {
    tokens = {},
    onTokens,
  }: { tokens?: Partial<GoogleTokens>; onTokens?: (saved: GoogleTokens) => Promise<void> } = {},
) {
  const clock = fakeClock();
  const server = await startTestServer((_request, response, position) => {
    const { status = 200, body, headers } = answers[Math.min(position, answers.length - 1)]!;
    sendJson(response, status, body, headers);
  });
  const saved: GoogleTokens[] = [];
  const auth = createAuthClient({
    client: exampleClient,
    endpoints: {
      ...googleEndpoints,
      tokenUrl: `${server.url}token`,
      revokeUrl: `${server.url}revoke`,
    },
    now: clock.now,
    timeoutMs: 2_000,
    tokens: {
      refreshToken: 'refresh-1',
      accessToken: 'access-0',
      expiresAt: clock.now() + 3_600_000,
      ...tokens,
    },
    onTokens:
      onTokens ??
      (async (tokensToSave) => {
        saved.push(tokensToSave);
      }),
  });
  const forms = () =>
    server.requests.map(({ body }: SeenRequest) => Object.fromEntries(new URLSearchParams(body)));
  return { auth, clock, server, saved, forms };
}

test('a token that is good for a while is given out as it is', async () => {
  const { auth, clock, server } = await makeClient([fresh('access-1')]);
  clock.advance(3_600_000 - 61_000);
  expect(await auth.accessToken()).toEqual({ ok: true, value: 'access-0' });
  expect(server.requests).toHaveLength(0);
});

test('a token in its last minute is replaced before it is used', async () => {
  const { auth, clock, forms } = await makeClient([fresh('access-1')]);
  clock.advance(3_600_000 - 60_000);
  expect(await auth.accessToken()).toEqual({ ok: true, value: 'access-1' });
  expect(forms()).toEqual([
    {
      grant_type: 'refresh_token',
      refresh_token: 'refresh-1',
      client_id: exampleClient.clientId,
      client_secret: exampleClient.clientSecret,
    },
  ]);
  expect(await auth.accessToken()).toEqual({ ok: true, value: 'access-1' });
  expect(auth.refreshes).toBe(1);
});

test('an account without an access token asks for one', async () => {
  const { auth } = await makeClient([fresh('access-1')], {
    tokens: { accessToken: null, expiresAt: null },
  });
  expect(await auth.accessToken()).toEqual({ ok: true, value: 'access-1' });
});

test('everybody who asks at the same time waits for one refresh', async () => {
  const { auth, server } = await makeClient([fresh('access-1')], {
    tokens: { accessToken: null, expiresAt: null },
  });
  const answers = await Promise.all([
    auth.accessToken(),
    auth.accessToken(),
    auth.replace('access-0'),
    auth.accessToken(),
  ]);
  expect(new Set(answers.map((answer) => (answer.ok ? answer.value : answer.error.kind)))).toEqual(
    new Set(['access-1']),
  );
  expect(server.requests).toHaveLength(1);
  expect(auth.refreshes).toBe(1);
});

test('a refused token is replaced once, also when several requests were refused with it', async () => {
  const { auth, server } = await makeClient([fresh('access-1')]);
  expect(await auth.replace('access-0')).toEqual({ ok: true, value: 'access-1' });
  expect(await auth.replace('access-0')).toEqual({ ok: true, value: 'access-1' });
  expect(server.requests).toHaveLength(1);
});

test('a refresh token that is not replaced is not stored again', async () => {
  const { auth, saved } = await makeClient([fresh('access-1')], {
    tokens: { accessToken: null, expiresAt: null },
  });
  await auth.accessToken();
  expect(saved).toEqual([]);
});

test('a replaced refresh token is stored before anything is done with it', async () => {
  const order: string[] = [];
  const { auth, forms } = await makeClient(
    [fresh('access-1', { refresh_token: 'refresh-2' }), fresh('access-2')],
    {
      tokens: { accessToken: null, expiresAt: null },
      onTokens: async ({ refreshToken }) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        order.push(`stored ${refreshToken}`);
      },
    },
  );
  const answer = await auth.accessToken();
  order.push('given out');
  expect(answer).toEqual({ ok: true, value: 'access-1' });
  expect(order).toEqual(['stored refresh-2', 'given out']);
  await auth.replace('access-1');
  expect(forms().map((form) => form['refresh_token'])).toEqual(['refresh-1', 'refresh-2']);
});

test('a replaced refresh token that can’t be stored is kept and stored first at the next call', async () => {
  let broken = true;
  const saved: string[] = [];
  const { auth, server } = await makeClient(
    [fresh('access-1', { refresh_token: 'refresh-2' }), refusal(400, 'invalid_grant')],
    {
      tokens: { accessToken: null, expiresAt: null },
      onTokens: async ({ refreshToken }) => {
        if (broken) throw new Error('the keychain is locked');
        saved.push(refreshToken);
      },
    },
  );
  expect(await auth.accessToken()).toMatchObject({
    ok: false,
    error: { kind: 'offline', reason: 'keychain' },
  });
  expect(await auth.accessToken()).toMatchObject({ ok: false, error: { kind: 'offline' } });
  broken = false;
  expect(await auth.accessToken()).toEqual({ ok: true, value: 'access-1' });
  expect(saved).toEqual(['refresh-2']);
  expect(server.requests).toHaveLength(1);
});

test('an access that has ended stays ended, without another request, and the message says why it may be', async () => {
  const { auth, clock, server } = await makeClient([
    refusal(400, 'invalid_grant'),
    fresh('access-1'),
  ]);
  const answer = await auth.replace('access-0');
  expect(answer).toMatchObject({ ok: false, error: { kind: 'auth', reason: 'invalid_grant' } });
  if (!answer.ok)
    expect(answer.error.message).toMatch(
      /safe on this laptop.*Connect the account again.*7 days.*"testing"/s,
    );
  expect(await auth.accessToken()).toMatchObject({ ok: false, error: { kind: 'auth' } });
  clock.advance(1e9);
  expect(await auth.accessToken()).toMatchObject({ ok: false, error: { kind: 'auth' } });
  expect(server.requests).toHaveLength(1);
  expect(auth.refreshes).toBe(1);
});

test('a client that Google refuses needs the person, but may be mended', async () => {
  const { auth } = await makeClient([refusal(401, 'invalid_client'), fresh('access-1')], {
    tokens: { accessToken: null, expiresAt: null },
  });
  const answer = await auth.accessToken();
  expect(answer).toMatchObject({ ok: false, error: { kind: 'auth', reason: 'invalid_client' } });
  expect(await auth.accessToken()).toMatchObject({ ok: true });
});

test.each([
  [
    'a broken sign-in service',
    { status: 503, body: {}, headers: { 'retry-after': '9' } },
    { kind: 'rate-limited', status: 503, retryAfterMs: 9000 },
  ],
  [
    'one that is asked too often',
    refusal(429, 'rate_limit_exceeded'),
    { kind: 'rate-limited', reason: 'rate_limit_exceeded' },
  ],
  ['one that answers nonsense', { body: { hello: 1 } }, { kind: 'offline' }],
])(
  '%s makes the account wait, as nothing was sent, and is asked once only',
  async (_what, answer, error) => {
    const { auth, server } = await makeClient([answer], {
      tokens: { accessToken: null, expiresAt: null },
    });
    expect(await auth.accessToken()).toMatchObject({ ok: false, error });
    expect(server.requests).toHaveLength(1);
  },
);

test('without a sign-in service the account is offline', async () => {
  const { auth, server } = await makeClient([fresh('access-1')], {
    tokens: { accessToken: null, expiresAt: null },
  });
  await server.stop();
  expect(await auth.accessToken()).toMatchObject({
    ok: false,
    error: { kind: 'offline', status: null },
  });
  expect(auth.refreshes).toBe(1);
});

test('revoking gives up the refresh token, and one that is gone already is as good', async () => {
  const server = await startTestServer((_request, response, position) => {
    const { status = 200, body } = [
      { body: {} },
      refusal(400, 'invalid_token'),
      refusal(503, 'internal_failure'),
    ][position] as Answer;
    sendJson(response, status, body);
  });
  const setting = {
    endpoints: { ...googleEndpoints, revokeUrl: `${server.url}revoke` },
    now: Date.now,
    tokens: { refreshToken: 'refresh-1', accessToken: null, expiresAt: null },
  };
  expect(await revoke(setting)).toEqual({ ok: true, value: null });
  expect(await revoke(setting)).toEqual({ ok: true, value: null });
  expect(await revoke(setting)).toMatchObject({
    ok: false,
    error: { kind: 'rate-limited', status: 503 },
  });
  expect(server.requests.map(({ method, path, body }) => `${method} ${path} ${body}`)).toEqual(
    Array.from({ length: 3 }, () => 'POST /revoke token=refresh-1'),
  );
  await server.stop();
  expect(await revoke(setting)).toMatchObject({ ok: false, error: { kind: 'offline' } });
});
