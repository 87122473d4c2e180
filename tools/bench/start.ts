import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  atMost,
  type Benchmark,
  type Figure,
  inMs,
  inTimes,
  median,
} from '../../tests/bench/figures.ts';
import { inProject, projectRoot } from '../project-root.ts';
import { observeStart, type ObservedStart } from './observed-start.ts';
import { grownPractice, seededFolder } from './seeded-folder.ts';

const [earlierStarts, starts, idleStarts] = [3, 15, 3];
/** How long nothing has happened when the memory is looked at, in milliseconds. */
const idleMs = 6_000;
const inMb = (mb: number): string => `${Math.round(mb)} MB`;

/** Starting the app as the system does, beside a bare window. */
export const startBenchmark: Benchmark = {
  name: 'Starting, and memory',
  words:
    `The built app on a book with ${grownPractice.bookings.toLocaleString('en')} bookings and ` +
    `${grownPractice.clients.toLocaleString('en')} clients, beside the least that Electron can be: one window of the ` +
    `same kind with an empty page. Both are started in turns, ${starts} times, and the medians given; before that ` +
    `${earlierStarts} times that do not count, each left alone for a while, as the starts of the days before were: what is ` +
    'kept compiled is kept then. *Usable* is when the bookings of the week are on the screen; for the bare window, when its page ' +
    `is. Memory is what all processes of each have resident ${idleMs / 1000} seconds after that.`,
  async run() {
    const seeded = await seededFolder();
    const bareData = mkdtempSync(join(tmpdir(), 'appointment-bare-'));
    try {
      const ours = { app: projectRoot, userData: seeded.path, sign: 'main [data-short][title]' };
      const bare = { app: inProject('tools/bench/bare-app'), userData: bareData, sign: 'body' };
      const found: Record<'ours' | 'bare', ObservedStart[]> = { ours: [], bare: [] };
      const memory: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };
      for (let turn = 0; turn < earlierStarts; turn += 1) {
        await observeStart({ ...bare, idleMs });
        await observeStart({ ...ours, idleMs });
      }
      for (let turn = 0; turn < starts; turn += 1) {
        found.bare.push(await observeStart(bare));
        found.ours.push(await observeStart(ours));
      }
      for (let turn = 0; turn < idleStarts; turn += 1) {
        memory.bare.push((await observeStart({ ...bare, idleMs })).residentMb ?? 0);
        memory.ours.push((await observeStart({ ...ours, idleMs })).residentMb ?? 0);
      }
      const usable = (of: 'ours' | 'bare') => median(found[of].map(({ usableMs }) => usableMs));
      return {
        figures: [
          figureOf('the bare window', found.bare, memory.bare),
          figureOf('the app', found.ours, memory.ours),
        ],
        targets: [
          atMost(
            'From the start to the week, beside a bare window',
            usable('ours') / usable('bare'),
            1.3,
            inTimes,
          ),
          atMost(
            'Idle memory above a bare window',
            median(memory.ours) - median(memory.bare),
            60,
            inMb,
          ),
        ],
      };
    } finally {
      seeded.remove();
      rmSync(bareData, { recursive: true, force: true, maxRetries: 5 });
    }
  },
};

function figureOf(
  what: string,
  starts: readonly ObservedStart[],
  memory: readonly number[],
): Figure {
  const loading = starts.map(({ loadingMs, loadedMs }) => loadedMs - loadingMs);
  const usable = starts.map(({ usableMs }) => usableMs);
  return {
    what,
    'until Electron runs': inMs(median(starts.map(({ loadingMs }) => loadingMs))),
    'loading main': inMs(median(loading)),
    usable: inMs(median(usable)),
    fastest: inMs(Math.min(...usable)),
    'work of all processes': inMs(median(starts.map(({ workMs }) => workMs))),
    memory: inMb(median(memory)),
  };
}
