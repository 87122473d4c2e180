import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { placeAddon, removePlacedAddon } from './database-addon.ts';
import {
  ensureFallbackDist,
  fallbackDist,
  fallbackFits,
  fallbackVersion,
} from './fallback-runtime.ts';
import {
  executableIn,
  installOfficial,
  officialDist,
  officialVersion,
} from './official-runtime.ts';

export type ElectronRuntime = {
  electronPath: string;
  distDir: string;
  version: string;
  /** True for the stand-in that developers use where the official binary cannot be downloaded. */
  isFallback: boolean;
};

/**
 * Finds or fetches the Electron to run, and points this process's children at it
 * (`ELECTRON_OVERRIDE_DIST_PATH` for the electron package, `ELECTRON_EXEC_PATH` for electron-vite).
 * The official binary comes first; where it cannot be downloaded, Linux x64 gets the fallback.
 * A folder that the person has set in `ELECTRON_OVERRIDE_DIST_PATH` is taken as it is.
 */
export async function ensureElectron({
  allowFallback = true,
  retryDownload = false,
} = {}): Promise<ElectronRuntime> {
  const runtime =
    (await chosenByPerson()) ??
    (await official(retryDownload, allowFallback)) ??
    (await fallback());
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = runtime.distDir;
  process.env['ELECTRON_EXEC_PATH'] = runtime.electronPath;
  return runtime;
}

async function chosenByPerson(): Promise<ElectronRuntime | undefined> {
  const distDir = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!distDir || distDir === fallbackDist() || distDir === officialDist) return undefined;
  const electronPath = executableIn(distDir);
  if (!existsSync(electronPath)) {
    throw new Error(`ELECTRON_OVERRIDE_DIST_PATH is set to ${distDir}, but no Electron is there.`);
  }
  const version = (await readFile(join(distDir, 'version'), 'utf8')).trim().replace(/^v/, '');
  return { electronPath, distDir, version, isFallback: false };
}

async function official(
  retry: boolean,
  allowFallback: boolean,
): Promise<ElectronRuntime | undefined> {
  const { failure } = await installOfficial(retry);
  const version = await officialVersion();
  if (failure === undefined) {
    await removePlacedAddon();
    const electronPath = executableIn(officialDist);
    return { electronPath, distDir: officialDist, version, isFallback: false };
  }
  if (allowFallback && fallbackFits()) return undefined;
  throw new Error(
    `Electron ${version} could not be downloaded (${failure}). Connect to a network that reaches GitHub's releases and try again.`,
  );
}

async function fallback(): Promise<ElectronRuntime> {
  const [distDir] = await Promise.all([ensureFallbackDist(), placeAddon()]);
  console.log(`running on Electron ${fallbackVersion}, the fallback runtime`);
  return {
    electronPath: executableIn(distDir),
    distDir,
    version: fallbackVersion,
    isFallback: true,
  };
}
