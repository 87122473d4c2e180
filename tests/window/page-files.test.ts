import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPageServer } from '../../src-main/window/app-protocol.ts';
import { pageFileAt } from '../../src-main/window/page-files.ts';

let home: string;
let serve: (request: Request) => Promise<Response>;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'page-'));
  mkdirSync(join(home, 'renderer/assets'), { recursive: true });
  mkdirSync(join(home, 'renderer/folder.js'));
  writeFileSync(join(home, 'secret.json'), '"secret"');
  writeFileSync(join(home, 'renderer/.hidden.json'), '"secret"');
  writeFileSync(join(home, 'renderer/source.ts'), '"secret"');
  writeFileSync(
    join(home, 'renderer/index.html'),
    '<!doctype html><html><head lang="en"><title>x</title></head></html>',
  );
  writeFileSync(join(home, 'renderer/assets/main-B1_x.js'), 'export {};');
  writeFileSync(join(home, 'renderer/assets/main.css'), 'a {}');
  writeFileSync(join(home, 'renderer/assets/inter.woff2'), 'wOF2');
  serve = createPageServer(join(home, 'renderer'));
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

/** As the protocol handler gets it; a real `Request` would tidy the address up first. */
function get(url: string, method = 'GET'): Promise<Response> {
  return serve({ url, method } as Request);
}

test.each([
  ['app://appointment-agent/', 'text/html; charset=utf-8'],
  ['app://appointment-agent/index.html', 'text/html; charset=utf-8'],
  ['app://appointment-agent/index.html?page=sync#top', 'text/html; charset=utf-8'],
  ['app://appointment-agent/assets/main-B1_x.js', 'text/javascript; charset=utf-8'],
  ['app://appointment-agent/assets/main.css', 'text/css; charset=utf-8'],
  ['app://appointment-agent/assets/inter.woff2', 'font/woff2'],
])('%s is served as %s', async (url, contentType) => {
  const response = await get(url);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(contentType);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

const refusedAddresses = [
  'app://appointment-agent/../secret.json',
  'app://appointment-agent/assets/../../secret.json',
  'app://appointment-agent/./../secret.json',
  'app://appointment-agent/%2e%2e/secret.json',
  'app://appointment-agent/%2E%2E%2Fsecret.json',
  'app://appointment-agent/..%2fsecret.json',
  'app://appointment-agent/..%5csecret.json',
  'app://appointment-agent/..\\secret.json',
  'app://appointment-agent/%252e%252e/secret.json',
  'app://appointment-agent/%c0%ae%c0%ae/secret.json',
  'app://appointment-agent/\u2025/secret.json',
  'app://appointment-agent/....//secret.json',
  'app://appointment-agent//secret.json',
  'app://appointment-agent//etc/passwd',
  'app://appointment-agent/index.html%00.js',
  'app://appointment-agent/index.html\0.js',
  'app://appointment-agent/C:/Windows/win.ini',
  'app://appointment-agent/assets/main.css:stream.js',
  'app://appointment-agent/.hidden.json',
  'app://appointment-agent/source.ts',
  'app://appointment-agent/assets',
  'app://appointment-agent/assets/',
  'app://appointment-agent/folder.js',
  'app://appointment-agent/missing.js',
  'app://appointment-agent',
  'app://appointment-agent.example/index.html',
  'app://appointment-agent:80/index.html',
  'app://me@appointment-agent/index.html',
  'app://elsewhere/index.html',
  'APP://APPOINTMENT-AGENT/index.html',
  'file:///etc/passwd',
  '',
];
test.each(refusedAddresses)('%j is not found', async (url) => {
  const response = await get(url);
  expect(response.status).toBe(404);
  expect(await response.text()).toBe('');
});

test('whatever address is asked for, the file lies below the folder', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%2e',
      '%2f',
      '%5c',
      '\0',
      'a.js',
      'assets',
      '?',
      '#',
      ':',
      ' ',
      '~',
    ),
    fc.string({ maxLength: 4 }),
  );
  const address = fc
    .array(piece, { maxLength: 8 })
    .map((pieces) => `app://appointment-agent/${pieces.join('')}`);
  fc.assert(
    fc.property(address, (url) => {
      const file = pageFileAt('/page', url);
      if (file !== null) expect(file.path).toMatch(/^\/page(\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+$/);
    }),
    { numRuns: 2000 },
  );
});

test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('%s is refused', async (method) => {
  expect((await get('app://appointment-agent/', method)).status).toBe(405);
});

describe('the policy', () => {
  test('allows the page its own files, and styles with the nonce its document carries', async () => {
    const response = await get('app://appointment-agent/');
    const policy = response.headers.get('content-security-policy') ?? '';
    const nonce = /<head lang="en"><meta property="csp-nonce" nonce="([^"]+)">/.exec(
      await response.text(),
    )?.[1];
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{24}$/);
    expect(policy.split('; ')).toEqual([
      `default-src 'none'`,
      `script-src 'self'`,
      `style-src 'self' 'nonce-${nonce}'`,
      `img-src 'self' data:`,
      `font-src 'self'`,
      `connect-src 'self'`,
      `base-uri 'none'`,
      `form-action 'none'`,
      `frame-ancestors 'none'`,
      `object-src 'none'`,
    ]);
  });

  test('has a fresh nonce for every document', async () => {
    const policies = await Promise.all([1, 2, 3].map(() => get('app://appointment-agent/')));
    expect(
      new Set(policies.map((response) => response.headers.get('content-security-policy'))).size,
    ).toBe(3);
  });
});
