import { beforeEach, describe, expect, test } from 'vitest';
import type { CycleResult } from '../../src-main/sync/cycle.ts';
import { createLoop } from '../../src-main/sync/loop.ts';
import { fakeClock, fakeLog, fakeTimers } from '../support/fakes.ts';

const debounce = 400;
const quiet: CycleResult = {
  isOffline: false,
  changedItems: [],
  hasRemoteChanges: false,
  problem: null,
};

/** A loop whose cycles a test ends one by one. */
function makeLoop() {
  const clock = fakeClock();
  const timers = fakeTimers(clock);
  const log = fakeLog();
  const cycles: {
    isForced: boolean;
    at: number;
    end(result?: CycleResult): Promise<void>;
    fail(error: Error): Promise<void>;
  }[] = [];
  const listeners = new Set<(online: boolean) => void>();
  const world = {
    isOnline: true,
    chance: 0,
    dueAt: null as number | null,
    changes: 0,
    mostAtOnce: 0,
    atOnce: 0,
  };
  const loop = createLoop({
    clock,
    timers,
    log,
    random: () => world.chance,
    network: {
      isOnline: () => world.isOnline,
      onChange: (callback) => {
        listeners.add(callback);
        return () => listeners.delete(callback);
      },
    },
    runCycle: (isForced) => {
      world.atOnce += 1;
      world.mostAtOnce = Math.max(world.mostAtOnce, world.atOnce);
      return new Promise<CycleResult>((resolve, reject) => {
        const done = async (settle: () => void): Promise<void> => {
          world.atOnce -= 1;
          settle();
          await settled();
        };
        cycles.push({
          isForced,
          at: clock.now(),
          end: async (result = quiet) => await done(() => resolve(result)),
          fail: async (error) => await done(() => reject(error)),
        });
      });
    },
    nextDue: async () => world.dueAt,
    changed: () => {
      world.changes += 1;
    },
  });
  return {
    loop,
    clock,
    log,
    cycles,
    world,
    listeners,
    timers,
    pass: async (milliseconds: number) => {
      timers.advance(milliseconds);
      await settled();
    },
    setOnline: (isOnline: boolean) => {
      world.isOnline = isOnline;
      for (const tell of listeners) tell(isOnline);
    },
  };
}

/** Until every promise that can go on has gone on. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

describe('the loop', () => {
  let made = makeLoop();
  beforeEach(() => {
    made = makeLoop();
  });

  test('runs its first cycle soon after the start, unforced', async () => {
    made.loop.start();
    await made.pass(debounce - 1);
    expect(made.cycles).toHaveLength(0);
    await made.pass(1);
    expect(made.cycles.map(({ isForced }) => isForced)).toEqual([false]);
    expect(made.loop.state.isSyncing).toBe(true);
  });

  test('makes one cycle of edits in quick succession', async () => {
    made.loop.start();
    for (let edit = 0; edit < 5; edit += 1) {
      made.loop.wake('commit');
      await made.pass(debounce / 2);
    }
    expect(made.cycles).toHaveLength(0);
    await made.pass(debounce);
    expect(made.cycles).toHaveLength(1);
  });

  test('never runs two cycles at a time, and runs another one for what came meanwhile', async () => {
    made.loop.start();
    await made.pass(debounce);
    made.loop.wake('commit');
    made.loop.wake('commit');
    const asked = made.loop.runNow();
    await made.pass(10 * 60_000);
    expect(made.cycles).toHaveLength(1);
    await made.cycles[0]!.end();
    expect(made.cycles.map(({ isForced }) => isForced)).toEqual([false, true]);
    await made.cycles[1]!.end();
    await asked;
    expect(made.cycles).toHaveLength(2);
    expect(made.world.mostAtOnce).toBe(1);
  });

  test('forces a cycle at once when the person asks, and resolves when it has ended', async () => {
    made.loop.start();
    let isDone = false;
    const asked = made.loop.runNow().then(() => {
      isDone = true;
    });
    await settled();
    expect(made.cycles.map(({ isForced, at }) => [isForced, at])).toEqual([
      [true, made.clock.now()],
    ]);
    expect(isDone).toBe(false);
    await made.cycles[0]!.end();
    await asked;
    expect(made.loop.state.isSyncing).toBe(false);
  });

  test.each([
    ['at the soonest after a minute', 0, 60_000],
    ['at the latest after five', 1 - 2 ** -32, 5 * 60_000],
  ])('polls %s when nothing calls for it', async (_what, chance, after) => {
    made.world.chance = chance;
    made.loop.start();
    await made.pass(debounce);
    await made.cycles[0]!.end();
    await made.pass(after - 2);
    expect(made.cycles).toHaveLength(1);
    await made.pass(2);
    expect(made.cycles).toHaveLength(2);
  });

  test('looks when something that waits is due, and not more than once a second for what is overdue', async () => {
    made.loop.start();
    await made.pass(debounce);
    made.world.dueAt = made.clock.now() + 20_000;
    await made.cycles[0]!.end();
    expect(made.loop.state.nextSyncAt).toBe(made.world.dueAt);
    await made.pass(20_000);
    expect(made.cycles).toHaveLength(2);
    made.world.dueAt = made.clock.now() - 5000;
    await made.cycles[1]!.end();
    expect(made.loop.state.nextSyncAt).toBe(made.clock.now() + 1000);
  });

  test('waits half a minute after a cycle that failed, logs it, and says since when until one succeeds', async () => {
    made.loop.start();
    await made.pass(debounce);
    const brokenSince = made.clock.now();
    await made.cycles[0]!.fail(new Error('disk full'));
    expect(made.log.lines.map(({ level }) => level)).toEqual(['error']);
    expect(made.loop.state).toMatchObject({ isSyncing: false, brokenSince });
    await made.pass(29_999);
    expect(made.cycles).toHaveLength(1);
    await made.pass(1);
    await made.cycles[1]!.fail(new Error('disk full'));
    expect(made.loop.state.brokenSince).toBe(brokenSince);
    await made.pass(30_000);
    await made.cycles[2]!.end();
    expect(made.loop.state.brokenSince).toBeNull();
  });

  test('says at once that the network is gone, and looks as soon as it is back', async () => {
    made.loop.start();
    await made.pass(debounce);
    await made.cycles[0]!.end();
    made.setOnline(false);
    expect(made.loop.state.isOffline).toBe(true);
    made.setOnline(true);
    await made.pass(debounce);
    expect(made.cycles).toHaveLength(2);
  });

  test('believes a cycle that reached nobody more than a machine that says it is online', async () => {
    made.loop.start();
    await made.pass(debounce);
    await made.cycles[0]!.end({ ...quiet, isOffline: true });
    expect(made.loop.state.isOffline).toBe(true);
    const soon = (made.loop.state.nextSyncAt ?? 0) - made.clock.now();
    expect(soon).toBeGreaterThan(0);
    expect(soon).toBeLessThan(10_000);
    await made.pass(soon);
    await made.cycles[1]!.end();
    expect(made.loop.state.isOffline).toBe(false);
  });

  test('tries less and less often while nothing gets through, but at least once a minute', async () => {
    made.world.chance = 1 - 2 ** -32;
    made.loop.start();
    await made.pass(debounce);
    const waits: number[] = [];
    for (let tries = 0; tries < 80; tries += 1) {
      await made.cycles[tries]!.end({ ...quiet, isOffline: true });
      waits.push((made.loop.state.nextSyncAt ?? 0) - made.clock.now());
      await made.pass(waits[tries]! + 1);
    }
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(Math.max(...waits)).toBeLessThanOrEqual(60_000);
    expect(waits.at(-1)! > 2 * waits[0]!).toBe(true);
  });

  test('does nothing before it is started', async () => {
    made.loop.wake('commit');
    await made.pass(10 * 60_000);
    expect(made.cycles).toHaveLength(0);
    expect(made.timers.waiting).toBe(0);
  });

  test('starts once, however often it is asked to', async () => {
    made.loop.start();
    made.loop.start();
    expect(made.listeners.size).toBe(1);
    await made.pass(debounce);
    expect(made.cycles).toHaveLength(1);
  });

  test('stops when the running cycle has ended, and wakes no more', async () => {
    made.loop.start();
    await made.pass(debounce);
    let isStopped = false;
    const stopped = made.loop.stop().then(() => {
      isStopped = true;
    });
    made.loop.wake('commit');
    await settled();
    expect(isStopped).toBe(false);
    await made.cycles[0]!.end();
    await stopped;
    made.loop.wake('commit');
    await made.pass(10 * 60_000);
    expect(made.cycles).toHaveLength(1);
    expect(made.timers.waiting).toBe(0);
    expect(made.listeners.size).toBe(0);
  });

  test('tells of every change of what it says', async () => {
    made.loop.start();
    await made.pass(debounce);
    const before = made.world.changes;
    await made.cycles[0]!.end();
    expect(made.world.changes).toBeGreaterThan(before);
  });
});
