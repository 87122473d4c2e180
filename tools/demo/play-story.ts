// The story of the demonstration, played by itself; started by tools/demo.ts on a desktop that is there.
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startSampleGoogle } from '../../tests/story/sample-google.ts';
import { samplePractice } from '../../tests/story/sample-practice.ts';
import { fillPractice } from '../../tests/story/fill-practice.ts';
import { storyTimes, tellStory } from '../../tests/story/story.ts';
import { type Listener, worldOf } from '../../tests/story/world.ts';
import { launchApp } from '../../tests/support/electron-app.ts';
import { inProject } from '../project-root.ts';

const timeZone = 'Europe/Berlin';
const pictures = inProject('out/demo');
const now = Date.now();
const userData = process.argv[2];
if (userData === undefined) throw new Error('Usage: node tools/demo/play-story.ts <data folder>');

await rm(pictures, { recursive: true, force: true });
await mkdir(pictures, { recursive: true });
const google = await startSampleGoogle({ now, timeZone });
const app = await launchApp({ userData, env: { ...google.environment, TZ: timeZone } });
try {
  app.window.setDefaultTimeout(30_000);
  await fillPractice(
    app.window,
    samplePractice({ now, timeZone, weeks: [-2, -1, 0, 1, 2, 3], keepFree: storyTimes }),
  );
  await tellStory(worldOf(app.window, google, { now, timeZone }), listener());
  console.log(`\nAll of it held, in ${Math.round((Date.now() - now) / 1000)} s.`);
} catch (error) {
  await app.window.screenshot({ path: `${pictures}/failed.png` });
  console.error(`\nThe story ended early; out/demo/failed.png shows where.\n`, error);
  console.error(`What the app said:\n${app.output()}\n${await lastLogLines(userData)}`);
  process.exitCode = 1;
} finally {
  await app.close();
  await google.stop();
}

/** Says each step on the terminal, and keeps a picture of the window. */
function listener(): Listener {
  let steps = 0;
  let taken = 0;
  return {
    step(title) {
      steps += 1;
      console.log(`\n${steps}. ${title}`);
    },
    holds: (fact) => console.log(`   ✓ ${fact}`),
    async picture(name) {
      taken += 1;
      const file = `${String(taken).padStart(2, '0')}-${name}.png`;
      await app.window.mouse.move(0, 0); // no tooltip is to be in the way
      await app.window.screenshot({ path: `${pictures}/${file}`, animations: 'disabled' });
      console.log(`     out/demo/${file}`);
    },
  };
}

async function lastLogLines(folder: string): Promise<string> {
  const logs = join(folder, 'logs');
  const texts = await Promise.all(
    (await readdir(logs)).map((name) => readFile(join(logs, name), 'utf8')),
  );
  return texts.flatMap((text) => text.trim().split('\n').slice(-30)).join('\n');
}
