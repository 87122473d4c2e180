import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { invariantOf } from './invariants.ts';
import type { MutantRun } from './mutant-run.ts';
import { type Mutant, mutants } from './mutants.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '5000' },
    /** Seeds that the engine as it is must pass first. */
    sound: { type: 'string', default: '100' },
    only: { type: 'string' },
  },
});

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'out', 'mutants');
const copied = ['src-main', 'src-shared', 'migrations', 'tests/simulation', 'tests/support'];
const run = promisify(execFile);

process.exitCode = await main(Number(values.seeds));

/** Plays the simulation against each mutant; a mutant that nobody notices fails the command. */
async function main(seeds: number): Promise<number> {
  const chosen = mutants.filter(
    ({ name }) => values.only === undefined || values.only.split(',').includes(name),
  );
  for (const mutant of chosen) await mutated(mutant);
  await rm(folder, { recursive: true, force: true });
  const sound = await play('sound', Number(values.sound), null);
  if (sound.trouble !== null) {
    console.error(`the engine as it is fails at seed ${sound.seeds}: ${sound.trouble}`);
    return 1;
  }
  console.log(`the engine as it is passes ${sound.seeds} seeds`);
  const results = await inParallel(
    chosen,
    async (mutant) => await play(mutant.name, seeds, mutant),
  );
  console.log('\n| mutant | caught after seeds | by |\n|---|---:|---|');
  for (const [mutant, { seeds: played, trouble }] of results) {
    const by = trouble === null ? '**survived**' : invariantOf(trouble);
    console.log(`| ${mutant.name} | ${trouble === null ? `> ${played}` : played} | ${by} |`);
  }
  const survivors = results.filter(([, { trouble }]) => trouble === null);
  console.log(`\n${results.length - survivors.length} of ${results.length} mutants caught`);
  return survivors.length === 0 ? 0 : 1;
}

/** The file with the mutant's fault in it. Throws when the place is not there exactly once: the engine has changed. */
async function mutated({ name, file, find, replace }: Mutant): Promise<string> {
  const text = await readFile(join(root, file), 'utf8');
  const parts = text.split(find);
  if (parts.length !== 2) {
    throw new Error(
      `mutant ${name}: its text is ${parts.length - 1} times in ${file}, and should be there once`,
    );
  }
  return parts.join(replace);
}

/** A folder of its own below the repository, so that packages are found as ever, and the simulation in it. */
async function play(name: string, seeds: number, mutant: Mutant | null): Promise<MutantRun> {
  const place = join(folder, name);
  await mkdir(place, { recursive: true });
  for (const path of copied) await cp(join(root, path), join(place, path), { recursive: true });
  if (mutant) await writeFile(join(place, mutant.file), await mutated(mutant));
  await cp(join(root, 'package.json'), join(place, 'package.json'));
  const script = join(place, 'tests/simulation/mutant-run.ts');
  const { stdout } = await run(process.execPath, [script, '--seeds', String(seeds)], {
    maxBuffer: 1 << 24,
  });
  const result = JSON.parse(stdout) as MutantRun;
  if (mutant)
    console.log(
      `${name}: ${result.trouble === null ? 'SURVIVED' : `seed ${result.seeds}: ${result.trouble.slice(0, 160)}`}`,
    );
  return result;
}

async function inParallel<T, R>(
  list: readonly T[],
  act: (one: T) => Promise<R>,
): Promise<[T, R][]> {
  const results = new Map<T, R>();
  const left = [...list];
  async function work(): Promise<void> {
    for (let one = left.shift(); one !== undefined; one = left.shift())
      results.set(one, await act(one));
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return list.map((one) => [one, results.get(one) as R]);
}
