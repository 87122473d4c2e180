import { ApiError } from './api-error.ts';
import type { EmulatorClock } from './clock.ts';
import type { KnobValues } from './knobs.ts';

const minute = 60_000;
const messages = {
  rateLimitExceeded: 'Rate Limit Exceeded',
  userRateLimitExceeded: 'User Rate Limit Exceeded',
  quotaExceeded: 'Calendar usage limits exceeded.',
} as const;

/**
 * Requests a minute, in a sliding window, for each user of each project: https://developers.google.com/workspace/calendar/api/guides/quota
 * @returns a function that counts one request and throws ApiError 403 or 429 if it is one too many
 */
export function createQuota({
  clock,
  knobs,
}: {
  clock: EmulatorClock;
  knobs: () => KnobValues;
}): (user: string) => void {
  const windows = new Map<string, number[]>();
  return (user) => {
    const { quotaPerMinute, quotaStatus, quotaReason, quotaRetryAfterSeconds } = knobs();
    if (quotaPerMinute === null) return;
    const now = clock.now();
    const recent = (windows.get(user) ?? []).filter((at) => at > now - minute && at <= now);
    windows.set(user, recent);
    if (recent.length >= quotaPerMinute) {
      const headers: Record<string, string> =
        quotaRetryAfterSeconds === null ? {} : { 'retry-after': String(quotaRetryAfterSeconds) };
      throw new ApiError(quotaStatus, quotaReason, messages[quotaReason], {
        domain: 'usageLimits',
        headers,
      });
    }
    recent.push(now);
  };
}
