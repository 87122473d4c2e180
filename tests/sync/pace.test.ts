import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPace } from '../../src-main/sync/pace.ts';

describe('the pace of an account', () => {
  test('allows so many calls in any minute, and says how long to wait for the next', () => {
    const clock = { at: 0 };
    const pace = createPace({ now: () => clock.at }, 10);
    expect(pace.take('anna', 6)).toBe(0);
    clock.at = 20_000;
    expect(pace.take('anna', 4)).toBe(0);
    expect(pace.take('anna', 1)).toBe(40_000);
    expect(pace.take('anna', 7)).toBe(60_000);
    // Another account has a quota of its own.
    expect(pace.take('ben', 10)).toBe(0);
    clock.at = 60_000;
    expect(pace.take('anna', 6)).toBe(0);
    expect(pace.take('anna', 1)).toBe(20_000);
  });

  test('is never exceeded, whoever asks for how much and when, and the wait it names is long enough', () => {
    const limit = 20;
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 1, max: limit })),
          {
            maxLength: 60,
          },
        ),
        (asks) => {
          const clock = { at: 0 };
          const pace = createPace({ now: () => clock.at }, limit);
          const made: { at: number; calls: number }[] = [];
          for (const [later, calls] of asks) {
            clock.at += later;
            const wait = pace.take('anna', calls);
            if (wait > 0) {
              clock.at += wait;
              expect(pace.take('anna', calls)).toBe(0);
            }
            made.push({ at: clock.at, calls });
            const lastMinute = made.filter(({ at }) => at > clock.at - 60_000);
            expect(lastMinute.reduce((sum, one) => sum + one.calls, 0)).toBeLessThanOrEqual(limit);
          }
        },
      ),
    );
  });

  test('is not held up by what was counted before the clock went back', () => {
    const clock = { at: 100_000 };
    const pace = createPace({ now: () => clock.at }, 10);
    pace.take('anna', 10);
    clock.at = 30_000;
    expect(pace.take('anna', 10)).toBe(0);
  });

  test('lets a batch that is larger than the limit go alone, for it can not be sent otherwise', () => {
    const pace = createPace({ now: () => 0 }, 10);
    expect(pace.take('anna', 11)).toBe(0);
    expect(pace.take('anna', 1)).toBe(60_000);
  });
});
