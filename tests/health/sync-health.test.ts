import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bucketLimitMs,
  durationBucket,
  healthOf,
  type LoggedDay,
  percentileMs,
} from '../../src-shared/domain/sync-health.ts';
import { type TroubleFacts, verdictOf } from '../../src-shared/domain/sync-verdict.ts';

const now = { oldestWaitingAt: null, lastLookAt: null };

function cycle(given: Partial<LoggedDay> = {}): LoggedDay {
  return {
    day: '2026-03-02',
    kind: 'cycle',
    outcome: 'ok',
    errorClass: '',
    durationBucket: durationBucket(100),
    operations: 1,
    durationMs: 100,
    requests: 2,
    tokenRefreshes: 0,
    ...given,
  };
}

test('a duration lies within its bucket, which is at most a fifth longer', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), (ms) => {
      const limit = bucketLimitMs(durationBucket(ms));
      expect(limit).toBeGreaterThanOrEqual(ms * 0.999_999);
      expect(limit).toBeLessThanOrEqual(ms * 1.2);
    }),
  );
});

test('a percentile is that of all durations, to within a fifth', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 200 }),
      fc.constantFrom(0.5, 0.95, 1),
      (durations, part) => {
        const buckets = durations.map((ms) => ({
          durationBucket: durationBucket(ms),
          operations: 1,
        }));
        const sorted = durations.toSorted((a, b) => a - b);
        const exact = sorted[Math.ceil(sorted.length * part) - 1]!;
        const found = percentileMs(buckets, part)!;
        expect(found / exact).toBeGreaterThan(0.999);
        expect(found / exact).toBeLessThan(1.2);
      },
    ),
  );
  expect(percentileMs([], 0.95)).toBeNull();
});

test('nothing logged means nothing measured, not that all went well', () => {
  expect(healthOf([], now)).toMatchObject({
    successRate: null,
    connectionRate: null,
    averageMs: null,
    p95Ms: null,
    cycles: 0,
    operations: [],
    days: [],
  });
});

test('being offline is no failure, and a failure is none of the network', () => {
  const health = healthOf(
    [
      cycle({ operations: 6, durationMs: 600, requests: 12 }),
      cycle({ outcome: 'offline', errorClass: 'offline', operations: 2 }),
      cycle({ outcome: 'failed', errorClass: 'server', durationMs: 500 }),
      cycle({ outcome: 'partly', errorClass: '', durationMs: 300, tokenRefreshes: 1 }),
    ],
    now,
  );
  expect(health).toMatchObject({
    cycles: 10,
    failedCycles: 2,
    successRate: 6 / 8,
    connectionRate: 8 / 10,
    averageMs: 1400 / 8,
    tokenRefreshes: 1,
  });
  expect(health.days).toEqual([{ day: '2026-03-02', ok: 6, failed: 2, offline: 2, sent: 0 }]);
});

test('each kind of operation is told with what went wrong, the most frequent first', () => {
  const health = healthOf(
    [
      cycle({ kind: 'insert', operations: 9 }),
      cycle({ kind: 'insert', outcome: 'failed', errorClass: 'invalid', operations: 1 }),
      cycle({ kind: 'insert', outcome: 'failed', errorClass: 'server', operations: 3 }),
      cycle({ kind: 'patch', day: '2026-03-01' }),
    ],
    now,
  );
  expect(health.operations).toEqual([
    {
      kind: 'insert',
      total: 13,
      failed: 4,
      errors: [
        { errorClass: 'server', count: 3 },
        { errorClass: 'invalid', count: 1 },
      ],
    },
    { kind: 'patch', total: 1, failed: 0, errors: [] },
  ]);
  expect(health.days.map(({ day, sent }) => [day, sent])).toEqual([
    ['2026-03-01', 1],
    ['2026-03-02', 9],
  ]);
});

test('the reasons of what failed are those of the failures alone, and a sync that came through in part has one', () => {
  const { operations } = healthOf(
    [
      cycle({ operations: 9 }),
      cycle({ outcome: 'offline', errorClass: 'offline', operations: 8 }),
      cycle({ outcome: 'partly', operations: 2 }),
      cycle({ outcome: 'failed', errorClass: 'server' }),
    ],
    now,
  );
  expect(operations).toEqual([
    {
      kind: 'cycle',
      total: 20,
      failed: 3,
      errors: [
        { errorClass: 'partly', count: 2 },
        { errorClass: 'server', count: 1 },
      ],
    },
  ]);
});

describe('the verdict', () => {
  const well: TroubleFacts = {
    isConnected: true,
    isOffline: false,
    accountError: null,
    calendarError: null,
    needsReconnect: false,
    clockOffsetMs: 200,
    databaseError: null,
    keychainWorks: true,
    itemError: null,
  };

  test.each<[string, Partial<TroubleFacts>]>([
    ['well', {}],
    ['well', { clockOffsetMs: null }],
    ['not-connected', { isConnected: false }],
    ['no-network', { isOffline: true, accountError: 'server' }],
    ['access-ended', { isConnected: false, needsReconnect: true, isOffline: true }],
    ['quota', { accountError: 'rate-limited' }],
    ['calendar-gone', { calendarError: 'not-found' }],
    ['no-rights', { calendarError: 'forbidden' }],
    ['clock-wrong', { clockOffsetMs: -360_000, needsReconnect: true }],
    ['disk-full', { databaseError: 'SQLITE_FULL', isOffline: true }],
    ['disk-full', { databaseError: 'ENOSPC', isConnected: false }],
    ['keychain-locked', { keychainWorks: false }],
    ['google-trouble', { itemError: 'unknown-outcome' }],
    ['refused', { itemError: 'invalid' }],
  ])('%s', (kind, facts) => {
    const verdict = verdictOf({ ...well, ...facts });
    expect(verdict.kind).toBe(kind);
    expect(verdict.cause).toMatch(/\.$/);
  });

  test('a clock that is wrong is told by how much and which way', () => {
    expect(verdictOf({ ...well, clockOffsetMs: 7_200_000 }).cause).toContain('120 minutes fast');
    expect(verdictOf({ ...well, clockOffsetMs: -7_200_000 }).cause).toContain('120 minutes slow');
    expect(verdictOf({ ...well, clockOffsetMs: 240_000 }).kind).toBe('well');
  });
});
