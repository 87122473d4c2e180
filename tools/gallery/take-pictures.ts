// Takes the pictures of the gallery; started by tools/gallery.ts on a desktop that is there.
import { Language } from '../../src-shared/words/language.ts';
import { speak } from '../../src-shared/words/words.ts';
import { ask } from '../../tests/story/fill-practice.ts';
import { startSampleGoogle } from '../../tests/story/sample-google.ts';
import { worldOf } from '../../tests/story/world.ts';
import { launchApp } from '../../tests/support/electron-app.ts';
import { inProject } from '../project-root.ts';
import { chapters } from './chapters.ts';
import { fileOf, looks, type Look } from './looks.ts';
import { lookInGerman } from './translate-names.ts';

const timeZone = 'Europe/Berlin';
const now = Date.now();
const [userData, chosen, wanted = ''] = process.argv.slice(2);
if (userData === undefined)
  throw new Error('Usage: node tools/gallery/take-pictures.ts <data folder> <language> [part]');
const language = Language.parse(chosen);

const folder = inProject('out/gallery');
const google = await startSampleGoogle({ now, timeZone });
const app = await launchApp({
  userData,
  firstSteps: 'shown',
  env: { ...google.environment, TZ: timeZone },
});
const { window } = app;
const taken: string[] = [];
const failed: string[] = [];
try {
  window.setDefaultTimeout(10_000);
  await window.emulateMedia({ reducedMotion: 'reduce' });
  await ask(window, 'settings.change', { language });
  speak(language);
  if (language === 'de') lookInGerman(window);
  const world = worldOf(window, google, { now, timeZone });
  for (const { prepare, screens } of chapters) {
    await prepare(world);
    for (const [name, show] of Object.entries(screens)) {
      if (!name.includes(wanted)) continue;
      try {
        let shownAt = '';
        for (const look of looks) {
          // Where a page is scrolled to depends on the size: it is shown anew at each.
          if (shownAt !== sizeOf(look)) {
            await beginAnew(look);
            await show(world);
          }
          shownAt = sizeOf(look);
          await takePicture(name, look);
        }
        taken.push(name);
        console.log(`  ${name}`);
      } catch (error) {
        failed.push(name);
        console.error(`  ${name} could not be shown:\n${String(error)}`);
        await window.screenshot({ path: `${folder}/${name}-${language}-failed.png` });
      }
    }
  }
} finally {
  await app.kill();
  await google.stop();
}
if (failed.length > 0) console.error(`Not shown: ${failed.join(', ')}`);
if (failed.length > 0 || taken.length === 0) process.exitCode = 1;

function sizeOf({ width, height }: Look): string {
  return `${width}x${height}`;
}

/** A page of the wanted size in which nothing is open: what one screen left is nothing to the next. */
async function beginAnew({ width, height }: Look): Promise<void> {
  await app.electron.evaluate(
    ({ BrowserWindow }, [width, height]) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    [width, height] as const,
  );
  await window.waitForFunction(
    `innerWidth === ${width} && innerHeight === ${height}`, // of the page, which this file isn't in
  );
  await window.evaluate("location.hash = ''");
  await window.reload();
}

async function takePicture(name: string, look: Look): Promise<void> {
  await ask(window, 'settings.change', { theme: look.theme });
  await window.locator(`html[data-mantine-color-scheme="${look.theme}"]`).waitFor();
  await window.mouse.move(0, 0); // no tooltip is to be in the way
  await window.screenshot({
    path: `${folder}/${fileOf(name, language, look)}`,
    animations: 'disabled',
  });
}
