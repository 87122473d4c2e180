import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportAt } from '../../src-renderer/money/report-address.ts';
import {
  periodAround,
  periodBeside,
  periodWords,
  readPeriod,
} from '../../src-renderer/money/report-period.ts';
import { addDays } from '../../src-shared/domain/time.ts';

const day = fc.integer({ min: -9000, max: 40_000 }).map((days) => addDays('2000-01-01', days));
const unit = fc.constantFrom('month', 'quarter', 'year');

test('every day is in its month, quarter and year, and the next one begins where it ends', () => {
  fc.assert(
    fc.property(day, unit, (of, kind) => {
      const span = periodAround(kind, of);
      expect(span.firstDay <= of && of <= span.lastDay).toBe(true);
      expect(periodBeside(kind, span, 1).firstDay).toBe(addDays(span.lastDay, 1));
      expect(periodBeside(kind, periodBeside(kind, span, 1), -1)).toEqual(span);
      expect(reportAt(`#/print/report/${span.firstDay}/${span.lastDay}`)).toEqual(span);
    }),
  );
});

test('any days are followed and preceded by as many', () => {
  const span = { firstDay: '2026-02-27', lastDay: '2026-03-01' };
  expect(periodBeside('range', span, 1)).toEqual({ firstDay: '2026-03-02', lastDay: '2026-03-04' });
  expect(periodBeside('range', span, -1)).toEqual({
    firstDay: '2026-02-24',
    lastDay: '2026-02-26',
  });
});

test('a period is called what one would call it', () => {
  const words = (firstDay: string, lastDay: string) => periodWords({ firstDay, lastDay });
  expect(words('2026-02-01', '2026-02-28')).toBe('February 2026');
  expect(words('2026-04-01', '2026-06-30')).toBe('Apr – Jun 2026');
  expect(words('2026-02-01', '2026-04-30')).toBe('Sun 1 Feb 2026 – Thu 30 Apr 2026');
  expect(words('2026-01-01', '2026-12-31')).toBe('2026');
  expect(words('2026-03-03', '2026-03-03')).toBe('Tue 3 Mar 2026');
});

test('a day that is still being typed needs no word, and two the wrong way round do', () => {
  const read = (firstDay: string, lastDay: string) => readPeriod({ firstDay, lastDay });
  expect(read('2026-03-01', '2026-03-02')).toMatchObject({ kind: 'period' });
  expect(read('', '2026-03-02')).toEqual({ kind: 'typing' });
  expect(read('0202-03-01', '2026-03-02')).toEqual({ kind: 'typing' });
  expect(read('2026-03-03', '2026-03-02')).toEqual({
    kind: 'fault',
    words: 'The last day is before the first',
  });
  expect(read('2006-03-03', '2026-03-02')).toEqual({ kind: 'fault', words: 'At most ten years' });
});

test('only an address of two days in order is a report', () => {
  expect(reportAt('#/print/report/2026-03-03/2026-03-02')).toBeNull();
  expect(reportAt('#/print/week/2026-03-02')).toBeNull();
  expect(reportAt('#/money/reports')).toBeNull();
});
