// `npm test`: every check of the project, one after the other. `npm test -- lint unit` runs only those.
import { buildApp } from './build/build-app.ts';
import { ensureElectron } from './electron-runtime/ensure-electron.ts';
import { runBounded } from './process/bounded-command.ts';
import { projectRoot } from './project-root.ts';
import { ensureSystemPackages } from './system-packages.ts';
import { checkStage } from './test/check-stage.ts';
import { endToEndConfig, runEndToEnd } from './test/end-to-end.ts';
import { runStages } from './test/run-stages.ts';
import { smokeStage } from './test/smoke-stage.ts';
import { oneFailed, onePassed, type Stage } from './test/stage.ts';
import { vitestStage } from './test/vitest-stage.ts';

const minute = 60_000;
const totalMs = 14.5 * minute;

const prepare = once(() => ensureElectron());
const build = once(() => buildApp('capture'));

const stages: Record<string, Stage> = {
  format: checkStage('format', 'oxfmt', ['--check'], minute),
  lint: checkStage('lint', 'oxlint', ['--type-aware', '--deny-warnings'], 2 * minute),
  types: checkStage('types', 'tsc', ['-b'], 2 * minute),
  knip: checkStage('knip', 'knip', [], minute),
  unit: vitestStage('unit', 'vitest.config.ts', 8 * minute, (program, args, limit) =>
    runBounded(program, args, { timeoutMs: limit, cwd: projectRoot, output: 'show' }),
  ),
  build: { name: 'build', limitMs: 3 * minute, run: buildResult },
  e2e: onlyBuilt(vitestStage('e2e', endToEndConfig, 8 * minute, endToEnd)),
  smoke: onlyBuilt(smokeStage(5 * minute, prepare)),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(stages, name));
if (unknown.length > 0) {
  console.error(
    `There is no stage "${unknown.join(' ')}". Stages: ${Object.keys(stages).join(' ')}`,
  );
  process.exit(2);
}
const chosen = Object.entries(stages).filter(
  ([name]) => asked.length === 0 || asked.includes(name),
);

const needsElectron = chosen.some(([name]) => name === 'e2e' || name === 'smoke');
if (needsElectron) {
  await ensureSystemPackages({ virtualDesktop: true });
  // Meanwhile the first stages run: fetching and compiling may take a minute. Those that need it say what went wrong.
  prepare().catch(() => undefined);
}
const { passed, failed, skipped } = await runStages(
  chosen.map(([, stage]) => stage),
  totalMs,
);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 ? 1 : 0); // whatever a stage that was given up may still be doing

async function buildResult() {
  const { code, stdout, stderr } = await build();
  return code === 0 ? onePassed : oneFailed(`${stdout}\n${stderr}`);
}

function onlyBuilt(stage: Stage): Stage {
  return {
    ...stage,
    async run(limit) {
      const { code } = await build();
      return code === 0 ? stage.run(limit) : oneFailed('Not run, because the build failed.');
    },
  };
}

async function endToEnd(program: string, args: string[], limitMs: number) {
  const start = Date.now();
  const { electronPath } = await prepare();
  const left = Math.max(limitMs - (Date.now() - start), 1_000);
  return runEndToEnd(electronPath, [program, args], left);
}

/** Does the work at the first call and gives the same result to all later ones. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => (result ??= work());
}
