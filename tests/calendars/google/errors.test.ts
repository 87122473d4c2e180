import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import {
  errorFromAnswer,
  errorFromMissingPart,
  errorFromUnusableBody,
  type Operation,
  readRetryAfter,
} from '../../../src-main/calendars/google/errors.ts';
import { errorFromNetwork } from '../../../src-main/calendars/google/network-errors.ts';
import type { ProviderErrorKind } from '../../../src-main/sync/calendar-provider.ts';

const now = Date.UTC(2026, 2, 2, 9);

const json = (status: number, reason: string, message = 'Said by Google.'): string =>
  JSON.stringify({
    error: { errors: [{ domain: 'global', reason, message }], code: status, message },
  });

const page = '<!DOCTYPE html><html><title>Error 502 (Server Error)!!1</title></html>';

function map(
  status: number,
  body: string,
  operation: Operation = 'patch',
  headers: Record<string, string> = {},
) {
  return errorFromAnswer({ status, headers: new Headers(headers), body }, operation, now);
}

describe('what Google answers', () => {
  const rows: [
    sentence: string,
    status: number,
    body: string,
    operation: Operation,
    kind: ProviderErrorKind,
  ][] = [
    [
      'a request that is wrong in itself stays wrong',
      400,
      json(400, 'invalid'),
      'patch',
      'invalid',
    ],
    ['so does an empty time range', 400, json(400, 'timeRangeEmpty'), 'insert', 'invalid'],
    [
      'a sync token that is not taken asks for a full listing',
      400,
      json(400, 'invalid', 'Invalid sync token value.'),
      'list',
      'sync-token-expired',
    ],
    [
      'so does a page token that is not taken',
      400,
      json(400, 'invalid', 'Invalid page token value.'),
      'list',
      'sync-token-expired',
    ],
    [
      'only a listing has tokens',
      400,
      json(400, 'invalid', 'Invalid sync token value.'),
      'patch',
      'invalid',
    ],
    ['401 is about the access', 401, json(401, 'authError', 'Invalid Credentials'), 'get', 'auth'],
    ['also without an explanation', 401, '', 'get', 'auth'],
    [
      'too many requests in a minute: slow down',
      403,
      json(403, 'rateLimitExceeded'),
      'patch',
      'rate-limited',
    ],
    [
      'too many by this person: slow down',
      403,
      json(403, 'userRateLimitExceeded'),
      'list',
      'rate-limited',
    ],
    ['a used-up quota: wait long', 403, json(403, 'quotaExceeded'), 'insert', 'quota'],
    ['a used-up day: wait long', 403, json(403, 'dailyLimitExceeded'), 'insert', 'quota'],
    ['no right to do this', 403, json(403, 'forbidden'), 'patch', 'forbidden'],
    ['not the organizer', 403, json(403, 'forbiddenForNonOrganizer'), 'patch', 'forbidden'],
    [
      'a scope that was not granted',
      403,
      json(403, 'insufficientPermissions'),
      'list',
      'forbidden',
    ],
    ['an API that is not switched on', 403, json(403, 'accessNotConfigured'), 'list', 'forbidden'],
    [
      'a refusal for a reason that is new to us',
      403,
      json(403, 'somethingNew'),
      'list',
      'forbidden',
    ],
    ['not found', 404, json(404, 'notFound', 'Not Found'), 'patch', 'not-found'],
    ['an id that exists', 409, json(409, 'duplicate'), 'insert', 'duplicate'],
    ['two inserts at once', 409, json(409, 'conflict'), 'insert', 'duplicate'],
    ['two changes at once', 409, json(409, 'conflict'), 'patch', 'stale'],
    ['a deleted event', 410, json(410, 'deleted', 'Resource has been deleted'), 'delete', 'gone'],
    ['a deleted event for a reason that is new to us', 410, json(410, 'gone'), 'delete', 'gone'],
    [
      'a sync token that is too old',
      410,
      json(410, 'fullSyncRequired'),
      'list',
      'sync-token-expired',
    ],
    [
      'a time that is too long ago',
      410,
      json(410, 'updatedMinTooLongAgo'),
      'list',
      'sync-token-expired',
    ],
    [
      'a listing that is gone for a reason that is new to us',
      410,
      json(410, 'gone'),
      'list',
      'sync-token-expired',
    ],
    ['another version than the one we know', 412, json(412, 'conditionNotMet'), 'delete', 'stale'],
    ['the same without an explanation', 412, '', 'patch', 'stale'],
    ['429 means slow down', 429, json(429, 'rateLimitExceeded'), 'patch', 'rate-limited'],
    [
      '429 means slow down for a reason that is new to us',
      429,
      json(429, 'somethingNew'),
      'patch',
      'rate-limited',
    ],
    ['429 means slow down, also in a web page', 429, page, 'patch', 'rate-limited'],
    ['429 means slow down, also without an explanation', 429, '', 'patch', 'rate-limited'],
    ['a broken server that explains itself', 500, json(500, 'backendError'), 'insert', 'server'],
    [
      'a server that is overloaded and slows us down',
      503,
      json(503, 'rateLimitExceeded'),
      'insert',
      'rate-limited',
    ],
    ['an overloaded server', 503, '', 'list', 'server'],
    ['a web page from a gateway leaves a write open', 502, page, 'insert', 'unknown-outcome'],
    ['but a reading failed on the server', 502, page, 'list', 'server'],
    ['a web page with a success is none', 200, page, 'patch', 'unknown-outcome'],
    ['a web page that refuses says nothing about the event', 403, page, 'patch', 'unknown-outcome'],
    [
      'a web page that finds nothing says nothing about the event',
      404,
      page,
      'get',
      'unknown-outcome',
    ],
    [
      'a refusal that is cut off is not believed',
      403,
      json(403, 'rateLimitExceeded').slice(0, 30),
      'patch',
      'unknown-outcome',
    ],
    [
      'a plain “not found” from something on the way is not believed',
      404,
      'not found',
      'list',
      'unknown-outcome',
    ],
    [
      'a time-out of the server leaves a write open',
      408,
      json(408, 'timeout'),
      'insert',
      'unknown-outcome',
    ],
    ['too large a request stays too large', 413, json(413, 'uploadTooLarge'), 'insert', 'invalid'],
    ['a redirect that nobody followed is no answer', 302, '', 'insert', 'unknown-outcome'],
  ];

  test.each(rows)('%s', (_sentence, status, body, operation, kind) => {
    const error = map(status, body, operation);
    expect(error).toMatchObject({ kind, status });
    expect(error.message).toMatch(/[.!…]$/);
  });

  test('the newer form of errors names its reason in the details', () => {
    const body = JSON.stringify({
      error: {
        code: 403,
        message: 'No.',
        status: 'PERMISSION_DENIED',
        details: [{ '@type': 'x' }, { reason: 'RATE_LIMIT_EXCEEDED' }],
      },
    });
    expect(map(403, body)).toMatchObject({ kind: 'rate-limited', reason: 'RATE_LIMIT_EXCEEDED' });
    const other = JSON.stringify({
      error: { code: 403, message: 'No.', status: 'PERMISSION_DENIED' },
    });
    expect(map(403, other)).toMatchObject({ kind: 'forbidden', reason: 'PERMISSION_DENIED' });
  });

  test('the message is Google’s, on one line, without secrets and not endless', () => {
    const { message } = map(
      400,
      json(400, 'invalid', `Bad\n token ya29.A0AbCdEf-secret ${'x'.repeat(2000)}`),
    );
    expect(message).toContain('Google answered 400 (invalid): Bad token [removed]');
    expect(message).not.toContain('\n');
    expect(message.length).toBeLessThan(400);
  });

  test('what came back as a success but can’t be used leaves the outcome open', () => {
    expect(errorFromUnusableBody(200, 'noEvent')).toMatchObject({
      kind: 'unknown-outcome',
      status: 200,
    });
    expect(errorFromMissingPart(200)).toMatchObject({ kind: 'unknown-outcome' });
  });
});

describe('Retry-After', () => {
  test.each([
    ['seconds', '120', 120_000],
    ['no wait', '0', 0],
    ['a date', 'Mon, 02 Mar 2026 09:01:00 GMT', 60_000],
    ['an old-fashioned date', 'Monday, 02-Mar-26 09:01:00 GMT', 60_000],
    ['a date that has passed', 'Mon, 02 Mar 2026 08:00:00 GMT', 0],
    ['nonsense', 'soon', null],
    ['a negative number', '-5', null],
    ['a fraction', '1.5', null],
    ['far too many digits', '99999999999', null],
    ['nothing', null, null],
  ])('%s', (_what, value, milliseconds) => {
    expect(readRetryAfter(value, now)).toBe(milliseconds);
  });

  test('it is read from every kind of refusal', () => {
    for (const [status, body] of [
      [429, json(429, 'rateLimitExceeded')],
      [403, json(403, 'quotaExceeded')],
      [503, page],
    ] as const) {
      expect(map(status, body, 'insert', { 'Retry-After': '7' }).retryAfterMs).toBe(7000);
    }
    expect(map(429, '').retryAfterMs).toBeNull();
  });
});

describe('when no answer comes', () => {
  const systemError = (code: string, more: object = {}) =>
    Object.assign(new Error(`failed ${code}`), { code, ...more });
  const fetchFailed = (cause: Error) => new TypeError('fetch failed', { cause });
  const rows: [sentence: string, error: unknown, kind: ProviderErrorKind][] = [
    [
      'no name server',
      fetchFailed(systemError('ENOTFOUND', { syscall: 'getaddrinfo' })),
      'offline',
    ],
    ['a name server that does not answer', fetchFailed(systemError('EAI_AGAIN')), 'offline'],
    ['nobody listens', fetchFailed(systemError('ECONNREFUSED')), 'offline'],
    ['no network', fetchFailed(systemError('ENETUNREACH')), 'offline'],
    ['no way to the host', fetchFailed(systemError('EHOSTUNREACH')), 'offline'],
    [
      'every address refused',
      fetchFailed(new AggregateError([systemError('ECONNREFUSED'), systemError('ENETUNREACH')])),
      'offline',
    ],
    [
      'one address refused and one reset',
      fetchFailed(new AggregateError([systemError('ECONNREFUSED'), systemError('ECONNRESET')])),
      'unknown-outcome',
    ],
    ['no connection in time', fetchFailed(systemError('UND_ERR_CONNECT_TIMEOUT')), 'offline'],
    [
      'no connection in time, said by the system',
      systemError('ETIMEDOUT', { syscall: 'connect' }),
      'offline',
    ],
    [
      'no data in time, said by the system',
      systemError('ETIMEDOUT', { syscall: 'read' }),
      'unknown-outcome',
    ],
    [
      'a certificate nobody trusts',
      fetchFailed(systemError('SELF_SIGNED_CERT_IN_CHAIN')),
      'offline',
    ],
    ['a reset connection', fetchFailed(systemError('ECONNRESET')), 'unknown-outcome'],
    [
      'a connection that was hung up',
      Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }),
      'unknown-outcome',
    ],
    [
      'an answer that breaks off',
      new TypeError('terminated', { cause: systemError('UND_ERR_SOCKET') }),
      'unknown-outcome',
    ],
    ['no headers in time', fetchFailed(systemError('UND_ERR_HEADERS_TIMEOUT')), 'unknown-outcome'],
    [
      'our own time-out',
      new DOMException('The operation was aborted due to timeout', 'TimeoutError'),
      'unknown-outcome',
    ],
    [
      'our own time-out while a connection was refused',
      new Error('x', {
        cause: new AggregateError([
          systemError('ECONNREFUSED'),
          new DOMException('late', 'TimeoutError'),
        ]),
      }),
      'unknown-outcome',
    ],
    ['Chromium without network', new Error('net::ERR_INTERNET_DISCONNECTED'), 'offline'],
    ['Chromium without name server', new Error('net::ERR_NAME_NOT_RESOLVED'), 'offline'],
    ['Chromium refused', new Error('net::ERR_CONNECTION_REFUSED'), 'offline'],
    ['Chromium without a proxy', new Error('net::ERR_PROXY_CONNECTION_FAILED'), 'offline'],
    [
      'Chromium and a certificate nobody trusts',
      new Error('net::ERR_CERT_AUTHORITY_INVALID'),
      'offline',
    ],
    ['Chromium reset', new Error('net::ERR_CONNECTION_RESET'), 'unknown-outcome'],
    ['Chromium and an empty answer', new Error('net::ERR_EMPTY_RESPONSE'), 'unknown-outcome'],
    ['Chromium and another network', new Error('net::ERR_NETWORK_CHANGED'), 'unknown-outcome'],
    ['Chromium put to sleep', new Error('net::ERR_NETWORK_IO_SUSPENDED'), 'unknown-outcome'],
    ['something new', new Error('what?'), 'unknown-outcome'],
    ['something that is no error', 'what?', 'unknown-outcome'],
  ];

  test.each(rows)('%s', (_sentence, error, kind) => {
    expect(errorFromNetwork(error, 'read')).toMatchObject({
      kind,
      status: null,
      reason: null,
      retryAfterMs: null,
    });
    expect(errorFromNetwork(error, 'read').message).toMatch(/\.$/);
  });

  test('Chromium repeats by itself, so its words about the last try prove nothing about a write', () => {
    for (const name of ['INTERNET_DISCONNECTED', 'CONNECTION_REFUSED', 'NAME_NOT_RESOLVED']) {
      expect(errorFromNetwork(new Error(`net::ERR_${name}`), 'write').kind).toBe('unknown-outcome');
    }
    expect(errorFromNetwork(fetchFailed(systemError('ECONNREFUSED')), 'write').kind).toBe(
      'offline',
    );
  });

  test('an error that is its own cause comes to an end', () => {
    const error = new Error('loop');
    error.cause = error;
    expect(errorFromNetwork(error, 'write').kind).toBe('unknown-outcome');
  });

  test('a connection that is really refused is offline', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    const refused: unknown = await fetch(`http://127.0.0.1:${port}/`).catch(
      (error: unknown) => error,
    );
    expect(errorFromNetwork(refused, 'write').kind).toBe('offline');
  });
});
