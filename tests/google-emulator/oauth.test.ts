import { expect, test } from 'vitest';
import { exampleAccount, exampleClient } from './google.ts';
import type { Emulator } from './server.ts';
import { apiWithToken, calendarScope, consentUrl, oauthClient, openEmulator, redirectUri, verifier, visit } from './support.ts';

/** The whole way of a first connection. */
async function connect(emulator: Emulator) {
  const client = oauthClient(emulator);
  const code = (await visit(consentUrl(client))).get('code') ?? '';
  const { tokens } = await client.getToken({ code, codeVerifier: verifier });
  client.setCredentials(tokens);
  return { client, tokens };
}

/** What the token endpoint says to this form. */
async function tokenEndpoint({ url }: Emulator, form: Record<string, string>): Promise<{ status: number; error?: string; description?: string }> {
  const response = await fetch(`${url}/token`, { method: 'POST', body: new URLSearchParams(form) });
  const answer = (await response.json()) as { error?: string; error_description?: string };
  return { status: response.status, ...(answer.error === undefined ? {} : { error: answer.error, description: answer.error_description ?? '' }) };
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

test('a person approves, and the app gets tokens that open the calendar', async () => {
  const emulator = await openEmulator();
  const { client, tokens } = await connect(emulator);

  expect(tokens.refresh_token).toBeTruthy();
  expect(tokens.scope?.split(' ')).toEqual(['openid', 'https://www.googleapis.com/auth/userinfo.email', calendarScope]);
  const answer = await apiWithToken(emulator, tokens.access_token ?? '').calendarList.list();
  expect(answer.data.items?.map(({ id }) => id)).toEqual([exampleAccount.email]);
  const who = await client.request<{ sub: string; email: string }>({ url: `${emulator.url}/oauth2/v3/userinfo` });
  expect(who.data).toEqual({ sub: exampleAccount.sub, email: exampleAccount.email, email_verified: true });
});

test('the id token says who it was, in three parts', async () => {
  const { tokens } = await connect(await openEmulator());
  const [header, payload, signature] = (tokens.id_token ?? '').split('.');
  const read = (part: string | undefined): unknown => JSON.parse(Buffer.from(part ?? '', 'base64url').toString());
  expect(read(header)).toMatchObject({ typ: 'JWT' });
  expect(read(payload)).toMatchObject({ iss: 'https://accounts.google.com', aud: exampleClient.clientId, sub: exampleAccount.sub, email: exampleAccount.email });
  expect(signature).toBeTruthy();
});

test('the answer comes back with the state that was sent, and never to another machine', async () => {
  const emulator = await openEmulator();
  const client = oauthClient(emulator);
  expect((await visit(consentUrl(client))).get('state')).toBe('state-1');
  for (const elsewhere of ['https://evil.example/', 'http://localhost.evil.example/', 'urn:ietf:wg:oauth:2.0:oob']) {
    const response = await fetch(consentUrl(client, { redirect_uri: elsewhere }), { redirect: 'manual' });
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
  }
});

test.each([
  ['an unknown client', { client_id: 'nobody' }, 401],
  ['another response type', { response_type: 'token' }, 400],
  ['a plain challenge', { code_challenge_method: 'plain' }, 400],
  ['no scope', { scope: ' ' }, 400],
])('the consent page refuses %s', async (_, options, status) => {
  const emulator = await openEmulator();
  const response = await fetch(consentUrl(oauthClient(emulator), options), { redirect: 'manual' });
  expect(response.status).toBe(status);
});

test('the consent page refuses a request without PKCE, unless a knob allows it', async () => {
  const emulator = await openEmulator();
  const url = new URL(consentUrl(oauthClient(emulator)));
  url.searchParams.delete('code_challenge');
  url.searchParams.delete('code_challenge_method');
  expect((await fetch(url, { redirect: 'manual' })).status).toBe(400);
  emulator.control.setKnobs({ requirePkce: false });
  expect((await fetch(url, { redirect: 'manual' })).status).toBe(302);
});

test('a person who denies sends the app an error and no code', async () => {
  const emulator = await openEmulator();
  emulator.control.setConsent({ decision: 'deny' });
  const answer = await visit(consentUrl(oauthClient(emulator)));
  expect(answer.get('error')).toBe('access_denied');
  expect(answer.get('state')).toBe('state-1');
  expect(answer.has('code')).toBe(false);
});

test('a person may leave scopes unticked', async () => {
  const emulator = await openEmulator();
  emulator.control.setConsent({ scopes: ['openid', 'email'] });
  const { tokens } = await connect(emulator);
  expect(tokens.scope).not.toContain(calendarScope);
  const call = apiWithToken(emulator, tokens.access_token ?? '').events.list({ calendarId: 'primary' });
  await expect(call).rejects.toMatchObject({ status: 403 });
});

test('in "ask" mode a page with buttons decides, and scopes can be unticked on it', async () => {
  const emulator = await openEmulator();
  emulator.control.setConsent({ decision: 'ask' });
  const url = consentUrl(oauthClient(emulator));
  const page = await (await fetch(url)).text();
  expect(page).toContain('Approve');
  expect(page).toContain('Deny');
  expect(page).toContain(exampleAccount.email);

  const press = async (form: [string, string][]): Promise<URLSearchParams> => {
    const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
    return new URL(response.headers.get('location') ?? '').searchParams;
  };
  expect((await press([['decision', 'deny']])).get('error')).toBe('access_denied');
  const approved = await press([['decision', 'approve'], ['scope', 'email']]);
  expect(approved.get('scope')).toBe('https://www.googleapis.com/auth/userinfo.email');
});

test('the page shows what it was sent as text, never as markup', async () => {
  const emulator = await openEmulator();
  emulator.control.setConsent({ decision: 'ask' });
  const page = await (await fetch(consentUrl(oauthClient(emulator), { scope: '"><script>alert(1)</script>' }))).text();
  expect(page).not.toContain('<script>');
});

test('a code is good once', async () => {
  const emulator = await openEmulator();
  const code = (await visit(consentUrl(oauthClient(emulator)))).get('code') ?? '';
  expect(await tokenEndpoint(emulator, codeForm(code))).toEqual({ status: 200 });
  expect(await tokenEndpoint(emulator, codeForm(code))).toMatchObject({ status: 400, error: 'invalid_grant' });
});

test.each([
  ['a wrong verifier', { code_verifier: 'something else' }, { status: 400, error: 'invalid_grant', description: 'Invalid code verifier.' }],
  ['another redirect address', { redirect_uri: 'http://127.0.0.1:1/' }, { status: 400, error: 'redirect_uri_mismatch' }],
  ['a wrong secret', { client_secret: 'guess' }, { status: 401, error: 'invalid_client' }],
  ['an unknown client', { client_id: 'nobody' }, { status: 401, error: 'invalid_client' }],
  ['an invented code', { code: '4/0Ainvented' }, { status: 400, error: 'invalid_grant' }],
  ['another grant type', { grant_type: 'password' }, { status: 400, error: 'unsupported_grant_type' }],
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
  expect(await without('client_secret')).toMatchObject({ error: 'invalid_request', description: 'client_secret is missing.' });
  expect(await without('code_verifier')).toMatchObject({ error: 'invalid_grant', description: 'Missing code verifier.' });
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
  expect((await apiWithToken(emulator, credentials.access_token ?? '').calendarList.list()).status).toBe(200);
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
  expect(await tokenEndpoint(emulator, form)).toEqual({ status: 400, error: 'invalid_grant', description: 'Token has been expired or revoked.' });
});

test('revoking one token ends them all', async () => {
  const emulator = await openEmulator();
  const { client, tokens } = await connect(emulator);
  await client.revokeToken(tokens.refresh_token ?? '');
  await expect(apiWithToken(emulator, tokens.access_token ?? '').calendarList.list()).rejects.toMatchObject({ status: 401 });
  expect(await tokenEndpoint(emulator, refreshForm(tokens.refresh_token ?? ''))).toMatchObject({ error: 'invalid_grant' });
  const again = await fetch(`${emulator.url}/revoke`, { method: 'POST', body: new URLSearchParams({ token: tokens.refresh_token ?? '' }) });
  expect(again.status).toBe(400);
  expect(await again.json()).toMatchObject({ error: 'invalid_token' });
});

test('a refresh token comes again only if the app asks for the page to be shown', async () => {
  const emulator = await openEmulator();
  await connect(emulator);
  const client = oauthClient(emulator);
  const silent = (await visit(consentUrl(client, { prompt: 'none' }))).get('code') ?? '';
  expect((await client.getToken({ code: silent, codeVerifier: verifier })).tokens.refresh_token).toBeUndefined();
  const shown = (await visit(consentUrl(client))).get('code') ?? '';
  expect((await client.getToken({ code: shown, codeVerifier: verifier })).tokens.refresh_token).toBeTruthy();
});

test('another account may give the next consent', async () => {
  const emulator = await openEmulator();
  emulator.control.addAccount({ email: 'bob@example.com' });
  emulator.control.setConsent({ account: 'bob@example.com' });
  const { tokens } = await connect(emulator);
  const lists = await apiWithToken(emulator, tokens.access_token ?? '').calendarList.list();
  expect(lists.data.items?.map(({ id }) => id)).toEqual(['bob@example.com']);
});

test('a missing token is refused with a challenge', async () => {
  const emulator = await openEmulator();
  const response = await fetch(`${emulator.url}/calendar/v3/users/me/calendarList`);
  expect(response.status).toBe(401);
  expect(response.headers.get('www-authenticate')).toMatch(/^Bearer realm=/);
  expect(await response.json()).toEqual({
    error: {
      errors: [{ domain: 'global', reason: 'authError', message: 'Invalid Credentials', locationType: 'header', location: 'Authorization' }],
      code: 401,
      message: 'Invalid Credentials',
    },
  });
});

