export type Counts = { passed: number; failed: number; skipped: number };

/** `detail` is what the person should read when something is wrong; it may be long. */
export type StageResult = Counts & { detail?: string };

export type Stage = {
  name: string;
  /** How long it may take at most; a stage that takes longer is ended and has failed. */
  limitMs: number;
  run: (limitMs: number) => Promise<StageResult>;
};

export const onePassed: StageResult = { passed: 1, failed: 0, skipped: 0 };

/** The result of a stage that failed as a whole. */
export function oneFailed(detail: string): StageResult {
  return { passed: 0, failed: 1, skipped: 0, detail };
}

/** Adds up what several stages counted. */
export function sum(results: readonly Counts[]): Counts {
  return results.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}
