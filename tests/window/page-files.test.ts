import { randomBytes } from 'node:crypto';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerOf, type PageAnswer } from '../../src-main/window/app-protocol.ts';
import { pageFileAt } from '../../src-main/window/page-files.ts';

let home: string;

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
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

function get(url: string, method = 'GET'): PageAnswer {
  return answerOf({ url, method }, join(home, 'renderer'), randomBytes);
}

test.each([
  ['app://appointment-agent/', 'text/html; charset=utf-8'],
  ['app://appointment-agent/index.html', 'text/html; charset=utf-8'],
  ['app://appointment-agent/index.html?page=sync#top', 'text/html; charset=utf-8'],
  ['app://appointment-agent/assets/main-B1_x.js', 'text/javascript; charset=utf-8'],
  ['app://appointment-agent/assets/main.css', 'text/css; charset=utf-8'],
  ['app://appointment-agent/assets/inter.woff2', 'font/woff2'],
])('%s is served as %s', (url, contentType) => {
  const { statusCode, headers } = get(url);
  expect(statusCode).toBe(200);
  expect(headers['Content-Type']).toBe(contentType);
  expect(headers['X-Content-Type-Options']).toBe('nosniff');
});

test('no answer asks for a process of its own, which would begin the window’s a second time', () => {
  const { headers } = get('app://appointment-agent/');
  expect(Object.keys(headers).filter((name) => /opener|embedder/i.test(name))).toEqual([]);
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
test.each(refusedAddresses)('%j is not found', (url) => {
  const { statusCode, data } = get(url);
  expect(statusCode).toBe(404);
  expect(data).toHaveLength(0);
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

test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('%s is refused', (method) => {
  expect(get('app://appointment-agent/', method).statusCode).toBe(405);
});

describe('the policy', () => {
  test('allows the page its own files, and styles with the nonce its document carries', () => {
    const { headers, data } = get('app://appointment-agent/');
    const policy = headers['Content-Security-Policy'] ?? '';
    const nonce = /<head lang="en"><meta property="csp-nonce" nonce="([^"]+)">/.exec(
      data.toString(),
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

  test('has a fresh nonce for every document', () => {
    const answers = [1, 2, 3].map(() => get('app://appointment-agent/'));
    const policies = answers.map(({ headers }) => headers['Content-Security-Policy']);
    expect(new Set(policies).size).toBe(3);
  });
});
