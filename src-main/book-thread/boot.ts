import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { createScriptLoader } from '../compiled-scripts.ts';
import type { BookThreadData } from './sides.ts';

// What the book's thread loads first, and as little as can be: it loads everything else, compiled as it was at an
// earlier start, as `src-main/boot.ts` does for main.

/** How long after a script was loaded what was compiled is kept, in milliseconds: a start is over by then. */
const settledAfterMs = 5_000;

const { folder, scripts } = workerData as BookThreadData;
const load = createScriptLoader({
  store: join(folder.compiled, 'book'),
  keptFolder: join(scripts, 'chunks'),
  whenSettled: (act) => void setTimeout(act, settledAfterMs).unref(),
  report: (error) => console.error(error),
});
load(join(scripts, 'book.cjs'));
