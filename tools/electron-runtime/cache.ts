import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Where runtimes are kept between clones and `git clean`: outside the checkout. */
export function cacheRoot(): string {
  const base = process.env['XDG_CACHE_HOME'];
  return join(base ? base : join(homedir(), '.cache'), 'appointment-agent');
}

/**
 * Makes a folder whole or not at all: it is filled beside its final place, then renamed into it.
 * A run that is killed leaves only a `.partial-…` folder, which a later run clears away.
 */
export async function publishFolder(
  folder: string,
  fill: (temporary: string) => Promise<void>,
): Promise<void> {
  const parent = dirname(folder);
  await mkdir(parent, { recursive: true });
  await clearAbandoned(parent);
  const temporary = await mkdtemp(join(parent, '.partial-'));
  try {
    await fill(temporary);
    await rm(folder, { recursive: true, force: true });
    await rename(temporary, folder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

const abandonedAfterMs = 60 * 60 * 1000;

async function clearAbandoned(parent: string): Promise<void> {
  const names = await readdir(parent);
  for (const name of names.filter((candidate) => candidate.startsWith('.partial-'))) {
    const path = join(parent, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > abandonedAfterMs) await rm(path, { recursive: true, force: true });
  }
}

/**
 * Lets one process at a time prepare the same thing; the others wait and then find it ready.
 * The lock names its owner, so that one left by a killed process is taken over.
 */
export async function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  const path = join(cacheRoot(), `${name}.lock`);
  await mkdir(cacheRoot(), { recursive: true });
  while (!(await tryLock(path))) await sleep(250);
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function tryLock(path: string): Promise<boolean> {
  try {
    await writeFile(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
  if (await isAbandoned(path)) await rm(path, { force: true });
  return false;
}

async function isAbandoned(path: string): Promise<boolean> {
  try {
    const owner = Number(await readFile(path, 'utf8'));
    const { mtimeMs } = await stat(path);
    if (owner === 0) return Date.now() - mtimeMs > 5_000; // created, but its owner not yet written
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return hasCode(error, 'ESRCH');
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
