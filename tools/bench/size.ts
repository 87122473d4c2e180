import { type Dirent, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Benchmark, inKb } from '../../tests/bench/figures.ts';
import { firstFiles, firstMainFiles } from '../../tests/support/first-files.ts';
import { ensureElectron } from '../electron-runtime/ensure-electron.ts';
import { inProject } from '../project-root.ts';
import { packApp } from '../test/packed-app.ts';

const limitMs = 3 * 60_000;

/** What is installed, and what of it is loaded at the start. */
export const sizeBenchmark: Benchmark = {
  name: 'Sizes',
  words:
    'The app as an installer puts it in place, without Electron, which is the same for every app; and the parts of it ' +
    'that are loaded at a start. The rest of the window’s scripts is loaded when its page or dialog is first opened.',
  async run() {
    const executable = await packApp(await ensureElectron(), limitMs);
    const resources = join(dirname(executable), 'resources');
    const page = filesIn(inProject('out/renderer'));
    const first = firstFiles(inProject('out/renderer'));
    const size = (files: readonly string[]) =>
      inKb(files.reduce((sum, file) => sum + sizeOf(file), 0));
    const scripts = page.filter((file) => file.endsWith('.js'));
    const main = filesIn(inProject('out/main')).filter(isScript);
    return {
      figures: [
        { what: 'installed, without Electron', size: size(filesIn(resources)) },
        { what: 'of it everything that is bundled', size: size([join(resources, 'app.asar')]) },
        {
          what: 'the main process, loaded at the start',
          size: size(firstMainFiles(inProject('out/main'))),
        },
        { what: 'the main process, all of it', size: size(main) },
        {
          what: 'the preload script',
          size: size(filesIn(inProject('out/preload')).filter(isScript)),
        },
        { what: 'scripts of the window, loaded at the start', size: size(first.filter(isScript)) },
        { what: 'scripts of the window, all of them', size: size(scripts) },
      ],
    };
  },
};

const isScript = (file: string): boolean => /\.c?js$/.test(file);
const sizeOf = (file: string): number => statSync(file).size;

function filesIn(folder: string): string[] {
  const entries: Dirent[] = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
