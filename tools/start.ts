// `npm start`: the app as it is shipped, on the person's own data. Arguments after `--` go to the app.
import { runInDesktopSession } from './desktop-session.ts';
import { launchArguments } from './electron-runtime/launch-arguments.ts';
import { prepareApp } from './prepare.ts';
import { runBounded } from './process/bounded-command.ts';
import { projectRoot } from './project-root.ts';
import { hasDisplay } from './system-packages.ts';

const longest = 2 ** 31 - 1; // the person ends the app, not a clock

const { electronPath } = await prepareApp();
const args = [projectRoot, ...launchArguments(), ...process.argv.slice(2)];
const run = hasDisplay() ? runBounded : runInDesktopSession;
if (!hasDisplay()) console.log('There is no display here: the app runs on a virtual one.');
const { code } = await run(electronPath, args, { timeoutMs: longest, output: 'show' });
process.exitCode = code ?? 1;
