import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { CommandOutcome } from '../process/bounded-command.ts';
import { localCommand } from '../process/local-command.ts';
import { oneFailed, type Stage, type StageResult } from './stage.ts';

/** What we read of vitest's JSON report. */
const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

type Runner = (program: string, args: string[], limitMs: number) => Promise<CommandOutcome>;

/**
 * A stage that runs vitest with one of our configs and takes over its counts. A file that could not
 * even be loaded has no tests to count, so vitest's exit code alone also makes a failure.
 */
export function vitestStage(name: string, config: string, limitMs: number, run: Runner): Stage {
  return {
    name,
    limitMs,
    async run(limit) {
      const folder = await mkdtemp(join(tmpdir(), 'appointment-agent-report-'));
      try {
        const file = join(folder, 'report.json');
        const [program, script] = localCommand('vitest');
        const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
        const outcome = await run(
          program,
          [script, 'run', '--config', config, ...reporters],
          limit,
        );
        return toResult(outcome, await readReport(file), limit);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

async function readReport(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function toResult(outcome: CommandOutcome, json: string | undefined, limit: number): StageResult {
  if (outcome.timedOut) return oneFailed(`vitest was ended after ${Math.round(limit / 1000)} s.`);
  if (json === undefined) return oneFailed(`vitest ended with code ${outcome.code} and no report.`);
  const report = Report.parse(JSON.parse(json));
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  if (outcome.code === 0 || counts.failed > 0) return counts;
  return { ...counts, failed: 1, detail: `vitest ended with code ${outcome.code}; see above.` };
}
