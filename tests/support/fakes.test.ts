import { expect, test } from 'vitest';
import { fakeClock, fakeIds, fakeRandom, fakeTimers, testNow, uuidOf } from './fakes.ts';

test('timers fire when they are due, in order, each at its own time', () => {
  const clock = fakeClock();
  const timers = fakeTimers(clock);
  const fired: string[] = [];
  const fire = (name: string) => () => fired.push(`${name} at ${clock.now() - testNow}`);
  timers.after(20, fire('second'));
  timers.after(10, () => {
    fire('first')();
    timers.after(5, fire('from within'));
  });
  timers.after(20, fire('third'));
  const cancel = timers.after(15, fire('cancelled'));
  cancel();
  timers.after(100, fire('later'));
  timers.advance(50);
  expect(fired).toEqual(['first at 10', 'from within at 15', 'second at 20', 'third at 20']);
  expect([timers.waiting, clock.now()]).toEqual([1, testNow + 50]);
});

test('random numbers are the same for the same seed, and within [0, 1)', () => {
  const [one, same, other] = [fakeRandom(1), fakeRandom(1), fakeRandom(2)];
  const many = (random: () => number) => Array.from({ length: 100 }, random);
  const numbers = many(one);
  expect(many(same)).toEqual(numbers);
  expect(many(other)).not.toEqual(numbers);
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
});

test('ids count up', () => {
  const ids = fakeIds();
  expect([ids.next(), ids.next()]).toEqual([uuidOf(1), uuidOf(2)]);
});
