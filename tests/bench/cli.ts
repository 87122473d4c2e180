import { parseArgs } from 'node:util';
import type { Benchmark } from './figures.ts';
import { freeTimesBenchmark } from './free-times.ts';
import { readPageBenchmark } from './read-page.ts';
import { searchBenchmark } from './search.ts';
import { startBenchmark } from './start.ts';
import { syncBenchmark } from './sync.ts';
import { weekViewBenchmark } from './week-view.ts';

// `npm run bench` measures everything, `npm run bench -- sync start` only those.
const benchmarks: Record<string, Benchmark> = {
  week: weekViewBenchmark,
  free: freeTimesBenchmark,
  page: readPageBenchmark,
  search: searchBenchmark,
  sync: syncBenchmark,
  start: startBenchmark,
};

const { positionals } = parseArgs({ allowPositionals: true });
const unknown = positionals.filter((name) => !Object.hasOwn(benchmarks, name));
if (unknown.length > 0) {
  console.error(
    `There is no ${unknown.join(' ')}. There are: ${Object.keys(benchmarks).join(' ')}`,
  );
  process.exitCode = 2;
} else {
  for (const [name, benchmark] of Object.entries(benchmarks)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    const figures = await benchmark.run();
    console.log(`\n${name}: ${benchmark.name}`);
    console.table(Object.fromEntries(figures.map(({ what, ...columns }) => [what, columns])));
  }
}
