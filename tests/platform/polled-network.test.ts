import { expect, test } from 'vitest';
import { createPolledNetwork } from '../../src-main/platform/polled-network.ts';
import { fakeClock, fakeTimers } from '../support/fakes.ts';

function makeNetwork() {
  const state = { online: true, asked: 0 };
  const timers = fakeTimers(fakeClock());
  const ask = (): boolean => {
    state.asked += 1;
    return state.online;
  };
  return { state, timers, network: createPolledNetwork(ask, timers, 5_000) };
}

test('listeners hear of changes, once each, and of nothing else', () => {
  const { state, timers, network } = makeNetwork();
  const heard: boolean[] = [];
  network.onChange((online) => heard.push(online));
  timers.advance(20_000);
  expect(heard).toEqual([]);
  state.online = false;
  timers.advance(20_000);
  state.online = true;
  timers.advance(5_000);
  expect(heard).toEqual([false, true]);
});

test('the answer to a question is always the newest', () => {
  const { state, network } = makeNetwork();
  state.online = false;
  expect(network.isOnline()).toBe(false);
});

test('a change before anybody listened is no news', () => {
  const { state, timers, network } = makeNetwork();
  state.online = false;
  const heard: boolean[] = [];
  network.onChange((online) => heard.push(online));
  timers.advance(20_000);
  expect(heard).toEqual([]);
});

test('nothing is asked when nobody listens', () => {
  const { state, timers, network } = makeNetwork();
  const stopFirst = network.onChange(() => undefined);
  const stopSecond = network.onChange(() => undefined);
  timers.advance(10_000);
  stopFirst();
  stopFirst();
  timers.advance(10_000);
  expect(timers.waiting).toBe(1);
  stopSecond();
  const { asked } = state;
  timers.advance(60_000);
  expect(state.asked).toBe(asked);
  expect(timers.waiting).toBe(0);
});

test('the same callback may listen twice, and stopping ends everything', () => {
  const { state, timers, network } = makeNetwork();
  let count = 0;
  const listener = (): void => {
    count += 1;
  };
  const stopOne = network.onChange(listener);
  network.onChange(listener);
  state.online = false;
  timers.advance(5_000);
  expect(count).toBe(2);
  stopOne();
  state.online = true;
  timers.advance(5_000);
  expect(count).toBe(3);
  network.stop();
  state.online = false;
  timers.advance(60_000);
  expect(count).toBe(3);
  expect(timers.waiting).toBe(0);
});

test('a listener that stops itself does not disturb the others', () => {
  const { state, timers, network } = makeNetwork();
  const heard: string[] = [];
  const stop = network.onChange(() => {
    heard.push('first');
    stop();
  });
  network.onChange(() => heard.push('second'));
  state.online = false;
  timers.advance(5_000);
  expect(heard).toEqual(['first', 'second']);
});
