import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimSoleUse } from '../../src-main/database/sole-use.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sole-use-'));
  file = join(folder, 'in-use.sqlite3');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const refusal = { code: 'not-allowed', message: expect.stringContaining('already open') };

test('a second claim is refused until the first is given back', () => {
  const first = claimSoleUse(file);
  expect(() => claimSoleUse(file)).toThrow(expect.objectContaining(refusal));
  first.release();
  claimSoleUse(file).release();
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('another process has it until it dies, even when it is killed', async () => {
  const script = `
    import { claimSoleUse } from ${JSON.stringify(join(import.meta.dirname, '../../src-main/database/sole-use.ts'))};
    globalThis.held = claimSoleUse(process.argv[1]);
    console.log('claimed');
    setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', script, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await once(other.stdout, 'data');
    expect(() => claimSoleUse(file)).toThrow(expect.objectContaining(refusal));
  } finally {
    other.kill('SIGKILL');
  }
  await once(other, 'exit');
  claimSoleUse(file).release();
});
