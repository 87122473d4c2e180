import { expect, test } from 'vitest';
import { exampleClient } from './google.ts';
import type { Emulator } from './server.ts';
import {
  apiWithToken,
  connect,
  consentUrl,
  oauthClient,
  openEmulator,
  redirectUri,
  verifier,
  visit,
} from './support.ts';

/** What the token endpoint says to this form. */
async function tokenEndpoint(
  { url }: Emulator,
  form: Record<string, string>,
): Promise<{ status: number; error?: string; description?: string }> {
  const response = await fetch(`${url}/token`, { method: 'POST', body: new URLSearchParams(form) });
  const answer = (await response.json()) as { error?: string; error_description?: string };
  return {
    status: response.status,
    ...(answer.error === undefined
      ? {}
      : { error: answer.error, description: answer.error_description ?? '' }),
  };
}

const codeForm = (code: string): Record<string, string> => ({
  grant_type: 'authorization_code',
  code,
  client_id: exampleClient.clientId,
  client_secret: exampleClient.clientSecret,
  redirect_uri: redirectUri,
  code_verifier: verifier,
});
const refreshForm = (refreshToken: string): Record<string, string> => ({
  grant_type: 'refresh_token',
  refresh_token: refreshToken,
  client_id: exampleClient.clientId,
  client_secret: exampleClient.clientSecret,
});

test('a code is good once', async () => {
  const emulator = await openEmulator();
  const code = (await visit(consentUrl(oauthClient(emulator)))).get('code') ?? '';
  expect(await tokenEndpoint(emulator, codeForm(code))).toEqual({ status: 200 });
  expect(await tokenEndpoint(emulator, codeForm(code))).toMatchObject({
    status: 400,
    error: 'invalid_grant',
  });
});

test.each([
  [
    'a wrong verifier',
    { code_verifier: 'something else' },
    { status: 400, error: 'invalid_grant', description: 'Invalid code verifier.' },
  ],
  [
    'another redirect address',
    { redirect_uri: 'http://127.0.0.1:1/' },
    { status: 400, error: 'redirect_uri_mismatch' },
  ],
  ['a wrong secret', { client_secret: 'guess' }, { status: 401, error: 'invalid_client' }],
  ['an unknown client', { client_id: 'nobody' }, { status: 401, error: 'invalid_client' }],
  ['an invented code', { code: '4/0Ainvented' }, { status: 400, error: 'invalid_grant' }],
  [
    'another grant type',
    { grant_type: 'password' },
    { status: 400, error: 'unsupported_grant_type' },
  ],
])('the token endpoint refuses %s', async (_, change, expected) => {
  const emulator = await openEmulator();
  const code = (await visit(consentUrl(oauthClient(emulator)))).get('code') ?? '';
  expect(await tokenEndpoint(emulator, { ...codeForm(code), ...change })).toMatchObject(expected);
});

test('the token endpoint wants the secret and the verifier that were left out', async () => {
  const emulator = await openEmulator();
  const client = oauthClient(emulator);
  const without = async (name: string) => {
    const { [name]: _, ...form } = codeForm((await visit(consentUrl(client))).get('code') ?? '');
    return tokenEndpoint(emulator, form);
  };
  expect(await without('client_secret')).toMatchObject({
    error: 'invalid_request',
    description: 'client_secret is missing.',
  });
  expect(await without('code_verifier')).toMatchObject({
    error: 'invalid_grant',
    description: 'Missing code verifier.',
  });
});

test('a code dies after ten minutes', async () => {
  const emulator = await openEmulator();
  const code = (await visit(consentUrl(oauthClient(emulator)))).get('code') ?? '';
  emulator.control.advanceClock({ ms: 10 * 60_000 });
  expect(await tokenEndpoint(emulator, codeForm(code))).toMatchObject({ error: 'invalid_grant' });
});

test('an expired access token is refused with 401 and a fresh one is to be had', async () => {
  const emulator = await openEmulator();
  const { client, tokens } = await connect(emulator);
  emulator.control.advanceClock({ ms: 3600_000 });
  const call = apiWithToken(emulator, tokens.access_token ?? '').calendarList.list();
  await expect(call).rejects.toMatchObject({ status: 401 });

  const { credentials } = await client.refreshAccessToken();
  expect(credentials.access_token).not.toBe(tokens.access_token);
  expect(
    (await apiWithToken(emulator, credentials.access_token ?? '').calendarList.list()).status,
  ).toBe(200);
});

test('a refresh token outlives its use, unless rotation is on', async () => {
  const emulator = await openEmulator();
  const { tokens } = await connect(emulator);
  const form = refreshForm(tokens.refresh_token ?? '');
  expect((await tokenEndpoint(emulator, form)).status).toBe(200);
  emulator.control.setKnobs({ rotateRefreshTokens: true });
  expect((await tokenEndpoint(emulator, form)).status).toBe(200);
  expect(await tokenEndpoint(emulator, form)).toMatchObject({ error: 'invalid_grant' });
});

test('the refresh token of an app in testing dies after seven days', async () => {
  const emulator = await openEmulator({ knobs: { refreshTokenLifetimeDays: 7 } });
  const { tokens } = await connect(emulator);
  const form = refreshForm(tokens.refresh_token ?? '');
  emulator.control.advanceClock({ ms: 7 * 86_400_000 - 60_000 });
  expect((await tokenEndpoint(emulator, form)).status).toBe(200);
  emulator.control.advanceClock({ ms: 60_000 });
  expect(await tokenEndpoint(emulator, form)).toEqual({
    status: 400,
    error: 'invalid_grant',
    description: 'Token has been expired or revoked.',
  });
});

test('revoking one token ends them all', async () => {
  const emulator = await openEmulator();
  const { client, tokens } = await connect(emulator);
  await client.revokeToken(tokens.refresh_token ?? '');
  await expect(
    apiWithToken(emulator, tokens.access_token ?? '').calendarList.list(),
  ).rejects.toMatchObject({ status: 401 });
  expect(await tokenEndpoint(emulator, refreshForm(tokens.refresh_token ?? ''))).toMatchObject({
    error: 'invalid_grant',
  });
  const again = await fetch(`${emulator.url}/revoke`, {
    method: 'POST',
    body: new URLSearchParams({ token: tokens.refresh_token ?? '' }),
  });
  expect(again.status).toBe(400);
  expect(await again.json()).toMatchObject({ error: 'invalid_token' });
});

test('a refresh token comes again only if the app asks for the page to be shown', async () => {
  const emulator = await openEmulator();
  await connect(emulator);
  const client = oauthClient(emulator);
  const silent = (await visit(consentUrl(client, { prompt: 'none' }))).get('code') ?? '';
  expect(
    (await client.getToken({ code: silent, codeVerifier: verifier })).tokens.refresh_token,
  ).toBeUndefined();
  const shown = (await visit(consentUrl(client))).get('code') ?? '';
  expect(
    (await client.getToken({ code: shown, codeVerifier: verifier })).tokens.refresh_token,
  ).toBeTruthy();
});

test('a missing token is refused with a challenge', async () => {
  const emulator = await openEmulator();
  const response = await fetch(`${emulator.url}/calendar/v3/users/me/calendarList`);
  expect(response.status).toBe(401);
  expect(response.headers.get('www-authenticate')).toMatch(/^Bearer realm=/);
  expect(await response.json()).toEqual({
    error: {
      errors: [
        {
          domain: 'global',
          reason: 'authError',
          message: 'Invalid Credentials',
          locationType: 'header',
          location: 'Authorization',
        },
      ],
      code: 401,
      message: 'Invalid Credentials',
    },
  });
});

test('it remembers every secret it gave or saw, used up ones too', async () => {
  const emulator = await openEmulator();
  const code = (await visit(consentUrl(oauthClient(emulator)))).get('code') ?? '';
  await tokenEndpoint(emulator, codeForm(code));
  const secrets = emulator.control.secrets();
  expect(secrets.map(({ kind }) => kind).toSorted()).toEqual([
    'access_token',
    'client_secret',
    'code',
    'code_verifier',
    'refresh_token',
  ]);
  expect(secrets).toContainEqual({ kind: 'code', value: code });
  expect(secrets).toContainEqual({ kind: 'code_verifier', value: verifier });
});
