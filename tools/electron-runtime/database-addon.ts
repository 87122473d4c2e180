import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runBounded } from '../process/bounded-command.ts';
import { inProject } from '../project-root.ts';
import { cacheRoot, publishFolder, withLock } from './cache.ts';

/**
 * better-sqlite3's own binary asks for Node-API 10; the fallback Electron speaks 9. Built from its own
 * sources with Node-API's experimental switch in place of "10", it loads in the fallback and in Node 24.
 */
const changes: readonly { file: string; from: string; to: string }[] = [
  {
    file: 'binding.gyp',
    from: "'NAPI_VERSION=10'",
    to: "'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT', 'NODE_API_EXPERIMENTAL_NO_WARNING'",
  },
  // Level 3 takes 100 seconds instead of 60, and no test would notice the difference.
  { file: 'deps/common.gypi', from: "'-O3'", to: "'-O2'" },
];

const installed = inProject('node_modules/better-sqlite3');
const placed = join(installed, 'build/Release/better_sqlite3.node');
const fileName = 'better_sqlite3.node';

/** Whether `placeAddon` will have to compile, so that the compiler is needed only then. */
export async function mustCompileAddon(): Promise<boolean> {
  return (await readCached(await cacheFolder())) === undefined;
}

/**
 * Puts a better-sqlite3 that the fallback Electron can load where its loader looks first.
 * Compiles it the first time (about a minute, needs make, g++ and python3) and caches it.
 */
export async function placeAddon(): Promise<void> {
  const folder = await cacheFolder();
  const addon = await withLock('better-sqlite3', async () => {
    const cached = await readCached(folder);
    if (cached) return cached;
    console.log('Compiling better-sqlite3 for the fallback runtime (once, about a minute) …');
    await publishFolder(folder, compile);
    return readFile(join(folder, fileName));
  });
  if (existsSync(placed) && addon.equals(await readFile(placed))) return;
  await mkdir(join(installed, 'build/Release'), { recursive: true });
  const temporary = `${placed}.${process.pid}`;
  await writeFile(temporary, addon);
  await rename(temporary, placed); // whole or not at all: another process may be loading it
}

/** Takes the fallback's better-sqlite3 away again, so that Electron 45 and packages use its own binary. */
export async function removePlacedAddon(): Promise<void> {
  await rm(join(installed, 'build'), { recursive: true, force: true });
}

async function cacheFolder(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
    version: string;
  };
  const recipe = createHash('sha256').update(JSON.stringify(changes)).digest('hex').slice(0, 8);
  return join(
    cacheRoot(),
    `better-sqlite3-${version}-${process.platform}-${process.arch}-${recipe}`,
  );
}

async function readCached(folder: string): Promise<Buffer | undefined> {
  const file = join(folder, fileName);
  const note = `${file}.sha256`;
  if (!existsSync(file) || !existsSync(note)) return undefined;
  const content = await readFile(file);
  return sha256(content) === (await readFile(note, 'utf8')) ? content : undefined;
}

/** Never in place: an interrupted build inside node_modules would break every later command. */
async function compile(folder: string): Promise<void> {
  const modules = join(folder, 'scratch/node_modules');
  const sources = join(modules, 'better-sqlite3');
  await cp(installed, sources, { recursive: true });
  await rm(join(sources, 'build'), { recursive: true, force: true });
  await cp(inProject('node_modules/node-addon-api'), join(modules, 'node-addon-api'), {
    recursive: true,
  });
  await adapt(sources);
  await build(sources);
  await copyFile(join(sources, 'build/Release', fileName), join(folder, fileName));
  await rm(join(folder, 'scratch'), { recursive: true });
  await writeFile(
    join(folder, `${fileName}.sha256`),
    sha256(await readFile(join(folder, fileName))),
  );
}

async function adapt(sources: string): Promise<void> {
  for (const { file, from, to } of changes) {
    const text = await readFile(join(sources, file), 'utf8');
    if (!text.includes(from)) {
      throw new Error(
        `better-sqlite3's ${file} no longer says ${from}. Adapt tools/electron-runtime/database-addon.ts to its new version.`,
      );
    }
    await writeFile(join(sources, file), text.replaceAll(from, to));
  }
}

async function build(sources: string): Promise<void> {
  const gyp = inProject('node_modules/node-gyp/bin/node-gyp.js');
  const args = [gyp, 'rebuild', '--release', '--force_build=1', '--jobs=2'];
  // Headers that came with the machine's Node need no network; Node-API is the same in all of them.
  if (existsSync('/usr/include/node/node_api.h')) args.push('--nodedir=/usr');
  const result = await runBounded(process.execPath, args, { cwd: sources, timeoutMs: 8 * 60_000 });
  if (result.code === 0) return;
  const reason = result.timedOut ? 'it took more than eight minutes' : result.stderr.slice(-3000);
  throw new Error(
    `better-sqlite3 could not be compiled for the fallback runtime. It needs make, g++ and python3. ${reason}`,
  );
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
