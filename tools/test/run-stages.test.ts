import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runStages } from './run-stages.ts';
import { onePassed, type Stage, type StageResult } from './stage.ts';

beforeEach(() => void vi.spyOn(console, 'log').mockImplementation(() => {}));
afterEach(() => vi.restoreAllMocks());

function stage(name: string, run: Stage['run']): Stage {
  return { name, limitMs: 1_000, run };
}

const counts =
  (passed: number, failed: number, skipped: number) => async (): Promise<StageResult> => ({
    passed,
    failed,
    skipped,
  });

test('the counts of all stages are added up, and a failed one does not stop the next', async () => {
  const stages = [stage('a', counts(3, 1, 2)), stage('b', async () => onePassed)];
  expect(await runStages(stages, 10_000)).toEqual({ passed: 4, failed: 1, skipped: 2 });
});

test('a stage that breaks has failed', async () => {
  const broken = stage('a', () => Promise.reject(new Error('no such tool')));
  expect(await runStages([broken], 10_000)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('a stage in which nothing ran has failed, even when all was skipped', async () => {
  expect(await runStages([stage('a', counts(0, 0, 7))], 10_000)).toMatchObject({ failed: 1 });
});

test('a stage for which no time is left is not begun', async () => {
  const begun = vi.fn<Stage['run']>(async () => onePassed);
  expect(await runStages([stage('a', begun)], 0)).toMatchObject({ passed: 0, failed: 1 });
  expect(begun).not.toHaveBeenCalled();
});
