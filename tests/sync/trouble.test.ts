import { describe, expect, test } from 'vitest';
import type { ProviderError, ProviderErrorKind } from '../../src-main/sync/calendar-provider.ts';
import type { Lane } from '../../src-main/sync/lane.ts';
import { countAnswer, reachOf, sentenceFor } from '../../src-main/sync/trouble.ts';

function errorOf(kind: ProviderErrorKind, retryAfterMs: number | null = null): ProviderError {
  return { kind, message: 'no', status: 503, reason: null, retryAfterMs };
}

/** What counting looks at of a calendar's turn. */
function turn(): Lane {
  return { failuresInARow: 0, successes: 0, stop: null } as Partial<Lane> as Lane;
}

const inCalendar = { scope: 'calendar', error: errorOf('forbidden') } as const;

describe('how far an error reaches', () => {
  test.each<[ProviderErrorKind, number | null, string | null]>([
    ['offline', null, 'offline'],
    ['auth', null, 'account'],
    ['rate-limited', null, 'account'],
    ['quota', null, 'account'],
    ['server', null, null],
    ['server', 5000, 'account'],
    ['unknown-outcome', null, null],
    ['stale', null, null],
    ['invalid', null, null],
    ['forbidden', null, null],
  ])('%s with Retry-After %s: %s', (kind, retryAfterMs, scope) => {
    expect(reachOf(errorOf(kind, retryAfterMs))).toBe(scope);
  });

  test('every kind of error has a sentence for the person, and none of them blames the booking', () => {
    const kinds: ProviderErrorKind[] = [
      'offline',
      'auth',
      'rate-limited',
      'quota',
      'forbidden',
      'not-found',
      'unknown-outcome',
      'server',
      'invalid',
    ];
    for (const kind of kinds) expect(sentenceFor(errorOf(kind))).toMatch(/^[A-Z].+[.0-9a-z]$/);
  });
});

describe('a turn', () => {
  test('ends after three answers in a row that were none, and not while some are', () => {
    const lane = turn();
    for (const error of [
      errorOf('server'),
      errorOf('unknown-outcome'),
      null,
      errorOf('server'),
      errorOf('server'),
    ]) {
      countAnswer(lane, error);
    }
    expect(lane.stop).toBeNull();
    countAnswer(lane, errorOf('server'));
    expect(lane.stop?.scope).toBe('calendar');
  });

  test('keeps the pause that the server asked for, also when another part of the batch stopped the calendar', () => {
    const lane = { ...turn(), stop: inCalendar };
    countAnswer(lane, errorOf('server', 8000));
    expect(lane.stop).toMatchObject({ scope: 'account', error: { retryAfterMs: 8000 } });
  });

  test('keeps the longest of several pauses', () => {
    const lane = turn();
    for (const wait of [2000, 9000, 4000]) countAnswer(lane, errorOf('rate-limited', wait));
    expect(lane.stop?.error.retryAfterMs).toBe(9000);
  });

  test('asks to reconnect whatever else went wrong', () => {
    const lane = turn();
    countAnswer(lane, errorOf('auth'));
    countAnswer(lane, errorOf('rate-limited', 9000));
    expect(lane.stop?.error.kind).toBe('auth');
  });
});
