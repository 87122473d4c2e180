import { expect, test } from 'vitest';
import { createLifetime } from '../src-main/lifetime.ts';
import { fakeClock, fakeTimers } from './support/fakes.ts';

function quittingApp() {
  const clock = fakeClock();
  const timers = fakeTimers(clock);
  const reported: unknown[] = [];
  const exits: number[] = [];
  let quit: () => boolean = () => false;
  const lifetime = createLifetime({
    app: {
      on(_event, listener) {
        quit = () => {
          let isHeld = false;
          listener({ preventDefault: () => (isHeld = true) });
          return isHeld;
        };
      },
      exit: (code) => void exits.push(code),
    },
    timers,
    longestMs: 8_000,
    report: (error) => void reported.push(error),
  });
  return { lifetime, timers, reported, exits, quit: () => quit() };
}

const settled = () => new Promise((done) => void setImmediate(done));

test('what was started last ends first, each before the next, and then the app', async () => {
  const { lifetime, exits, quit } = quittingApp();
  const ended: string[] = [];
  for (const name of ['book', 'sync', 'window']) {
    lifetime.onStop(async () => {
      await settled();
      ended.push(name);
    });
  }
  expect([quit(), quit()]).toEqual([true, true]);
  expect(exits).toEqual([]);
  for (let turn = 0; turn < 5; turn += 1) await settled();
  expect(ended).toEqual(['window', 'sync', 'book']);
  expect(exits).toEqual([0]);
});

test('one that fails to end is told of, and keeps none of the others from it', async () => {
  const { lifetime, reported, exits, quit } = quittingApp();
  const ended: string[] = [];
  const broken = new Error('it does not end');
  lifetime.onStop(() => void ended.push('book'));
  lifetime.onStop(() => Promise.reject(broken));
  quit();
  await settled();
  expect([ended, reported, exits]).toEqual([['book'], [broken], [0]]);
});

test('the app does not wait for ever', async () => {
  const { lifetime, timers, reported, exits, quit } = quittingApp();
  lifetime.onStop(() => new Promise(() => undefined));
  quit();
  timers.advance(7_999);
  await settled();
  expect(exits).toEqual([]);
  timers.advance(1);
  await settled();
  expect(exits).toEqual([0]);
  expect(reported).toHaveLength(1);
});

test('while it ends it says so, so that nothing more is started', async () => {
  const { lifetime, quit } = quittingApp();
  expect(lifetime.isEnding()).toBe(false);
  lifetime.onStop(() => expect(lifetime.isEnding()).toBe(true));
  quit();
  await settled();
  expect(lifetime.isEnding()).toBe(true);
});

test('an app that could not start ends with another code', async () => {
  const { lifetime, exits, quit } = quittingApp();
  lifetime.endWith(1);
  quit();
  await settled();
  expect(exits).toEqual([1]);
});
