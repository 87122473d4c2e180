// Measures; started by tools/bench.ts on a desktop that is there, with the app built.
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Benchmark } from '../../tests/bench/figures.ts';
import { freeTimesBenchmark } from '../../tests/bench/free-times.ts';
import { loadBenchmark } from '../../tests/bench/load.ts';
import { queriesBenchmark } from '../../tests/bench/queries.ts';
import { readPageBenchmark } from '../../tests/bench/read-page.ts';
import { searchBenchmark } from '../../tests/bench/search.ts';
import { simulateBenchmark } from '../../tests/bench/simulate.ts';
import { syncBenchmark } from '../../tests/bench/sync.ts';
import { inProject } from '../project-root.ts';
import { documentOf, type Result } from './document.ts';
import { sizeBenchmark } from './size.ts';
import { startBenchmark } from './start.ts';
import { windowBenchmark } from './window.ts';

/** In the order of the document. */
const benchmarks: Record<string, Benchmark> = {
  start: startBenchmark,
  load: loadBenchmark,
  window: windowBenchmark,
  queries: queriesBenchmark,
  free: freeTimesBenchmark,
  search: searchBenchmark,
  sync: syncBenchmark,
  page: readPageBenchmark,
  simulate: simulateBenchmark,
  size: sizeBenchmark,
};

const { positionals } = parseArgs({ allowPositionals: true });
const unknown = positionals.filter((name) => !Object.hasOwn(benchmarks, name));
if (unknown.length > 0) {
  console.error(
    `There is no ${unknown.join(' ')}. There are: ${Object.keys(benchmarks).join(' ')}`,
  );
  process.exitCode = 2;
} else {
  const results = await measure();
  if (positionals.length === 0) {
    await writeFile(inProject('docs/benchmarks.md'), documentOf(results));
    console.log('\nWritten to docs/benchmarks.md');
  }
}

async function measure(): Promise<Result[]> {
  const results: Result[] = [];
  for (const [key, benchmark] of Object.entries(benchmarks)) {
    if (positionals.length > 0 && !positionals.includes(key)) continue;
    const { name, words } = benchmark;
    const startedAt = performance.now();
    const { figures, targets = [] } = await benchmark.run();
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    results.push({ name, words, figures, targets });
    console.log(`\n${key}: ${name} (${seconds} s)`);
    console.table(Object.fromEntries(figures.map(({ what, ...columns }) => [what, columns])));
    for (const { what, target, found, isMet } of targets) {
      console.log(`${isMet ? 'met   ' : 'MISSED'} ${what}: ${found}, ${target}`);
    }
  }
  return results;
}
