import { pathToFileURL } from 'node:url';
import { buildAppOrExit } from './build/build-app.ts';
import { type ElectronRuntime, ensureElectron } from './electron-runtime/ensure-electron.ts';
import { ensureSystemPackages } from './system-packages.ts';

/** All that must be there before the app can run from this checkout: system packages, Electron, out/. */
export async function prepareApp(): Promise<ElectronRuntime> {
  await ensureSystemPackages();
  const runtime = await ensureElectron();
  await buildAppOrExit();
  return runtime;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await prepareApp();
