import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCrashTest } from './campaign.ts';

const minutes = 60_000;

// `npm run crash-test -- --kills 200` does the same for longer.
test(
  'an app that is killed again and again loses no booking and doubles none',
  { timeout: 5 * minutes },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'appointment-crash-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const { figures, trouble } = await runCrashTest({ kills: 15, seed: 20_260_302, folder });
    expect(trouble).toEqual([]);
    expect(figures).toMatchObject({ kills: 15, lost: 0, doubled: 0 });
    // It was alive enough for this to mean something.
    expect(figures.restarts).toBeGreaterThan(5);
    expect(figures.commits).toBeGreaterThan(50);
    expect(figures.requests).toBeGreaterThan(50);
  },
);
