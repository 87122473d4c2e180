import { setTimeout as sleep } from 'node:timers/promises';
import { type Counts, oneFailed, type Stage, type StageResult, sum } from './stage.ts';

const graceMs = 10_000;

/**
 * Runs the stages in order, whatever became of the earlier ones, and says how each went.
 * Together they may take `totalMs`: what is left of it bounds each stage as well.
 */
export async function runStages(stages: readonly Stage[], totalMs: number): Promise<Counts> {
  const end = Date.now() + totalMs;
  const results: StageResult[] = [];
  const table: string[] = [];
  for (const stage of stages) {
    console.log(`\n── ${stage.name} ──`);
    const start = Date.now();
    const result = await runOne(stage, Math.min(stage.limitMs, end - start));
    results.push(result);
    if (result.detail) console.log(result.detail);
    table.push(line(stage.name, result, Date.now() - start));
    console.log(table.at(-1));
  }
  console.log(`\n── summary ──\n${table.join('\n')}\n`);
  return sum(results);
}

async function runOne(stage: Stage, limitMs: number): Promise<StageResult> {
  if (limitMs <= 0) return oneFailed('No time was left for this stage.');
  try {
    const result = await Promise.race([stage.run(limitMs), givenUp(limitMs)]);
    if (result.passed + result.failed === 0) {
      return {
        ...result,
        failed: 1,
        detail: `${result.detail ?? ''}\nNothing at all was tested here.`,
      };
    }
    return result;
  } catch (error) {
    return oneFailed(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

/** Stages keep to their limit by themselves; this is for one that waits for something else. */
async function givenUp(limitMs: number): Promise<StageResult> {
  await sleep(limitMs + graceMs, undefined, { ref: false });
  return oneFailed(`Given up after ${Math.round(limitMs / 1000)} s.`);
}

function line(name: string, { passed, failed, skipped }: Counts, tookMs: number): string {
  const mark = failed > 0 ? '✗' : '✓';
  const seconds = (tookMs / 1000).toFixed(1).padStart(6);
  return `${mark} ${name.padEnd(12)} ${seconds} s   ${passed} passed, ${failed} failed, ${skipped} skipped`;
}
