import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cacheRoot, publishFolder, withLock } from './cache.ts';
import { matchesManifest, writeManifest } from './manifest.ts';

let home = '';

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'appointment-agent-cache-'));
  vi.stubEnv('XDG_CACHE_HOME', home);
});

afterEach(() => rm(home, { recursive: true, force: true }));

test('a folder is there whole or not at all', async () => {
  const folder = join(cacheRoot(), 'thing');
  const broken = publishFolder(folder, async (temporary) => {
    await writeFile(join(temporary, 'half'), 'x');
    throw new Error('the network went away');
  });
  await expect(broken).rejects.toThrow('the network went away');
  expect(await readdir(cacheRoot())).toEqual([]);

  await publishFolder(folder, (temporary) => writeFile(join(temporary, 'file'), 'whole'));
  expect(await readFile(join(folder, 'file'), 'utf8')).toBe('whole');
});

test('a folder from which something was cut or taken is not taken for whole', async () => {
  await publishFolder(join(home, 'thing'), async (temporary) => {
    await writeFile(join(temporary, 'file'), 'whole');
    await writeManifest(temporary);
  });
  expect(await matchesManifest(join(home, 'thing'))).toBe(true);
  await writeFile(join(home, 'thing/file'), 'who');
  expect(await matchesManifest(join(home, 'thing'))).toBe(false);
  expect(await matchesManifest(join(home, 'nothing'))).toBe(false);
});

test('one at a time does the work', async () => {
  let inside = 0;
  const work = async (): Promise<void> => {
    expect(inside).toBe(0);
    inside += 1;
    await new Promise((resolve) => setTimeout(resolve, 20));
    inside -= 1;
  };
  await Promise.all([withLock('test', work), withLock('test', work), withLock('test', work)]);
  expect(existsSync(join(cacheRoot(), 'test.lock'))).toBe(false);
});

test('the lock of a process that was killed is taken over', async () => {
  await withLock('other', async () => {}); // makes the folder
  await writeFile(join(cacheRoot(), 'test.lock'), '2147483646');
  expect(await withLock('test', async () => 'done')).toBe('done');
});
