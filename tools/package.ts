// `npm run package`: installers for this platform in dist/, always with the official Electron.
import { buildAppOrExit } from './build/build-app.ts';
import { ensureElectron } from './electron-runtime/ensure-electron.ts';
import { runLocal } from './process/local-command.ts';

if (process.env['ELECTRON_OVERRIDE_DIST_PATH']) {
  refuse(
    'ELECTRON_OVERRIDE_DIST_PATH is set. Unset it: packages are made with the official Electron.',
  );
}
try {
  await ensureElectron({ allowFallback: false, retryDownload: true });
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  refuse(`${reason}\nThe fallback runtime is for development and tests; nobody is to receive it.`);
}
await buildAppOrExit();
const { code } = await runLocal(
  'electron-builder',
  ['--publish', 'never', ...process.argv.slice(2)],
  {
    timeoutMs: 30 * 60_000,
    output: 'show',
  },
);
process.exitCode = code ?? 1;

function refuse(message: string): never {
  console.error(`No package was made. ${message}`);
  process.exit(1);
}
