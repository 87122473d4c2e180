import { expect, test } from 'vitest';
import { exampleAccount, exampleClient } from './google.ts';
import {
  apiWithToken,
  calendarScope,
  connect,
  consentUrl,
  oauthClient,
  openEmulator,
  visit,
} from './support.ts';

test('a person approves, and the app gets tokens that open the calendar', async () => {
  const emulator = await openEmulator();
  const { client, tokens } = await connect(emulator);

  expect(tokens.refresh_token).toBeTruthy();
  expect(tokens.scope?.split(' ')).toEqual([
    'openid',
    'https://www.googleapis.com/auth/userinfo.email',
    calendarScope,
  ]);
  const answer = await apiWithToken(emulator, tokens.access_token ?? '').calendarList.list();
  expect(answer.data.items?.map(({ id }) => id)).toEqual([exampleAccount.email]);
  const who = await client.request<{ sub: string; email: string }>({
    url: `${emulator.url}/oauth2/v3/userinfo`,
  });
  expect(who.data).toEqual({
    sub: exampleAccount.sub,
    email: exampleAccount.email,
    email_verified: true,
  });
});

test('the id token says who it was, in three parts', async () => {
  const { tokens } = await connect(await openEmulator());
  const [header, payload, signature] = (tokens.id_token ?? '').split('.');
  const read = (part: string | undefined): unknown =>
    JSON.parse(Buffer.from(part ?? '', 'base64url').toString());
  expect(read(header)).toMatchObject({ typ: 'JWT' });
  expect(read(payload)).toMatchObject({
    iss: 'https://accounts.google.com',
    aud: exampleClient.clientId,
    sub: exampleAccount.sub,
    email: exampleAccount.email,
  });
  expect(signature).toBeTruthy();
});

test('the answer comes back with the state that was sent, and never to another machine', async () => {
  const emulator = await openEmulator();
  const client = oauthClient(emulator);
  expect((await visit(consentUrl(client))).get('state')).toBe('state-1');
  for (const elsewhere of [
    'https://evil.example/',
    'http://localhost.evil.example/',
    'urn:ietf:wg:oauth:2.0:oob',
  ]) {
    const response = await fetch(consentUrl(client, { redirect_uri: elsewhere }), {
      redirect: 'manual',
    });
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
  const call = apiWithToken(emulator, tokens.access_token ?? '').events.list({
    calendarId: 'primary',
  });
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
    const response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(form),
      redirect: 'manual',
    });
    return new URL(response.headers.get('location') ?? '').searchParams;
  };
  expect((await press([['decision', 'deny']])).get('error')).toBe('access_denied');
  const approved = await press([
    ['decision', 'approve'],
    ['scope', 'email'],
  ]);
  expect(approved.get('scope')).toBe('https://www.googleapis.com/auth/userinfo.email');
});

test('the page shows what it was sent as text, never as markup', async () => {
  const emulator = await openEmulator();
  emulator.control.setConsent({ decision: 'ask' });
  const page = await (
    await fetch(consentUrl(oauthClient(emulator), { scope: '"><script>alert(1)</script>' }))
  ).text();
  expect(page).not.toContain('<script>');
});

test('another account may give the next consent', async () => {
  const emulator = await openEmulator();
  emulator.control.addAccount({ email: 'bob@example.com' });
  emulator.control.setConsent({ account: 'bob@example.com' });
  const { tokens } = await connect(emulator);
  const lists = await apiWithToken(emulator, tokens.access_token ?? '').calendarList.list();
  expect(lists.data.items?.map(({ id }) => id)).toEqual(['bob@example.com']);
});
