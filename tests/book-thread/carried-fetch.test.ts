import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fetchFar, fetchNear, type FetchSide } from '../../src-main/book-thread/carried-fetch.ts';
import { connectSides } from '../../src-main/book-thread/sides.ts';
import { errorFromNetwork } from '../../src-main/calendars/google/network-errors.ts';
import type { Fetch } from '../../src-main/calendars/google/token-endpoint.ts';

let ports: MessagePort[];
let answer: Fetch;
let fetch: Fetch;

beforeEach(() => {
  const { port1, port2 } = new MessageChannel();
  ports = [port1, port2];
  connectSides<object, FetchSide>(
    port1,
    fetchNear((url, init) => answer(url, init)),
  );
  fetch = fetchFar(connectSides<FetchSide, object>(port2, {}));
});

afterEach(() => {
  for (const port of ports) port.close();
});

test('a request goes over whole, and its answer comes back whole', async () => {
  const asked: unknown[] = [];
  answer = async (url, init) => {
    const request = new Request(url, init);
    asked.push([request.method, request.url, request.headers.get('x-one'), await request.text()]);
    return new Response('{"id":"ä"}', { status: 412, headers: { etag: '"7"', date: 'now' } });
  };
  const body = new URLSearchParams({ grant: 'ü' });
  const response = await fetch('https://example.com/a?b=c', {
    method: 'POST',
    headers: { 'x-one': '1' },
    body,
  });
  expect(asked).toEqual([['POST', 'https://example.com/a?b=c', '1', 'grant=%C3%BC']]);
  expect([response.status, response.ok]).toEqual([412, false]);
  expect([response.headers.get('ETag'), response.headers.get('date')]).toEqual(['"7"', 'now']);
  expect(await response.text()).toBe('{"id":"ä"}');
});

test('a form says what it is, as it would without going over', async () => {
  let type: string | null = null;
  answer = async (_url, init) => {
    type = new Headers(init.headers).get('content-type');
    return new Response(null, { status: 204 });
  };
  const body = new URLSearchParams({ a: 'b' });
  const response = await fetch('https://example.com/', { method: 'POST', body });
  expect(type).toBe('application/x-www-form-urlencoded;charset=UTF-8');
  expect([response.status, await response.text()]).toEqual([204, '']);
});

test('given up here, it is given up there, for the reason of here', async () => {
  let isGivenUp = (): void => undefined;
  const givenUp = new Promise<void>((resolve) => {
    isGivenUp = resolve;
  });
  answer = (_url, { signal }) =>
    new Promise((_resolve, reject) => {
      signal?.addEventListener('abort', () => {
        isGivenUp();
        reject(signal.reason as Error);
      });
    });
  const reason = new DOMException('too slow', 'TimeoutError');
  const giver = new AbortController();
  const asked = fetch('https://example.com/', { signal: giver.signal });
  await new Promise((resolve) => void setImmediate(resolve));
  giver.abort(reason);
  await expect(asked).rejects.toBe(reason);
  await givenUp;
});

test('what was given up before is not asked', async () => {
  let isAsked = false;
  answer = async () => {
    isAsked = true;
    return new Response();
  };
  await expect(
    fetch('https://example.com/', { signal: AbortSignal.abort(new Error('quitting')) }),
  ).rejects.toThrow('quitting');
  await new Promise((resolve) => void setImmediate(resolve));
  expect(isAsked).toBe(false);
});

test.each([
  ['net::ERR_INTERNET_DISCONNECTED', {}],
  [
    'fetch failed',
    { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED', syscall: 'connect' }) },
  ],
  [
    'fetch failed',
    { cause: Object.assign(new Error('x'), { code: 'ECONNRESET', syscall: 'read' }) },
  ],
])('why there is no answer means the same on both sides: %s', async (message, options) => {
  const there = new TypeError(message, options);
  answer = () => Promise.reject(there);
  const here: unknown = await fetch('https://example.com/', {}).catch((error: unknown) => error);
  for (const intent of ['read', 'write'] as const)
    expect(errorFromNetwork(here, intent)).toEqual(errorFromNetwork(there, intent));
});
