import { createHash } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ExpectedError } from '../../../src-shared/domain/errors.ts';
import { createAuthClient, revoke } from '../../../src-main/calendars/google/auth-client.ts';
import { createGoogleProvider } from '../../../src-main/calendars/google/client.ts';
import {
  type GoogleEndpoints,
  googleEndpoints,
  readEndpoints,
} from '../../../src-main/calendars/google/endpoints.ts';
import { connect, type ConnectOptions } from '../../../src-main/calendars/google/oauth.ts';
import { mayCreateCalendars, requestedScopes } from '../../../src-main/calendars/google/scopes.ts';
import { exampleAccount, exampleClient } from '../../google-emulator/google.ts';
import { startEmulator } from '../../google-emulator/server.ts';
import { fakeClock, fakeTimers } from '../../support/fakes.ts';
import { sendJson, startTestServer } from './test-server.ts';

const base = 'https://www.googleapis.com/auth/';

async function openEmulator() {
  const emulator = await startEmulator();
  onTestFinished(() => emulator.stop());
  return { emulator, control: emulator.control, endpoints: readEndpoints(emulator.environment) };
}

/** What a browser does: it follows the consent page's answer back to this machine. */
async function browse(url: string): Promise<{ status: number; page: string; headers: Headers }> {
  const consent = await fetch(url, { redirect: 'manual' });
  const location = consent.headers.get('location');
  if (location === null) throw new Error(`${consent.status} ${await consent.text()}`);
  const response = await fetch(location);
  return { status: response.status, page: await response.text(), headers: response.headers };
}

function setting(endpoints: GoogleEndpoints, parts: Partial<ConnectOptions> = {}) {
  const clock = fakeClock();
  const timers = fakeTimers(clock);
  const controller = new AbortController();
  const visits: Promise<unknown>[] = [];
  const options: ConnectOptions = {
    client: exampleClient,
    endpoints,
    openBrowser: async (url) => void visits.push(browse(url)),
    signal: controller.signal,
    clock,
    timers,
    ...parts,
  };
  return { options, clock, timers, controller, visits };
}

/** Connects as far as the browser, and leaves the rest to the test. */
async function atConsentPage(endpoints: GoogleEndpoints, parts: Partial<ConnectOptions> = {}) {
  let opened: (url: string) => void = () => undefined;
  const url = new Promise<string>((resolve) => {
    opened = resolve;
  });
  const made = setting(endpoints, { openBrowser: async (address) => opened(address), ...parts });
  const connecting = connect(made.options);
  const settled = connecting.catch((error: unknown) => error);
  const query = new URL(await url).searchParams;
  const redirectUri = query.get('redirect_uri') ?? '';
  const back = (parameters: Record<string, string>) =>
    fetch(`${redirectUri}/?${new URLSearchParams(parameters).toString()}`);
  return {
    ...made,
    connecting,
    settled,
    url: await url,
    query,
    redirectUri,
    state: query.get('state') ?? '',
    back,
  };
}

const failureOf = async (work: Promise<unknown>): Promise<ExpectedError> => {
  const error: unknown = await work.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof ExpectedError)) throw error;
  expect(error.message).toMatch(/Nothing was (changed|stored)/);
  return error;
};

describe('connecting', () => {
  test('gives the account, its scopes and tokens that work', async () => {
    const { control, endpoints } = await openEmulator();
    const { options, clock, visits } = setting(endpoints);
    const account = await connect(options);
    expect(account).toMatchObject({
      subject: exampleAccount.sub,
      email: exampleAccount.email,
      accessEndsAt: null,
    });
    expect(account.scopes).toEqual(
      expect.arrayContaining([`${base}calendar.events`, `${base}calendar.calendarlist.readonly`]),
    );
    expect(mayCreateCalendars(account.scopes)).toBe(true);
    expect(account.tokens.refreshToken).not.toBe('');
    expect(account.tokens.expiresAt).toBe(clock.now() + 3599_000);
    expect(await visits[0]).toMatchObject({
      status: 200,
      page: expect.stringContaining('You can close this window') as unknown,
    });
    const auth = createAuthClient({
      client: exampleClient,
      endpoints,
      now: clock.now,
      tokens: account.tokens,
      onTokens: async () => undefined,
    });
    const provider = createGoogleProvider({ auth, rootUrl: endpoints.apiUrl, now: clock.now });
    expect(await provider.listCalendars()).toMatchObject({ ok: true });
    expect((await provider.createCalendar('Appointments', 'Europe/Berlin')).ok).toBe(true);
    expect(control.grants()).toHaveLength(1);
  });

  test('asks Google as a desktop app has to', async () => {
    const { endpoints } = await openEmulator();
    const { url, query, redirectUri, controller, settled } = await atConsentPage(endpoints);
    expect(url.startsWith(`${endpoints.authUrl}?`)).toBe(true);
    expect(Object.fromEntries(query)).toMatchObject({
      client_id: exampleClient.clientId,
      response_type: 'code',
      scope: requestedScopes.join(' '),
      access_type: 'offline',
      prompt: 'consent',
      code_challenge_method: 'S256',
    });
    expect(query.has('include_granted_scopes')).toBe(false);
    expect(query.get('code_challenge')).toMatch(/^[\w-]{43}$/);
    expect(query.get('state')!.length).toBeGreaterThanOrEqual(43);
    expect(redirectUri).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    controller.abort();
    await settled;
  });

  test('sends a verifier that fits the challenge, the secret and the code, once', async () => {
    const server = await startTestServer((_request, response) => sendJson(response, 503, {}));
    const { state, back, query, redirectUri, settled } = await atConsentPage({
      ...googleEndpoints,
      tokenUrl: `${server.url}token`,
    });
    await back({ state, code: 'the-code' });
    expect(await settled).toBeInstanceOf(ExpectedError);
    const form = Object.fromEntries(new URLSearchParams(server.requests[0]!.body));
    expect(form).toMatchObject({
      grant_type: 'authorization_code',
      code: 'the-code',
      redirect_uri: redirectUri,
      client_id: exampleClient.clientId,
      client_secret: exampleClient.clientSecret,
    });
    expect(createHash('sha256').update(form['code_verifier']!).digest('base64url')).toBe(
      query.get('code_challenge'),
    );
    expect(server.requests).toHaveLength(1);
  });

  test('connecting again gives a refresh token again', async () => {
    const { endpoints } = await openEmulator();
    const first = await connect(setting(endpoints).options);
    const second = await connect(setting(endpoints).options);
    expect(second.subject).toBe(first.subject);
    expect(second.tokens.refreshToken).not.toBe('');
  });

  test('a project in "testing" tells when its access will end', async () => {
    const { control, endpoints } = await openEmulator();
    control.setKnobs({ refreshTokenLifetimeDays: 7 });
    const { options, clock } = setting(endpoints);
    expect((await connect(options)).accessEndsAt).toBe(clock.now() + 7 * 86_400_000);
  });

  test('asks who it is where the tokens do not say so', async () => {
    const server = await startTestServer((request, response) => {
      if (request.path === '/userinfo')
        return sendJson(response, 200, { sub: '42', email: 'a@b.c' });
      return sendJson(response, 200, {
        access_token: 'access',
        expires_in: 3599,
        refresh_token: 'refresh',
        scope: requestedScopes.join(' '),
        id_token: 'x.e30.y',
      });
    });
    const { state, back, connecting } = await atConsentPage({
      ...googleEndpoints,
      tokenUrl: `${server.url}token`,
      userinfoUrl: `${server.url}userinfo`,
    });
    await back({ state, code: 'c' });
    expect(await connecting).toMatchObject({ subject: '42', email: 'a@b.c' });
    expect(server.requests[1]!.headers.authorization).toBe('Bearer access');
  });

  test('the whole life of an access: connected, renewed, rotated, revoked', async () => {
    const { control, endpoints } = await openEmulator();
    control.setKnobs({ rotateRefreshTokens: true });
    const account = await connect(setting(endpoints).options);
    const saved: string[] = [account.tokens.refreshToken];
    let tokens = account.tokens;
    const auth = createAuthClient({
      client: exampleClient,
      endpoints,
      now: () => control.now(),
      tokens,
      onTokens: async (next) => {
        tokens = next;
        saved.push(next.refreshToken);
      },
    });
    const provider = createGoogleProvider({
      auth,
      rootUrl: endpoints.apiUrl,
      now: () => control.now(),
    });
    for (let round = 0; round < 3; round += 1) {
      control.expireAccessTokens({});
      expect(await provider.listCalendars()).toMatchObject({ ok: true });
    }
    expect(new Set(saved).size).toBe(4);
    expect(await revoke({ endpoints, now: () => control.now(), tokens })).toEqual({
      ok: true,
      value: null,
    });
    expect(await provider.listCalendars()).toMatchObject({
      ok: false,
      error: { kind: 'auth', reason: 'invalid_grant' },
    });
    expect(control.grants()).toMatchObject([{ revoked: true }]);
  });
});

describe('when it does not work out', () => {
  test('the person says no', async () => {
    const { control, endpoints } = await openEmulator();
    control.setConsent({ decision: 'deny' });
    const { options, visits } = setting(endpoints);
    const error = await failureOf(connect(options));
    expect(error).toMatchObject({ code: 'cancelled' });
    expect(error.message).toMatch(/denied.*start again/);
    expect(await visits[0]).toMatchObject({
      page: expect.stringContaining('Not connected') as unknown,
    });
  });

  test.each([
    [[`${base}calendar.events`], /without “See the list/],
    [[`${base}calendar.calendarlist.readonly`], /without “View and edit events/],
    [['openid', 'email'], /“View and edit events.*” and “See the list/],
  ])('the person leaves out a box: only %j', async (scopes, message) => {
    const { control, endpoints } = await openEmulator();
    control.setConsent({ scopes: ['openid', 'email', ...scopes] });
    const error = await failureOf(connect(setting(endpoints).options));
    expect(error).toMatchObject({ code: 'not-allowed' });
    expect(error.message).toMatch(message);
    expect(error.message).toMatch(/tick that box/);
  });

  test('the box for calendars of one’s own may be left out', async () => {
    const { control, endpoints } = await openEmulator();
    control.setConsent({
      scopes: [
        'openid',
        'email',
        `${base}calendar.events`,
        `${base}calendar.calendarlist.readonly`,
      ],
    });
    const account = await connect(setting(endpoints).options);
    expect(mayCreateCalendars(account.scopes)).toBe(false);
  });

  test('five minutes pass', async () => {
    const { endpoints } = await openEmulator();
    const { settled, timers, back, state, connecting } = await atConsentPage(endpoints);
    timers.advance(299_999);
    timers.advance(1);
    expect(await settled).toMatchObject({
      code: 'cancelled',
      message: expect.stringContaining('within 5 minutes') as unknown,
    });
    await failureOf(connecting);
    await expect(back({ state, code: 'late' })).rejects.toThrow();
    expect(timers.waiting).toBe(0);
  });

  test('the person gives up, before or while waiting, or while the code is exchanged', async () => {
    const { endpoints } = await openEmulator();
    const before = setting(endpoints);
    before.controller.abort();
    expect(await failureOf(connect(before.options))).toMatchObject({ code: 'cancelled' });
    expect(before.visits).toHaveLength(0);

    const during = await atConsentPage(endpoints);
    during.controller.abort();
    expect(await failureOf(during.connecting)).toMatchObject({
      code: 'cancelled',
      message: expect.stringContaining('cancelled') as unknown,
    });
    await expect(during.back({ state: during.state, code: 'late' })).rejects.toThrow();
    expect(during.timers.waiting).toBe(0);

    const server = await startTestServer(() => exchanging.controller.abort());
    const exchanging = await atConsentPage({ ...googleEndpoints, tokenUrl: `${server.url}token` });
    const shown = exchanging.back({ state: exchanging.state, code: 'c' });
    expect(await failureOf(exchanging.connecting)).toMatchObject({ code: 'cancelled' });
    expect(await (await shown).text()).toContain('cancelled');
  });

  test('the secret is wrong', async () => {
    const { endpoints } = await openEmulator();
    const error = await failureOf(
      connect(setting(endpoints, { client: { ...exampleClient, clientSecret: 'wrong' } }).options),
    );
    expect(error).toMatchObject({ code: 'invalid-input', field: 'clientFile' });
    expect(error.message).toMatch(/does not accept this client ID and secret.*JSON file/);
    expect(error.cause).toBeInstanceOf(Error);
  });

  test('there is no network when the code is exchanged', async () => {
    const { endpoints } = await openEmulator();
    const server = await startTestServer(() => undefined);
    await server.stop();
    const { state, back, connecting } = await atConsentPage({
      ...endpoints,
      tokenUrl: `${server.url}token`,
    });
    const [page, error] = await Promise.all([back({ state, code: 'c' }), failureOf(connecting)]);
    expect(error).toMatchObject({ code: 'offline' });
    expect(error.cause).toBeInstanceOf(Error);
    expect(await page.text()).toMatch(/Not connected.*could not be reached/s);
  });

  test('the code is no longer good', async () => {
    const { endpoints } = await openEmulator();
    const { state, back, connecting } = await atConsentPage(endpoints);
    await Promise.all([
      back({ state, code: 'an old one' }),
      failureOf(connecting).then((error) => expect(error.message).toMatch(/took too long/)),
    ]);
  });

  test('no browser opens', async () => {
    const { endpoints } = await openEmulator();
    const { options, timers } = setting(endpoints, {
      openBrowser: () => Promise.reject(new Error('no browser')),
    });
    const error = await failureOf(connect(options));
    expect(error.message).toMatch(/browser could not be opened/);
    expect(error.cause).toMatchObject({ message: 'no browser' });
    expect(timers.waiting).toBe(0);
  });

  test('Google gives access without a refresh token', async () => {
    const server = await startTestServer((_request, response) =>
      sendJson(response, 200, {
        access_token: 'a',
        expires_in: 3599,
        scope: requestedScopes.join(' '),
      }),
    );
    const { state, back, connecting } = await atConsentPage({
      ...googleEndpoints,
      tokenUrl: `${server.url}token`,
    });
    await Promise.all([
      back({ state, code: 'c' }),
      failureOf(connecting).then((error) => expect(error.message).toMatch(/one hour only/)),
    ]);
  });

  test.each([
    ['server_error', /not available at the moment/],
    ['org_internal', /“org_internal”/],
    ['<script>alert(1)</script>', /“scriptalert1script”/],
  ])('Google ends it with %s', async (code, message) => {
    const { endpoints } = await openEmulator();
    const { state, back, connecting } = await atConsentPage(endpoints);
    const [page, failure] = await Promise.all([
      back({ state, error: code }),
      failureOf(connecting),
    ]);
    expect(failure.message).toMatch(message);
    expect(await page.text()).not.toContain('<script>');
  });
});

describe('the address on this machine', () => {
  test('turns away everything but the one answer, and goes on waiting for it', async () => {
    const { endpoints } = await openEmulator();
    const { state, back, redirectUri, url, connecting } = await atConsentPage(endpoints);
    expect((await back({ code: 'c' })).status).toBe(400);
    expect((await back({ state: 'wrong', code: 'c' })).status).toBe(400);
    expect((await back({ state: `${state}x`, code: 'c' })).status).toBe(400);
    expect((await back({ state: 'x'.repeat(state.length), error: 'access_denied' })).status).toBe(
      400,
    );
    expect((await back({ state })).status).toBe(400);
    expect((await fetch(`${redirectUri}/favicon.ico`)).status).toBe(404);
    expect((await fetch(`${redirectUri}/?state=${state}&code=c`, { method: 'POST' })).status).toBe(
      405,
    );
    expect(await statusWithHost(`${redirectUri}/?state=${state}&code=c`, 'evil.example')).toBe(403);
    expect(
      await statusWithHost(
        `${redirectUri}/?state=${state}&code=c`,
        `localhost:${new URL(redirectUri).port}`,
      ),
    ).toBe(403);
    const page = await browse(url);
    expect(page.status).toBe(200);
    expect(await connecting).toMatchObject({ email: exampleAccount.email });
    await expect(back({ state, code: 'again' })).rejects.toThrow();
  });

  test('takes one answer only, also while that is being dealt with', async () => {
    let release: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => {
      release = resolve;
    });
    const server = await startTestServer(async (_request, response) => {
      await waiting;
      sendJson(response, 400, { error: 'invalid_grant' });
    });
    const { state, back, settled } = await atConsentPage({
      ...googleEndpoints,
      tokenUrl: `${server.url}token`,
    });
    const first = back({ state, code: 'one' });
    await expect.poll(() => server.requests.length).toBe(1);
    expect((await back({ state, code: 'two' })).status).toBe(410);
    release();
    await settled;
    await first;
    expect(server.requests).toHaveLength(1);
  });

  test('shows a page that loads nothing, runs nothing and is kept by nobody', async () => {
    const { endpoints } = await openEmulator();
    const { url, connecting } = await atConsentPage(endpoints);
    const { page, headers } = await browse(url);
    await connecting;
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).not.toMatch(/<script|src=|href=/);
  });
});

/** `fetch` does not let one choose the Host header. */
function statusWithHost(url: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    httpRequest(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}
