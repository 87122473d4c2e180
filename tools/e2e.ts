// `npm run e2e`: builds the app and runs the end-to-end tests in the real Electron, without the other checks. What
// follows `--` goes to vitest: `-- main-job` runs the files with that in their name, `-t keychain` such tests of theirs.
import { buildAppOrExit } from './build/build-app.ts';
import { ensureElectron } from './electron-runtime/ensure-electron.ts';
import { localCommand } from './process/local-command.ts';
import { ensureSystemPackages } from './system-packages.ts';
import { endToEndConfig, runEndToEnd } from './test/end-to-end.ts';

const limitMs = 15 * 60_000;

await ensureSystemPackages({ virtualDesktop: true });
const { electronPath } = await ensureElectron();
await buildAppOrExit();
const [program, vitest] = localCommand('vitest');
const args = [vitest, 'run', '--config', endToEndConfig, ...process.argv.slice(2)];
const { code, timedOut } = await runEndToEnd(electronPath, [program, args], limitMs);
if (timedOut) console.error(`The tests were ended after ${limitMs / 60_000} minutes.`);
process.exitCode = code ?? 1;
