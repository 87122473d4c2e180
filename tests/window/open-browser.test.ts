import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOpenBrowser } from '../../src-main/window/open-browser.ts';

let server: Server;
let url: string;
let asked: string[];
let leadsTo: Record<string, string>;
let opened: string[];
const openExternal = async (address: string) => void opened.push(address);

beforeEach(async () => {
  asked = [];
  leadsTo = {};
  opened = [];
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const location = leadsTo[request.url ?? ''];
    response
      .writeHead(location === undefined ? 200 : 302, location === undefined ? {} : { location })
      .end('page');
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => void server.close());

test('Google’s pages open in the person’s browser', async () => {
  const open = createOpenBrowser({
    authUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
    openExternal,
  });
  await open('https://accounts.google.com/o/oauth2/v2/auth?a=b');
  expect(opened).toEqual(['https://accounts.google.com/o/oauth2/v2/auth?a=b']);
});

test('nothing else does, not even this machine', async () => {
  const open = createOpenBrowser({
    authUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
    openExternal,
  });
  await expect(open('https://evil.example/')).rejects.toThrow();
  await expect(open(url)).rejects.toThrow();
  expect(opened).toEqual([]);
  expect(asked).toEqual([]);
});

test('an emulator is visited by the app itself, through its redirects', async () => {
  leadsTo = { '/auth?a=b': '/next', '/next': `${url}/end` };
  await createOpenBrowser({ authUrl: `${url}/auth`, openExternal })(`${url}/auth?a=b`);
  expect(asked).toEqual(['/auth?a=b', '/next', '/end']);
  expect(opened).toEqual([]);
});

test.each(['https://accounts.google.com/', 'http://192.0.2.1/', 'file:///etc/passwd'])(
  'a redirect to %s is not followed',
  async (away) => {
    leadsTo = { '/auth': away };
    await expect(
      createOpenBrowser({ authUrl: `${url}/auth`, openExternal })(`${url}/auth`),
    ).rejects.toThrow('away from this machine');
    expect(opened).toEqual([]);
  },
);

test('a redirect to itself comes to an end', async () => {
  leadsTo = { '/auth': '/auth' };
  await expect(
    createOpenBrowser({ authUrl: `${url}/auth`, openExternal })(`${url}/auth`),
  ).rejects.toThrow('circles');
});
