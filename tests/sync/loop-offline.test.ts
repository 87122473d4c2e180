import { expect, test } from 'vitest';
import type { CycleResult } from '../../src-main/sync/cycle.ts';
import { createLoop } from '../../src-main/sync/loop.ts';
import { fakeClock, fakeLog, fakeRandom, fakeTimers } from '../support/fakes.ts';

const settled = (): Promise<void> => new Promise((done) => setImmediate(done));

/** A loop whose system always says that there is a network; `isReachable` says whether Google is there. */
function loopWith(isReachable: () => boolean) {
  const clock = fakeClock();
  const timers = fakeTimers(clock);
  const cyclesAt: number[] = [];
  const startedAt = clock.now();
  const loop = createLoop({
    clock,
    timers,
    random: fakeRandom(3),
    network: { isOnline: () => true, onChange: () => () => undefined },
    log: fakeLog(),
    async runCycle(): Promise<CycleResult> {
      cyclesAt.push(clock.now() - startedAt);
      return {
        isOffline: !isReachable(),
        changedItems: [],
        hasRemoteChanges: false,
        problem: null,
      };
    },
    nextDue: async () => null,
    changed: () => undefined,
  });
  async function pass(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      timers.advance(1000);
      await settled();
    }
  }
  return { loop, cyclesAt, pass };
}

test('after an outage the system did not notice, Google is found again long before the usual look', async () => {
  let isReachable = false;
  const { loop, cyclesAt, pass } = loopWith(() => isReachable);
  loop.start();
  await pass(10);
  expect(loop.state.isOffline).toBe(true);
  expect(cyclesAt.length).toBeGreaterThan(1);
  isReachable = true;
  await pass(20);
  expect(loop.state.isOffline).toBe(false);
  await loop.stop();
});
