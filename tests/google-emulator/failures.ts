import { ApiError } from './api-error.ts';
import type { Failure } from './faults.ts';
import { type ApiReply, htmlReply, jsonReply } from './messages.ts';

type StatusFailure = Extract<Failure, { kind: 'status' }>;

const usual: Readonly<Record<number, { domain: string; reason: string; message: string }>> = {
  400: { domain: 'global', reason: 'badRequest', message: 'Bad Request' },
  401: { domain: 'global', reason: 'authError', message: 'Invalid Credentials' },
  403: { domain: 'usageLimits', reason: 'rateLimitExceeded', message: 'Rate Limit Exceeded' },
  404: { domain: 'global', reason: 'notFound', message: 'Not Found' },
  409: {
    domain: 'global',
    reason: 'duplicate',
    message: 'The requested identifier already exists.',
  },
  410: { domain: 'global', reason: 'deleted', message: 'Resource has been deleted' },
  412: { domain: 'global', reason: 'conditionNotMet', message: 'Precondition Failed' },
  429: { domain: 'usageLimits', reason: 'rateLimitExceeded', message: 'Rate Limit Exceeded' },
  500: { domain: 'global', reason: 'backendError', message: 'Backend Error' },
};

/** The answer that a fault puts in place of the real one. */
export function failureReply(failure: StatusFailure, route: string): ApiReply {
  const { status, html, retryAfter } = failure;
  const headers: Record<string, string> =
    retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  if (html)
    return htmlReply(
      status,
      `<!DOCTYPE html><html><title>Error ${status}</title><p><b>${status}.</b> That’s an error.</html>`,
      headers,
    );
  const fallback = usual[status] ?? usual[500]!;
  const reason = failure.reason ?? fallback.reason;
  const message = failure.message ?? fallback.message;
  if (route.startsWith('oauth.'))
    return jsonReply(
      status,
      { error: failure.reason ?? 'internal_failure', error_description: message },
      headers,
    );
  return new ApiError(status, reason, message, {
    domain: domainOf(reason) ?? fallback.domain,
    headers,
  }).toReply();
}

function domainOf(reason: string): string | null {
  if (/^(quota|rateLimit|userRateLimit|dailyLimit)Exceeded$/.test(reason)) return 'usageLimits';
  if (
    /^(fullSyncRequired|updatedMinTooLongAgo|timeRangeEmpty|forbiddenForNonOrganizer|requiredAccessLevel)$/.test(
      reason,
    )
  )
    return 'calendar';
  return /^(forbidden|insufficientPermissions|authError|invalid|notFound|duplicate|deleted|conditionNotMet)$/.test(
    reason,
  )
    ? 'global'
    : null;
}
