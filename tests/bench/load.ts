import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { mainSteps } from '../support/first-files.ts';
import { type Benchmark, type Figure, inMs } from './figures.ts';

const script = fileURLToPath(new URL('load-main.ts', import.meta.url));
const root = new URL('../../', import.meta.url);
const times = 7;

const Loaded = z.object({ ms: z.number(), workMs: z.number() });

/** What loading code costs before anything of the app runs, in plain Node and without any cache. */
export const loadBenchmark: Benchmark = {
  name: 'Loading the main process',
  words:
    `What loading code costs before anything of the app runs, in plain Node and, but for the last row, without any cache: the middle of ${times} ` +
    'processes. *Work* is the time on the processor, which other programs disturb less.',
  async run() {
    const calendar = 'googleapis/build/src/apis/calendar/index.js';
    const figures = [
      load('the Google Calendar client, unbundled', [import.meta.resolve(calendar)]),
    ];
    const folder = fileURLToPath(new URL('out/main', root));
    if (existsSync(folder)) {
      const steps = mainSteps(folder);
      figures.push(load('what opens the window', steps.slice(0, 1)));
      figures.push(load('all of the main process', steps));
      figures.push(load('the same, compiled before', steps, true));
    }
    return { figures };
  },
};

function load(what: string, scripts: readonly string[], isCompiled = false): Figure {
  const folder = mkdtempSync(join(tmpdir(), 'compiled-'));
  const store = isCompiled ? join(folder, 'main') : '-';
  const once = (): z.output<typeof Loaded> => {
    const printed = execFileSync(process.execPath, [script, store, ...scripts], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return Loaded.parse(JSON.parse(printed));
  };
  if (isCompiled) once(); // which keeps what it compiled
  const runs = Array.from({ length: times }, once);
  rmSync(folder, { recursive: true });
  return {
    what,
    time: inMs(middle(runs.map(({ ms }) => ms))),
    work: inMs(middle(runs.map(({ workMs }) => workMs))),
    best: inMs(Math.min(...runs.map(({ ms }) => ms))),
  };
}

function middle(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
