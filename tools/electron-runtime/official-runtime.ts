import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runBounded } from '../process/bounded-command.ts';
import { inProject } from '../project-root.ts';
import { cacheRoot } from './cache.ts';

const electronPackage = inProject('node_modules/electron');
const downloadLimitMs = 5 * 60_000;
const rememberFailureMs = 30 * 60_000;

/** The version package.json asks for. */
export async function officialVersion(): Promise<string> {
  const file = await readFile(join(electronPackage, 'package.json'), 'utf8');
  return (JSON.parse(file) as { version: string }).version;
}

/** Where the electron package keeps its binary. */
export const officialDist = join(electronPackage, 'dist');

/**
 * Makes sure Electron's own binary is installed; tells why not when it is not.
 * A failed download is remembered for half an hour, so that not every command waits for it again;
 * `retry` asks once more regardless.
 */
export async function installOfficial(retry: boolean): Promise<{ failure?: string }> {
  const version = await officialVersion();
  if (await isInstalled(version)) return {};
  const note = join(cacheRoot(), `electron-${version}-download-failed.json`);
  const remembered = retry ? undefined : await recentFailure(note);
  if (remembered) return { failure: remembered };

  console.log(`Fetching Electron ${version} …`);
  const result = await runBounded(process.execPath, [join(electronPackage, 'install.js')], {
    timeoutMs: downloadLimitMs,
    env: withoutOverride(),
  });
  if (result.code === 0 && (await isInstalled(version))) {
    await rm(note, { force: true });
    return {};
  }
  const failure = result.timedOut
    ? 'the download took more than five minutes'
    : (result.stderr.trim().split('\n')[0] ?? 'unknown reason');
  await mkdir(cacheRoot(), { recursive: true });
  await writeFile(note, JSON.stringify({ at: Date.now(), failure }));
  return { failure };
}

/** Whether the official binary of the right version is there already, without trying to fetch it. */
export async function officialIsInstalled(): Promise<boolean> {
  return isInstalled(await officialVersion());
}

async function isInstalled(version: string): Promise<boolean> {
  const pathFile = join(electronPackage, 'path.txt');
  const versionFile = join(officialDist, 'version');
  if (!existsSync(pathFile) || !existsSync(versionFile)) return false;
  const found = (await readFile(versionFile, 'utf8')).trim().replace(/^v/, '');
  return found === version && existsSync(join(officialDist, await readFile(pathFile, 'utf8')));
}

/** The path of Electron's executable inside a folder of its binaries, which depends on the platform. */
export function executableIn(dist: string): string {
  const names: Partial<Record<NodeJS.Platform, string>> = {
    darwin: 'Electron.app/Contents/MacOS/Electron',
    win32: 'electron.exe',
  };
  return join(dist, names[process.platform] ?? 'electron');
}

async function recentFailure(note: string): Promise<string | undefined> {
  if (!existsSync(note)) return undefined;
  const { at, failure } = JSON.parse(await readFile(note, 'utf8')) as {
    at: number;
    failure: string;
  };
  return Date.now() - at < rememberFailureMs ? failure : undefined;
}

/** The installer must put the binary into the package, wherever a calling tool pointed Electron. */
function withoutOverride(): NodeJS.ProcessEnv {
  const { ELECTRON_OVERRIDE_DIST_PATH: _override, ...rest } = process.env;
  return rest;
}
