import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { MutantRun } from './mutant-run.ts';
import type { Mutant } from './mutants.ts';

const root = join(import.meta.dirname, '..', '..');
const copied = ['src-main', 'src-shared', 'migrations', 'tests/simulation', 'tests/support'];
const run = promisify(execFile);

/** Where mutants live: below the repository, so that packages are found as ever. */
export const mutantsFolder = join(root, 'out', 'mutants');

/** The file with the mutant's fault in it. Throws when the place is not there exactly once: the engine has changed. */
export async function mutated({ name, file, find, replace }: Mutant): Promise<string> {
  const text = await readFile(join(root, file), 'utf8');
  const parts = text.split(find);
  if (parts.length !== 2) {
    throw new Error(
      `mutant ${name}: its text is ${parts.length - 1} times in ${file}, and should be there once`,
    );
  }
  return parts.join(replace);
}

/** Plays the simulation in a folder of its own with the mutant in it, or with the engine as it is, until a seed fails. */
export async function playMutant(
  name: string,
  seeds: number,
  mutant: Mutant | null,
): Promise<MutantRun> {
  const place = join(mutantsFolder, name);
  await mkdir(place, { recursive: true });
  for (const path of copied) await cp(join(root, path), join(place, path), { recursive: true });
  if (mutant) await writeFile(join(place, mutant.file), await mutated(mutant));
  await cp(join(root, 'package.json'), join(place, 'package.json'));
  const script = join(place, 'tests/simulation/mutant-run.ts');
  const { stdout } = await run(process.execPath, [script, '--seeds', String(seeds)], {
    maxBuffer: 1 << 24,
  });
  return JSON.parse(stdout) as MutantRun;
}
