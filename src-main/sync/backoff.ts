import type { Random } from '../platform/ports.ts';

/** Waiting times in milliseconds, by what keeps us waiting. */
export const backoffs = {
  /** One item, or the server as a whole, does not answer properly. */
  server: { baseMs: 2_000, capMs: 30 * 60_000 },
  /** Too many requests: the quota is counted by the minute. */
  'rate-limited': { baseMs: 5_000, capMs: 10 * 60_000 },
  /** The day's quota is used up. */
  quota: { baseMs: 15 * 60_000, capMs: 6 * 60 * 60_000 },
  /** Rights taken away or the calendar gone: look again now and then. */
  forbidden: { baseMs: 30 * 60_000, capMs: 6 * 60 * 60_000 },
} as const;

export type BackoffKind = keyof typeof backoffs;

/**
 * The delay before the next try after `attempts` failures: full jitter, at least the server's own Retry-After.
 * See https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/.
 */
export function backoffMs(
  kind: BackoffKind,
  attempts: number,
  random: Random,
  retryAfterMs: number | null = null,
): number {
  const { baseMs, capMs } = backoffs[kind];
  const ceiling = Math.min(capMs, baseMs * 2 ** Math.min(attempts, 30));
  return Math.max(retryAfterMs ?? 0, Math.ceil(random() * ceiling), 1);
}

/** The latest instant a wait may end; a later one means that the clock went back. */
export function latestWait(now: number, kind: BackoffKind): number {
  return now + backoffs[kind].capMs;
}
