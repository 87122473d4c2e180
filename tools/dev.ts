// `npm run dev`: the app with hot reload of the window and restart of the main process on each change.
import { runInDesktopSession } from './desktop-session.ts';
import { ensureElectron } from './electron-runtime/ensure-electron.ts';
import { launchArguments } from './electron-runtime/launch-arguments.ts';
import { runBounded } from './process/bounded-command.ts';
import { localCommand } from './process/local-command.ts';
import { ensureSystemPackages, hasDisplay } from './system-packages.ts';

const longest = 2 ** 31 - 1; // the person ends it, not a clock

await ensureSystemPackages();
await ensureElectron();
const [program, script] = localCommand('electron-vite');
const ownArguments = process.argv.slice(2);
const args = [script, 'dev', '--watch', '--', ...launchArguments(), ...ownArguments];
const run = hasDisplay() ? runBounded : runInDesktopSession;
const { code } = await run(program, args, { timeoutMs: longest, output: 'show' });
process.exitCode = code ?? 1;
