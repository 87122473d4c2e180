import { expect, test } from 'vitest';
import { rowByKey } from '../../src-renderer/clients/row-keys.ts';

test('the keys go from row to row, by tens and to the ends, and no further', () => {
  const led = (key: string, at: number) => rowByKey(key, at, 25);
  expect([led('ArrowDown', 3), led('ArrowUp', 3)]).toEqual([4, 2]);
  expect([led('PageDown', 3), led('PageUp', 13)]).toEqual([13, 3]);
  expect([led('Home', 7), led('End', 7)]).toEqual([0, 24]);
  expect([led('ArrowDown', 24), led('PageDown', 20), led('ArrowUp', 0)]).toEqual([24, 24, 0]);
  expect(led('x', 3)).toBeNull();
});
