import { expect, test } from 'vitest';
import { createRevivals } from '../../src-main/window/revivals.ts';
import { fakeClock } from '../support/fakes.ts';

test('a page that dies now and then is always brought back', () => {
  const clock = fakeClock();
  const revivals = createRevivals(clock);
  for (let day = 0; day < 10; day += 1) {
    expect(revivals.mayRevive()).toBe(true);
    clock.advance(24 * 3_600_000);
  }
});

test('one that dies again and again is not, until the person says so', () => {
  const revivals = createRevivals(fakeClock());
  expect([1, 2, 3, 4].map(() => revivals.mayRevive())).toEqual([true, true, true, false]);
  revivals.forgive();
  expect(revivals.mayRevive()).toBe(true);
});
