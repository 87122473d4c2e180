import { parseArgs } from 'node:util';
import { playHistory } from './history.ts';

/** What became of a mutant: the seed that showed it, with what did not hold, or nulls when it survived. */
export type MutantRun = { seeds: number; trouble: string | null };

/** Plays seed after seed until one fails; run in a mutant's own folder, it prints one line of JSON. */
async function run(seeds: number): Promise<MutantRun> {
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { trouble } = await playHistory(seed);
    const [first] = trouble;
    if (first !== undefined) return { seeds: seed, trouble: first };
  }
  return { seeds, trouble: null };
}

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '5000' } } });
console.log(JSON.stringify(await run(Number(values.seeds))));
