import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redactFact, redactText, removed } from '../../src-main/platform/redact.ts';

describe('texts', () => {
  test.each([
    ['an access token', 'token ya29.a0AfH6SMBx-y_z.w1 here', 'ya29.a0AfH6SMBx-y_z.w1'],
    ['a refresh token', 'got 1//0gAbCdEf-Gh_IjKl from Google', '0gAbCdEf-Gh_IjKl'],
    [
      'an old refresh token',
      'got 1/HKSmLFXzqP0leUihZp2xUt3 from Google',
      'HKSmLFXzqP0leUihZp2xUt3',
    ],
    ['an authorization code', 'redirected with 4/0AX4XfWh-abcdefghijklm', '0AX4XfWh-abcdefghijklm'],
    ['a client secret', 'secret GOCSPX-abc_DEF-123', 'abc_DEF-123'],
    ['an ID token', 'eyJhbGciOi.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', 'eyJzdWIiOiIxIn0'],
    ['a header', 'Authorization: Bearer abc.def-ghi', 'abc.def-ghi'],
    ['a redirect', 'GET /?state=s3cr3t-State_9&code=4%2F0AX4XfWh HTTP/1.1', '4%2F0AX4XfWh'],
    [
      'a form',
      'grant_type=refresh_token&refresh_token=s3cr3t1&client_secret=s3cr3t2&client_id=me',
      's3cr3t',
    ],
    ['a verifier', 'code_verifier=AbC~dEf-123456', 'AbC~dEf-123456'],
    [
      'JSON',
      '{"access_token":"s3cr3t one","expires_in":3599,"refresh_token" : "s3cr3t two"}',
      's3cr3t',
    ],
    ['JSON with a quote inside', '{"client_secret":"a\\"s3cr3t"}', 's3cr3t'],
    ['an e-mail address', 'calendar of ada.lovelace+x@mail.example.com is gone', 'lovelace'],
    ['a calendar’s id', 'GET /calendars/abc123@group.calendar.google.com/events', 'abc123'],
  ])('%s is taken out', (_what, text, secret) => {
    expect(text).toContain(secret);
    expect(redactText(text)).not.toContain(secret);
  });

  test.each([
    'Google answered 404 (notFound): Not Found.',
    '{"error":{"code":404,"message":"Not Found"}}',
    'code: ENOTFOUND, syscall: getaddrinfo',
    'state: present, token: none',
    'Pushed 12 bookings in 1/2 s on 2026-03-02T09:00:00Z',
    'at connect (file:///app/out/main/main.js:1:2345)',
    'ratio 1/12345678',
    'https://developers.google.com/identity/protocols/oauth2/native-app',
    '0190f3a0-0000-7000-8000-000000000001',
  ])('what is no secret stays readable: %s', (text) => {
    expect(redactText(text)).toBe(text);
  });

  test('the rest of the line stays', () => {
    expect(redactText('GET /?code=4/0AX4XfWhsecretsecret&scope=openid HTTP/1.1')).toBe(
      `GET /?code=${removed}&scope=openid HTTP/1.1`,
    );
  });
});

describe('facts', () => {
  test('secret and personal facts lose their values, others are redacted inside', () => {
    expect(
      redactFact({
        refreshToken: 'abc',
        clientSecret: 'abc',
        headers: { authorization: 'x', 'content-type': 'text/html' },
        clientName: 'Ada',
        name: 'Ada',
        email: 'x',
        notes: 'x',
        summary: 'x',
        tokenRefreshes: 3,
        isTokenExpired: true,
        token: null,
        list: ['ya29.abcdef', 5, null],
        operation: 'events.list',
        status: 404,
      }),
    ).toEqual({
      refreshToken: removed,
      clientSecret: removed,
      headers: { authorization: removed, 'content-type': 'text/html' },
      clientName: removed,
      name: removed,
      email: removed,
      notes: removed,
      summary: removed,
      tokenRefreshes: 3,
      isTokenExpired: true,
      token: null,
      list: [removed, 5, null],
      operation: 'events.list',
      status: 404,
    });
  });

  test('errors keep their message, stack and causes, redacted', () => {
    const error = new TypeError('fetch failed for ya29.secretsecret', {
      cause: new Error('Bearer abcdef'),
    });
    const fact = redactFact({ error }) as {
      error: { name: string; message: string; stack: string; cause: { message: string } };
    };
    expect(fact.error.name).toBe('TypeError');
    expect(fact.error.message).toBe(`fetch failed for ${removed}`);
    expect(fact.error.stack).toContain('redact.test.ts');
    expect(JSON.stringify(fact)).not.toMatch(/secretsecret|abcdef/);
    expect(fact.error.cause.message).toBe(`Bearer ${removed}`);
  });

  test('whatever comes, it can be written as JSON', () => {
    const loop: Record<string, unknown> = { name: 'x' };
    loop['self'] = loop;
    expect(JSON.stringify(redactFact(loop))).toContain('[too deep]');
    expect(
      JSON.stringify(
        redactFact({ big: 10n, made: () => 1, mark: Symbol('m'), nothing: undefined }),
      ),
    ).toBe('{"big":"10","made":"() => 1","mark":"Symbol(m)"}');
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true }),
        (fact) => void JSON.stringify(redactFact({ fact })),
      ),
    );
  });

  test('a token is found wherever it is put', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9_-]{12,40}$/);
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (body, before, after) => {
        const token = `ya29.${body}`;
        const fact = {
          a: [`${before} ${token} ${after}`],
          b: { c: token },
          error: new Error(`x ${token}`),
        };
        expect(JSON.stringify(redactFact(fact))).not.toContain(token);
      }),
    );
  });
});

test.each([
  ['one letter', 'x'],
  ['beginnings of tokens', 'eyJ-'],
  ['beginnings of bearers', 'bearer '],
  ['beginnings of names', 'code = '],
  ['at signs', 'a@'],
  ['dots', 'a@b.'],
])('a megabyte of %s is cut and redacted in no time', (_what, piece) => {
  const startedAt = performance.now();
  expect(redactText(piece.repeat(1_000_000 / piece.length)).length).toBeLessThan(20_000);
  expect(performance.now() - startedAt).toBeLessThan(500);
});
