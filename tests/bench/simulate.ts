import { playHistory } from '../simulation/history.ts';
import type { Benchmark } from './figures.ts';

const histories = 40;

/** How fast the proof of the sync runs: what a night of it is worth. */
export const simulateBenchmark: Benchmark = {
  name: 'Simulating the sync',
  words:
    `${histories} random histories of the simulation (see [sync.md](sync.md)) in one process. A step is one thing that ` +
    'somebody does here or in the calendar, with every check after it; a request is one that the engine makes of the ' +
    'simulated Google.',
  async run() {
    await playHistory(1); // migrates the database they all begin with
    const startedAt = performance.now();
    let [steps, requests] = [0, 0];
    for (let seed = 1; seed <= histories; seed += 1) {
      const history = await playHistory(seed);
      if (history.trouble.length > 0)
        throw new Error(`seed ${seed}: ${history.trouble.join('; ')}`);
      steps += history.steps.length;
      requests += history.requests;
    }
    const seconds = (performance.now() - startedAt) / 1000;
    const perSecond = (count: number): number => Math.round(count / seconds);
    return {
      figures: [
        {
          what: `${histories} histories`,
          'histories a second': perSecond(histories),
          'steps a second': perSecond(steps),
          'requests a second': perSecond(requests),
        },
      ],
    };
  },
};
