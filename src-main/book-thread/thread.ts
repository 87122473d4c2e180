import { workerData } from 'node:worker_threads';
import type { BookThreadData } from './sides.ts';

// Asked for by itself, so that it is among the scripts that are kept compiled. Should it fail, the thread ends, and main
// is told why.
void import('./run-book.ts').then(({ runBook }) => runBook(workerData as BookThreadData));
