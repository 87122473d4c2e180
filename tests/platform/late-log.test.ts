import { expect, test } from 'vitest';
import { createLateLog } from '../../src-main/platform/late-log.ts';
import type { Log } from '../../src-main/platform/ports.ts';

test('lines wait for what writes them, in their order; from then on each is written at once', () => {
  const written: unknown[] = [];
  const write =
    (level: keyof Log): Log[keyof Log] =>
    (message, facts) =>
      void written.push([level, message, facts]);
  const log = createLateLog();
  log.error('first', { error: 'why' });
  log.info('second');
  expect([written, log.isWritten()]).toEqual([[], false]);
  log.writeTo({ info: write('info'), warn: write('warn'), error: write('error') });
  expect(log.isWritten()).toBe(true);
  log.warn('third');
  expect(written).toEqual([
    ['error', 'first', { error: 'why' }],
    ['info', 'second', undefined],
    ['warn', 'third', undefined],
  ]);
});
