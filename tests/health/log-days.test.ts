import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loggedDays } from '../../src-main/health/log-days-repo.ts';
import { tidyLog } from '../../src-main/health/tidy-log.ts';
import { type LogLine, writeLog } from '../../src-main/sync/log-repo.ts';
import { healthOf } from '../../src-shared/domain/sync-health.ts';
import { plansOf } from '../support/query-plans.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { instantOf, practiceZone } from '../support/times.ts';

let practice: TestPractice;

beforeEach(async () => {
  practice = await testPractice();
});
afterEach(() => practice.close());

const dayMs = 86_400_000;
const line = (at: number, given: Partial<LogLine> = {}): LogLine => ({
  at,
  kind: 'cycle',
  outcome: 'ok',
  durationMs: 120,
  requests: 1,
  ...given,
});
const write = (lines: readonly LogLine[]) =>
  practice.db.transaction().execute((tx) => writeLog(tx, lines));
const figures = async (fromAt: number, toAt: number) =>
  healthOf(await loggedDays(practice.db, fromAt, toAt, practiceZone), {
    oldestWaitingAt: null,
    lastLookAt: null,
  });
const linesLeft = () => practice.sqlite.prepare('SELECT count(*) FROM sync_log').pluck().get();

test('the figures of a period are the same before and after its lines were summed up', async () => {
  const arbitraryLine = fc.record({
    at: fc.integer({ min: 0, max: 60 * dayMs }),
    kind: fc.constantFrom<LogLine['kind'][]>('cycle', 'pull', 'insert', 'patch'),
    outcome: fc.constantFrom<LogLine['outcome'][]>('ok', 'failed', 'offline', 'partly'),
    durationMs: fc.nat({ max: 60_000 }),
    requests: fc.nat({ max: 9 }),
    tokenRefreshes: fc.nat({ max: 2 }),
  });
  const start = instantOf('2026-01-05T00:00'); // the clocks change within the sixty days
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryLine, { maxLength: 60 }), async (lines) => {
      practice.sqlite.exec('DELETE FROM sync_log; DELETE FROM sync_day');
      await write(lines.map((one) => ({ ...one, at: start + one.at })));
      practice.clock.set(start + 45 * dayMs);
      const before = await figures(start, start + 61 * dayMs);
      await tidyLog(practice);
      expect(await figures(start, start + 61 * dayMs)).toEqual(before);
    }),
    { numRuns: 50 },
  );
});

test('lines are kept for two weeks and then summed up, whole days only', async () => {
  const now = instantOf('2026-03-20T12:00');
  practice.clock.set(now);
  const daysAgo = (days: number) => line(now - days * dayMs);
  await write([daysAgo(0), daysAgo(13), daysAgo(14), daysAgo(15), daysAgo(16), daysAgo(16)]);
  expect(await tidyLog(practice)).toBe(2);
  expect(linesLeft()).toBe(3); // the day of fourteen days ago has hours that are younger
  expect(await tidyLog(practice)).toBe(0);
});

test('a line that comes late to a day that is summed up is added to it', async () => {
  practice.clock.set(instantOf('2026-03-20T12:00'));
  const at = instantOf('2026-01-10T12:00');
  for (const requests of [3, 4]) {
    await write([line(at, { requests })]);
    await tidyLog(practice);
  }
  expect(await figures(at - dayMs, at + dayMs)).toMatchObject({ cycles: 2, requests: 7 });
  expect(practice.sqlite.prepare('SELECT count(*) FROM sync_day').pluck().get()).toBe(1);
});

test('sums are forgotten after two years, and a stop ends the work between two days', async () => {
  practice.clock.set(instantOf('2026-03-20T12:00'));
  const old = instantOf('2024-03-01T12:00');
  await write([line(old), line(old + dayMs)]);
  expect(await tidyLog(practice, () => true)).toBe(0);
  expect(linesLeft()).toBe(2);
  expect(await tidyLog(practice)).toBe(2);
  expect(practice.sqlite.prepare('SELECT count(*) FROM sync_day').pluck().get()).toBe(0);
});

test('a month is read from its own lines and days by an index', async () => {
  const plan = await plansOf(practice, async () => {
    await loggedDays(practice.db, 0, dayMs, practiceZone);
    await tidyLog(practice);
  });
  expect(plan.filter((step) => step.startsWith('SCAN'))).toEqual([]);
  expect(plan.join('\n')).toContain('sync_log_by_time');
});
