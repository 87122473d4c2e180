import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoffMs, backoffs, type BackoffKind, latestWait } from '../../src-main/sync/backoff.ts';

const kind = fc.constantFrom<BackoffKind>('server', 'rate-limited', 'quota', 'forbidden');
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('the wait after a failure', () => {
  test('is at least a millisecond and never above its cap, however often it failed', () => {
    fc.assert(
      fc.property(kind, fc.nat(10_000), chance, (kind, attempts, random) => {
        const wait = backoffMs(kind, attempts, () => random);
        expect(wait).toBeGreaterThanOrEqual(1);
        expect(wait).toBeLessThanOrEqual(backoffs[kind].capMs);
        expect(Number.isInteger(wait)).toBe(true);
      }),
    );
  });

  test('is never shorter than the server asked for', () => {
    fc.assert(
      fc.property(
        kind,
        fc.nat(50),
        chance,
        fc.nat(48 * 3_600_000),
        (kind, attempts, random, asked) => {
          expect(backoffMs(kind, attempts, () => random, asked)).toBeGreaterThanOrEqual(asked);
        },
      ),
    );
  });

  test('may be twice as long after each failure, up to the cap', () => {
    const longest = (attempts: number) => backoffMs('server', attempts, () => 1 - 2 ** -32);
    expect([1, 2, 3, 4].map(longest)).toEqual([4000, 8000, 16_000, 32_000]);
    expect(longest(20)).toBe(30 * 60_000);
  });

  test('is spread over the whole of what it may be, so that not all come back at once', () => {
    const waits = [0, 0.25, 0.5, 0.75].map((random) => backoffMs('server', 3, () => random));
    expect(waits).toEqual([1, 4000, 8000, 12_000]);
  });

  test.each<[BackoffKind, number]>([
    ['server', 30 * 60_000],
    ['rate-limited', 10 * 60_000],
    ['quota', 6 * 3_600_000],
    ['forbidden', 6 * 3_600_000],
  ])('because of "%s" ends within %d ms', (kind, most) => {
    expect(latestWait(1000, kind)).toBe(1000 + most);
  });
});
