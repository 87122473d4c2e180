import type {
  Outcome,
  ProviderError,
  ProviderErrorKind,
} from '../../src-main/sync/calendar-provider.ts';

/** The status and reason Google gives with each kind of failure, where it gives any. */
const looks: Record<
  ProviderErrorKind,
  { status: number | null; reason: string | null; message: string }
> = {
  offline: { status: null, reason: null, message: 'getaddrinfo ENOTFOUND www.googleapis.com' },
  'unknown-outcome': { status: null, reason: null, message: 'socket hang up' },
  server: { status: 503, reason: 'backendError', message: 'Backend Error' },
  'rate-limited': { status: 403, reason: 'rateLimitExceeded', message: 'Rate Limit Exceeded' },
  quota: { status: 403, reason: 'quotaExceeded', message: 'Calendar usage limits exceeded.' },
  auth: { status: 401, reason: 'authError', message: 'Invalid Credentials' },
  forbidden: { status: 403, reason: 'forbidden', message: 'Forbidden' },
  invalid: { status: 400, reason: 'invalid', message: 'Invalid Value' },
  'not-found': { status: 404, reason: 'notFound', message: 'Not Found' },
  gone: { status: 410, reason: 'deleted', message: 'Resource has been deleted' },
  duplicate: {
    status: 409,
    reason: 'duplicate',
    message: 'The requested identifier already exists.',
  },
  stale: { status: 412, reason: 'conditionNotMet', message: 'Precondition Failed' },
  'sync-token-expired': {
    status: 410,
    reason: 'fullSyncRequired',
    message: 'Sync token is no longer valid.',
  },
};

/** An answer that says what was asked for. */
export function answered<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** An answer that says no, looking as Google's do for that kind unless told otherwise. */
export function refused(
  kind: ProviderErrorKind,
  parts: Partial<ProviderError> = {},
): { ok: false; error: ProviderError } {
  return { ok: false, error: { kind, retryAfterMs: null, ...looks[kind], ...parts } };
}
