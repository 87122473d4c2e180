import { expect, test } from 'vitest';
import { createLateLines } from '../../src-main/platform/late-lines.ts';

test('lines wait for what writes them, in their order; from then on each is written at once', () => {
  const written: unknown[] = [];
  const lines = createLateLines();
  lines.write('error', 'first {"error":"why"}');
  lines.write('info', 'second');
  expect([written, lines.isWritten()]).toEqual([[], false]);
  lines.writeTo((level, line) => void written.push([level, line]));
  expect(lines.isWritten()).toBe(true);
  lines.write('warn', 'third');
  expect(written).toEqual([
    ['error', 'first {"error":"why"}'],
    ['info', 'second'],
    ['warn', 'third'],
  ]);
});
