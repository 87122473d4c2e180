// `npm run bench`: builds the app, measures everything and writes docs/benchmarks.md; `-- queries sync` measures only
// those, and writes nothing.
import { prepareApp } from './prepare.ts';
import { runInDesktopSession } from './desktop-session.ts';
import { inProject, projectRoot } from './project-root.ts';
import { ensureSystemPackages } from './system-packages.ts';

const limitMs = 20 * 60_000;

await ensureSystemPackages({ virtualDesktop: true });
const { electronPath, version, isFallback } = await prepareApp();
const script = inProject('tools/bench/run.ts');
const { code, timedOut } = await runInDesktopSession(
  process.execPath,
  [script, ...process.argv.slice(2)],
  {
    timeoutMs: limitMs,
    cwd: projectRoot,
    env: {
      ...process.env,
      ELECTRON_EXEC_PATH: electronPath,
      BENCH_ELECTRON: `${version}${isFallback ? ', the stand-in for developers' : ''}`,
    },
    output: 'show',
  },
);
if (timedOut) console.error(`The benchmarks were given up after ${limitMs / 60_000} minutes.`);
process.exitCode = code ?? 1;
