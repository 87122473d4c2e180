import { expect, test } from 'vitest';
import { z } from 'zod';
import { createRandom } from './random.ts';

test('the same seed gives the same numbers, another seed others', () => {
  const draw = (seed: number | string) => {
    const random = createRandom(seed);
    return Array.from({ length: 20 }, () => random.next());
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
  expect(draw('a')).not.toEqual(draw('b'));
  // Pinned, so that a seed that was written down keeps its meaning.
  const random = createRandom(7);
  expect([random.int(1_000_000), random.int(1_000_000)]).toEqual([742_532, 693_430]);
});

test('numbers fill their range evenly', () => {
  const random = createRandom('even');
  const bins = Array.from({ length: 10 }, () => 0);
  for (let i = 0; i < 100_000; i += 1) bins[random.int(10)]! += 1;
  for (const bin of bins) expect(Math.abs(bin - 10_000)).toBeLessThan(500);
});

test('near seeds do not resemble each other', () => {
  const firsts = Array.from({ length: 1000 }, (_, seed) => createRandom(seed).next());
  const mean = firsts.reduce((sum, one) => sum + one, 0) / firsts.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.05);
  expect(new Set(firsts).size).toBe(1000);
});

test('weights decide how often a choice is made, and a choice of no weight is never made', () => {
  const random = createRandom('weights');
  const counts = { a: 0, b: 0, c: 0 };
  for (let i = 0; i < 10_000; i += 1) {
    counts[
      random.weighted([
        ['a', 3],
        ['b', 1],
        ['c', 0],
      ] as const)
    ] += 1;
  }
  expect(counts.a / counts.b).toBeGreaterThan(2.6);
  expect(counts.a / counts.b).toBeLessThan(3.4);
  expect(counts.c).toBe(0);
  expect(() => random.weighted([['a', 0]])).toThrow();
  expect(() => random.pick([])).toThrow();
});

test('ids are UUIDs of their version, all different, those of version 7 sorted by time', () => {
  const random = createRandom('ids');
  const ids = Array.from({ length: 1000 }, () => random.uuid());
  expect(new Set(ids).size).toBe(1000);
  for (const id of ids.slice(0, 20))
    expect(z.uuid({ version: 'v4' }).lowercase().safeParse(id).success).toBe(true);
  const timed = [5, 1_767_225_600_000, 1_767_225_600_001].map((at) => random.uuid(at));
  for (const id of timed) expect(z.uuid({ version: 'v7' }).safeParse(id).success).toBe(true);
  expect(timed.toSorted()).toEqual(timed);
});

test('a shuffle keeps the members, and a fork leaves its source as it was', () => {
  const random = createRandom('shuffle');
  const list = Array.from({ length: 50 }, (_, at) => at);
  expect(random.shuffled(list)).not.toEqual(list);
  expect(random.shuffled(list).toSorted((a, b) => a - b)).toEqual(list);
  const [a, b] = [createRandom(3), createRandom(3)];
  const fork = a.fork('x');
  fork.next();
  expect(a.next()).toBe(b.next());
  expect(createRandom(3).fork('x').next()).not.toBe(createRandom(3).fork('y').next());
});
