import { join, resolve } from 'node:path';
import { app } from 'electron';
import { createScriptLoader } from './compiled-scripts.ts';
import { dataFolderAt } from './data-folder.ts';

// What Electron loads first, and as little as can be: it loads everything else, compiled as it was at an earlier start.

/** How long after a script was loaded what was compiled is kept, in milliseconds: a start is over by then. */
const settledAfterMs = 5_000;

const chosen = app.commandLine.getSwitchValue('user-data-dir');
const userData = chosen === '' ? app.getPath('userData') : resolve(chosen);
const isSelfCheck = app.commandLine.hasSwitch('self-check'); // which changes nothing
const folder = join(app.getAppPath(), 'out/main');

const load = createScriptLoader({
  store: isSelfCheck ? null : join(dataFolderAt(userData).compiled, 'main'),
  keptFolder: join(folder, 'chunks'),
  whenSettled: (act) => void setTimeout(act, settledAfterMs).unref(),
  report: (error) => console.error(error),
});
load(join(folder, 'main.cjs'));
