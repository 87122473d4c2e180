// `npm run gallery`: a picture of every screen of the app and of its main states, in light and dark and at two sizes,
// in both languages, to look at after a change of how it looks. `-- money` takes only those with that in their name.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInDesktopSession } from './desktop-session.ts';
import { ensureElectron } from './electron-runtime/ensure-electron.ts';
import { Language } from '../src-shared/words/language.ts';
import { screenOf } from './gallery/looks.ts';
import { pageOf } from './gallery/page-of-pictures.ts';
import { inProject, projectRoot } from './project-root.ts';
import { ensureSystemPackages } from './system-packages.ts';

const limitMs = 15 * 60_000;

await ensureSystemPackages({ virtualDesktop: true });
const { electronPath } = await ensureElectron();
const pictures = inProject('out/gallery');
await rm(pictures, { recursive: true, force: true });
await mkdir(pictures, { recursive: true });
await Promise.all(Language.options.map(takeIn)); // each on a desktop of its own
const screens = new Set((await readdir(pictures)).flatMap((file) => screenOf(file) ?? []));
await writeFile(join(pictures, 'index.html'), pageOf([...screens]));
console.log(`\n${screens.size} screens: out/gallery/index.html`);

/** Takes all pictures in one language, each on a book of its own. */
async function takeIn(language: Language): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'appointment-agent-gallery-'));
  try {
    const script = inProject('tools/gallery/take-pictures.ts');
    const args = [script, join(folder, 'data'), language, ...process.argv.slice(2)];
    const { code, timedOut } = await runInDesktopSession(process.execPath, args, {
      timeoutMs: limitMs,
      cwd: projectRoot,
      env: { ...process.env, ELECTRON_EXEC_PATH: electronPath },
      output: 'show',
    });
    if (timedOut) console.error(`The pictures were given up after ${limitMs / 60_000} minutes.`);
    if (code !== 0) process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
