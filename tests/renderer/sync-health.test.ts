import { afterEach, describe, expect, test } from 'vitest';
import { lastDays, withEmptyDays } from '../../src-renderer/health/days-shown.ts';
import { formatWaiting } from '../../src-renderer/health/figure-words.ts';
import { troubleWords } from '../../src-renderer/health/operation-words.ts';
import { speak } from '../../src-shared/words/words.ts';
import { zone } from './samples.ts';

afterEach(() => speak('en'));

const now = Date.UTC(2026, 2, 31, 9, 20); // 11:20 in the practice, where the clocks changed two days ago
const logged = (day: string) => ({ day, ok: 3, failed: 1, offline: 0, sent: 2 });
const daysOf = (shown: { day: string }[]) => shown.map(({ day }) => day);

describe('the days of the chart', () => {
  test('are whole ones, up to now', () => {
    const { fromAt, toAt } = lastDays(7, '2026-03-31', now, zone);
    expect(new Date(fromAt).toISOString()).toBe('2026-03-24T23:00:00.000Z');
    expect(toAt).toBeGreaterThan(now);
  });

  test('lie a day apart, with those on which there was no sync', () => {
    const shown = withEmptyDays([logged('2026-03-27'), logged('2026-03-31')], 7, '2026-03-31');
    expect(daysOf(shown)).toEqual([
      '2026-03-25',
      '2026-03-26',
      '2026-03-27',
      '2026-03-28',
      '2026-03-29',
      '2026-03-30',
      '2026-03-31',
    ]);
    expect(shown[2]).toEqual(logged('2026-03-27'));
    expect(shown[3]).toEqual({ day: '2026-03-28', ok: 0, failed: 0, offline: 0, sent: 0 });
    expect(withEmptyDays([], 30, '2026-03-31')).toHaveLength(30);
  });

  test('of a year begin with the first of which there is something, or a month ago', () => {
    const ofYear = (day: string) => daysOf(withEmptyDays([logged(day)], 365, '2026-03-31'));
    expect(ofYear('2025-12-31')).toHaveLength(91);
    expect(ofYear('2025-12-31')[0]).toBe('2025-12-31');
    expect(ofYear('2026-03-28')).toEqual(daysOf(withEmptyDays([], 30, '2026-03-31')));
  });
});

test('what waits longest is told by how long, and from a day on since when', () => {
  const since = (minutes: number) => formatWaiting(now - minutes * 60_000, now, zone);
  expect([since(0), since(12), since(200)]).toEqual(['under 1 min', '12 min', '3 h 20 min']);
  expect([since(24 * 60), since(100 * 24 * 60)]).toEqual([
    'since Mon 30 Mar',
    'since Sun 21 Dec 2025',
  ]);
  speak('de');
  expect([since(0), since(24 * 60)]).toEqual(['unter 1\u00a0Min.', 'seit Mo 30. März']);
});

test('a sync of which some was not sent says so', () => {
  expect(troubleWords('partly')).toBe('not everything was sent');
});
