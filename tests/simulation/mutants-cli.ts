import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { invariantOf } from './invariants.ts';
import { mutated, mutantsFolder, playMutant } from './mutant-folder.ts';
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

process.exitCode = await main(Number(values.seeds));

/** Plays the simulation against each mutant; a mutant that nobody notices fails the command. */
async function main(seeds: number): Promise<number> {
  const chosen = mutants.filter(
    ({ name }) => values.only === undefined || values.only.split(',').includes(name),
  );
  for (const mutant of chosen) await mutated(mutant);
  await rm(mutantsFolder, { recursive: true, force: true });
  const sound = await playMutant('sound', Number(values.sound), null);
  if (sound.trouble !== null) {
    console.error(`the engine as it is fails at seed ${sound.seeds}: ${sound.trouble}`);
    return 1;
  }
  console.log(`the engine as it is passes ${sound.seeds} seeds`);
  const results = await inParallel(chosen, async (mutant) => await play(mutant, seeds));
  console.log('\n| mutant | caught after seeds | by |\n|---|---:|---|');
  for (const [mutant, { seeds: played, trouble }] of results) {
    const by = trouble === null ? '**survived**' : invariantOf(trouble);
    console.log(`| ${mutant.name} | ${trouble === null ? `> ${played}` : played} | ${by} |`);
  }
  const survivors = results.filter(([, { trouble }]) => trouble === null);
  console.log(`\n${results.length - survivors.length} of ${results.length} mutants caught`);
  return survivors.length === 0 ? 0 : 1;
}

async function play(mutant: Mutant, seeds: number): Promise<MutantRun> {
  const result = await playMutant(mutant.name, seeds, mutant);
  const { trouble } = result;
  const became = trouble === null ? 'SURVIVED' : `seed ${result.seeds}: ${trouble.slice(0, 160)}`;
  console.log(`${mutant.name}: ${became}`);
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
