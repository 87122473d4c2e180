import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Batch, BatchResult } from './worker.ts';

/** What many histories together showed. */
export type Campaign = {
  seeds: number;
  operations: number;
  cycles: number;
  crashes: number;
  databaseFaults: number;
  /** Acts of people in the middle of a request. */
  meanwhile: number;
  requests: number;
  /** Faults injected, by kind. */
  faults: Map<string, number>;
  /** The seeds that failed, with the first thing that did not hold. */
  failures: { seed: number; trouble: string }[];
  /** One hash over the hashes of all histories, in order of their seeds. */
  hash: string;
};

/** Seeds handed to a worker at once: small, so that the last ones end together. */
const batchSize = 25;

/** Plays the histories of `count` seeds from `first` on, on every core; same seeds, same hash. */
export async function runCampaign(
  first: number,
  count: number,
  options: { stopAtFirst?: boolean; progress?: (done: number) => void } = {},
): Promise<Campaign> {
  const workers = Math.min(availableParallelism(), Math.ceil(count / batchSize));
  const results = new Map<number, BatchResult>();
  let next = first;
  let isOver = false;
  await Promise.all(Array.from({ length: workers }, runWorker));
  return sumUp([...results].toSorted(([a], [b]) => a - b).map(([, result]) => result));

  function runWorker(): Promise<void> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url));
      const feed = (): void => {
        if (isOver || next >= first + count) {
          void worker.terminate().then(() => resolve());
          return;
        }
        const batch: Batch = { first: next, count: Math.min(batchSize, first + count - next) };
        next += batch.count;
        worker.postMessage(batch);
      };
      worker.on('message', (result: BatchResult) => {
        results.set(result.first, result);
        if (options.stopAtFirst && result.failures.length > 0) isOver = true;
        options.progress?.([...results.values()].reduce((sum, one) => sum + one.seeds, 0));
        feed();
      });
      worker.on('error', reject);
      feed();
    });
  }
}

function sumUp(results: readonly BatchResult[]): Campaign {
  const faults = new Map<string, number>();
  for (const result of results) {
    for (const [name, times] of result.faults) faults.set(name, (faults.get(name) ?? 0) + times);
  }
  const sum = (
    key:
      | 'seeds'
      | 'operations'
      | 'cycles'
      | 'crashes'
      | 'databaseFaults'
      | 'meanwhile'
      | 'requests',
  ): number => results.reduce((total, result) => total + result[key], 0);
  return {
    seeds: sum('seeds'),
    operations: sum('operations'),
    cycles: sum('cycles'),
    crashes: sum('crashes'),
    databaseFaults: sum('databaseFaults'),
    meanwhile: sum('meanwhile'),
    requests: sum('requests'),
    faults: new Map([...faults].toSorted(([a], [b]) => a.localeCompare(b))),
    failures: results.flatMap((result) => result.failures),
    hash: combine(results.map((result) => result.hash)),
  };
}

/** A hash over hashes (FNV-1a), good enough to tell two runs apart. */
export function combine(hashes: readonly string[]): string {
  let state = 0xcbf29ce484222325n;
  for (const char of hashes.join(' ')) {
    state = BigInt.asUintN(64, (state ^ BigInt(char.codePointAt(0) ?? 0)) * 0x100000001b3n);
  }
  return state.toString(16).padStart(16, '0');
}
