// `npm run demo`: the app with a made-up practice and a pretend Google. With a display it is there to be played
// with; without one, or with `--story`, it plays a day by itself and says what held.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { forgetSecrets } from './demo/forget-secrets.ts';
import { runInDesktopSession } from './desktop-session.ts';
import { ensureElectron } from './electron-runtime/ensure-electron.ts';
import { runBounded } from './process/bounded-command.ts';
import { inProject, projectRoot } from './project-root.ts';
import { ensureSystemPackages, hasDisplay } from './system-packages.ts';

const storyLimitMs = 5 * 60_000;
const longest = 2 ** 31 - 1; // the person ends it, not a clock

const { values } = parseArgs({ options: { story: { type: 'boolean', default: false } } });
const isStory = values.story || !hasDisplay();

await ensureSystemPackages({ virtualDesktop: isStory });
const { electronPath } = await ensureElectron();
const folder = await mkdtemp(join(tmpdir(), 'appointment-agent-demo-'));
try {
  const dataFolder = join(folder, 'data');
  const script = inProject('tools/demo', isStory ? 'play-story.ts' : 'open-window.ts');
  const run = isStory ? runInDesktopSession : runBounded;
  const { code, timedOut } = await run(process.execPath, [script, dataFolder], {
    timeoutMs: isStory ? storyLimitMs : longest,
    cwd: projectRoot,
    env: { ...process.env, ELECTRON_EXEC_PATH: electronPath },
    output: 'show',
  });
  if (timedOut) console.error(`The story was ended after ${storyLimitMs / 60_000} minutes.`);
  if (!isStory) await forgetSecrets(dataFolder);
  process.exitCode = code ?? 1;
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
