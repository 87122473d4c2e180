import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createFileLog } from '../../src-main/platform/file-log.ts';
import { createLog } from '../../src-main/platform/log.ts';

function makeLog() {
  const userData = mkdtempSync(join(tmpdir(), 'file-log-'));
  onTestFinished(() => rmSync(userData, { recursive: true, force: true }));
  const log = createLog(createFileLog(userData));
  const folder = join(userData, 'logs');
  const read = (name = 'appointment-agent.log'): string => readFileSync(join(folder, name), 'utf8');
  return { log, folder, userData, read };
}

test('each line has its time, level, message and facts', () => {
  const { log, folder, userData, read } = makeLog();
  expect(folder).toBe(join(userData, 'logs'));
  log.info('The sync began.');
  log.warn('A request failed.', { status: 503, operation: 'events.list' });
  log.error('It broke.', { error: new Error('boom') });
  const lines = read().trimEnd().split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(
    /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d\] \[info\] +The sync began\.$/,
  );
  expect(lines[1]).toMatch(
    /\[warn\] +A request failed\. \{"status":503,"operation":"events.list"\}$/,
  );
  expect(lines[2]).toMatch(
    /\[error\] +It broke\. \{"error":\{"name":"Error","message":"boom","stack":/,
  );
});

test('secrets and personal details do not reach the file, and no text makes a line of its own', () => {
  const { log, read } = makeLog();
  log.info('Token ya29.secretsecret for ada@example.com\n[error] forged', {
    clientName: 'Ada',
    note: '%c %s %o',
    cause: new Error('Bearer abcdef\nx'),
  });
  expect(read()).not.toMatch(/secretsecret|ada@example|Ada|abcdef/);
  expect(read().trimEnd().split('\n')).toHaveLength(1);
});

test('text with format letters stays as it is', () => {
  const { log, read } = makeLog();
  log.info('100 %c of %s are %d %%');
  expect(read()).toContain('100 %c of %s are %d %%');
});

test('only this user can read the log', () => {
  if (process.platform === 'win32') return;
  const { log, folder } = makeLog();
  log.info('x');
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'appointment-agent.log')).mode & 0o777).toBe(0o600);
});

test('there are three files at most, of five megabytes each, the newest in the first', () => {
  const { log, folder, read } = makeLog();
  const line = 'x'.repeat(9_900);
  for (let number = 0; number < 3_000; number += 1) log.info(`line ${number} ${line}`);
  expect(readdirSync(folder).sort()).toEqual([
    'appointment-agent.1.log',
    'appointment-agent.2.log',
    'appointment-agent.log',
  ]);
  for (const name of readdirSync(folder))
    expect(statSync(join(folder, name)).size).toBeLessThan(5.3 * 1024 * 1024);
  expect(read()).toContain('line 2999 ');
  expect(read('appointment-agent.2.log')).not.toContain('line 0 ');
});

test('two logs in two folders keep apart', () => {
  const first = makeLog();
  const second = makeLog();
  first.log.info('one');
  second.log.info('two');
  expect(first.read()).toContain('one');
  expect(first.read()).not.toContain('two');
  expect(second.read()).toContain('two');
});
