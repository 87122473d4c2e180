import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { doWhileIdle } from '../../src-renderer/frame/while-idle.ts';

let asked: (() => void)[] = [];
const done: string[] = [];

beforeEach(() => {
  asked = [];
  done.length = 0;
  vi.stubGlobal('requestIdleCallback', (callback: () => void) => asked.push(callback));
  vi.stubGlobal('cancelIdleCallback', (handle: number) => asked.splice(handle - 1, 1));
});
afterEach(() => vi.unstubAllGlobals());

/** The window has time for what asked for it; answers how many did. */
async function idle(): Promise<number> {
  const now = asked.splice(0);
  for (const callback of now) callback();
  await new Promise((resolve) => setImmediate(resolve));
  return now.length;
}

const named = (name: string) => async () => {
  done.push(name);
  if (name === 'fails') throw new Error('no');
};

test('each waits for a moment of its own, and one that fails does not keep the next from being done', async () => {
  doWhileIdle(['one', 'fails', 'two'].map(named));
  expect(done).toEqual([]);
  expect([await idle(), ...done]).toEqual([1, 'one']);
  expect([await idle(), ...done]).toEqual([1, 'one', 'fails']);
  expect([await idle(), ...done]).toEqual([1, 'one', 'fails', 'two']);
  expect(await idle()).toBe(0);
});

test('once it is stopped nothing more is done', async () => {
  const stop = doWhileIdle(['one', 'two'].map(named));
  await idle();
  stop();
  await idle();
  expect(done).toEqual(['one']);
});
