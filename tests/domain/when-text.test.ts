import { expect, test } from 'vitest';
import { describeWhen } from '../../src-shared/domain/when-text.ts';
import { days, timed } from '../support/times.ts';

test('a time is told on the wall clock of its own zone', () => {
  expect(describeWhen(timed('2026-03-02T09:00', 45))).toBe('Mon 2 Mar 2026, 09:00–09:45');
  expect(describeWhen(timed('2026-12-31T23:30', 60, 'Asia/Tokyo'))).toBe(
    'Thu 31 Dec 2026, 23:30 – Fri 1 Jan 2027, 00:30',
  );
});

test('whole days are told with the last one included', () => {
  expect(describeWhen(days('2026-03-01', '2026-03-02'))).toBe('Sun 1 Mar 2026');
  expect(describeWhen(days('2026-02-28', '2026-03-03'))).toBe('Sat 28 Feb 2026 – Mon 2 Mar 2026');
});
