// `npm run gallery`: a picture of every screen of the app and of its main states, in light and dark and at two sizes,
// to look at after a change of how it looks. `-- money` takes only those with that in their name.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInDesktopSession } from './desktop-session.ts';
import { ensureElectron } from './electron-runtime/ensure-electron.ts';
import { inProject, projectRoot } from './project-root.ts';
import { ensureSystemPackages } from './system-packages.ts';

const limitMs = 8 * 60_000;

await ensureSystemPackages({ virtualDesktop: true });
const { electronPath } = await ensureElectron();
const folder = await mkdtemp(join(tmpdir(), 'appointment-agent-gallery-'));
try {
  const script = inProject('tools/gallery/take-pictures.ts');
  const args = [script, join(folder, 'data'), ...process.argv.slice(2)];
  const { code, timedOut } = await runInDesktopSession(process.execPath, args, {
    timeoutMs: limitMs,
    cwd: projectRoot,
    env: { ...process.env, ELECTRON_EXEC_PATH: electronPath },
    output: 'show',
  });
  if (timedOut) console.error(`The pictures were given up after ${limitMs / 60_000} minutes.`);
  process.exitCode = code ?? 1;
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
