import type { ProviderError } from '../../sync/calendar-provider.ts';
import { inEnglish } from '../../../src-shared/words/words.ts';

/**
 * Failures before a connection stood, so that nothing of the request can have left: no name resolved, no way there,
 * refused, or no trusted certificate. System codes (https://nodejs.org/api/errors.html#common-system-errors,
 * https://nodejs.org/api/tls.html#x509-certificate-error-codes) and undici's name for a connect time-out.
 */
const neverConnected = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/**
 * The same, in the words of Chromium's network stack (Electron's `net.fetch`). They tell about the last try only: on a kept
 * connection that turns out to be dead, Chromium sends a request once more by itself, also a POST (seen in Electron 33).
 * So they prove nothing about a write. https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h,
 * https://source.chromium.org/chromium/chromium/src/+/main:net/http/http_network_transaction.cc (ShouldResendRequest)
 */
const neverConnectedInChromium =
  /net::ERR_(INTERNET_DISCONNECTED|NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|ADDRESS_UNREACHABLE|CONNECTION_REFUSED|CONNECTION_TIMED_OUT|PROXY_CONNECTION_FAILED|TUNNEL_CONNECTION_FAILED|CERT_[A-Z_]+)/;

/**
 * Says what it means that no answer came. Only failures that are known to come before anything is sent count
 * as offline; every other one (reset, hung up, timed out, cut off, unknown) may have come after.
 * @param intent whether a request that did arrive would have changed anything
 */
export function errorFromNetwork(error: unknown, intent: 'read' | 'write'): ProviderError {
  const failures = unfold(error);
  const names = [...new Set(failures.map((failure) => failure.code ?? failure.name))];
  const roots = failures.filter((failure) => failure.isRoot);
  const offline = roots.length > 0 && roots.every((root) => neverLeft(root, intent));
  const timedOut = failures.some(
    (failure) => failure.name === 'TimeoutError' || failure.code === 'TimeoutError',
  );
  const what = timedOut ? 'timedOut' : offline ? 'unreachable' : 'broke';
  return {
    kind: offline && !timedOut ? 'offline' : 'unknown-outcome',
    message: inEnglish(`troubles:answer.${what}`, { causes: names.join(', ') }),
    status: null,
    reason: null,
    retryAfterMs: null,
  };
}

type NetworkFailure = {
  name: string;
  code: string | null;
  syscall: string | null;
  message: string;
  isRoot: boolean;
};

function neverLeft({ code, syscall, message }: NetworkFailure, intent: 'read' | 'write'): boolean {
  if (code === 'ETIMEDOUT') return syscall === 'connect';
  if (neverConnectedInChromium.test(message)) return intent === 'read';
  return code !== null && neverConnected.has(code);
}

/** Each error in the chain of causes; the ones without a cause (of several addresses tried: each) are the roots. */
function unfold(error: unknown, depth = 0): NetworkFailure[] {
  if (!(error instanceof Error) || depth > 8) return depth === 0 ? [describe(error, true)] : [];
  const inner: unknown[] = error instanceof AggregateError ? error.errors : [];
  const below = [...inner, error.cause].flatMap((cause) => unfold(cause, depth + 1));
  return [describe(error, below.length === 0), ...below];
}

function describe(error: unknown, isRoot: boolean): NetworkFailure {
  if (!(error instanceof Error))
    return { name: typeof error, code: null, syscall: null, message: '', isRoot };
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  const chromium = /net::(ERR_[A-Z_]+)/.exec(error.message)?.[1];
  return {
    name: error.name,
    code: typeof code === 'string' ? code : (chromium ?? null),
    syscall: typeof syscall === 'string' ? syscall : null,
    message: error.message,
    isRoot,
  };
}
