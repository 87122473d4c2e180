import { parentPort } from 'node:worker_threads';
import { combine } from './campaign.ts';
import { playHistory } from './history.ts';

/** Seeds to play, from one on. */
export type Batch = { first: number; count: number };

export type BatchResult = Batch & {
  seeds: number;
  operations: number;
  cycles: number;
  crashes: number;
  databaseFaults: number;
  meanwhile: number;
  requests: number;
  faults: Map<string, number>;
  failures: { seed: number; trouble: string }[];
  hash: string;
};

// Kysely freezes every node of every query, which would take a tenth of the time; nobody here changes them.
Object.freeze = ((value: unknown) => value) as typeof Object.freeze;

async function play({ first, count }: Batch): Promise<BatchResult> {
  const result: BatchResult = {
    first,
    count,
    seeds: 0,
    operations: 0,
    cycles: 0,
    crashes: 0,
    databaseFaults: 0,
    meanwhile: 0,
    requests: 0,
    faults: new Map(),
    failures: [],
    hash: '',
  };
  const hashes: string[] = [];
  for (let seed = first; seed < first + count; seed += 1) {
    const history = await playHistory(seed);
    result.seeds += 1;
    result.operations += history.counts.operations;
    result.cycles += history.counts.cycles;
    result.crashes += history.counts.crashes;
    result.databaseFaults += history.counts.databaseFaults;
    result.meanwhile += history.counts.meanwhile;
    result.requests += history.requests;
    for (const [name, times] of history.faults)
      result.faults.set(name, (result.faults.get(name) ?? 0) + times);
    const [trouble] = history.trouble;
    if (trouble !== undefined) result.failures.push({ seed, trouble });
    hashes.push(history.hash);
  }
  result.hash = combine(hashes);
  return result;
}

parentPort?.on('message', (batch: Batch) => {
  void play(batch).then((result) => parentPort?.postMessage(result));
});
