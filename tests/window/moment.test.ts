import { expect, test } from 'vitest';
import { createMoment } from '../../src-main/window/moment.ts';
import { fakeClock, fakeTimers } from '../support/fakes.ts';

function moment() {
  const clock = fakeClock();
  const timers = fakeTimers(clock);
  return { timers, ...createMoment(timers) };
}

test('whoever waits goes on when it comes, and nothing is left running', async () => {
  const { come, within, timers } = moment();
  const waiting = [within(500), within(1_000)];
  come();
  await Promise.all(waiting);
  expect(timers.waiting).toBe(0);
  await within(500); // it has come: nobody waits any more
});

test('whoever waits for what does not come goes on after the time given', async () => {
  const { within, timers } = moment();
  let isOver = false;
  const waiting = within(500).then(() => {
    isOver = true;
  });
  timers.advance(499);
  await new Promise((turn) => void setImmediate(turn));
  expect(isOver).toBe(false);
  timers.advance(1);
  await waiting;
  expect(isOver).toBe(true);
});
