import type { MethodOptions } from 'googleapis/build/src/apis/calendar/index.js';
import type { Outcome, ProviderErrorKind } from '../../sync/calendar-provider.ts';
import type { GoogleAuth } from './auth-client.ts';
import type { GoogleAnswer } from './errors.ts';
import { errorFromNetwork } from './network-errors.ts';
import type { Fetch } from './token-endpoint.ts';

/** What each request is done with. Times are in milliseconds. */
export type TransportOptions = {
  auth: GoogleAuth;
  rootUrl: string;
  fetch: Fetch;
  timeoutMs: number;
  now: () => number;
  onRequest?: (report: RequestReport) => void;
};

/** One request, for the health figures: it names no calendar and no person. */
export type RequestReport = {
  operation: string;
  /** Null when no answer came. */
  status: number | null;
  problem: ProviderErrorKind | null;
  durationMs: number;
};

const writing: ReadonlySet<string> = new Set([
  'events.insert',
  'events.patch',
  'events.delete',
  'batch',
  'calendars.insert',
]);

/** The options of one call into the Google client. */
export type CallOptions = MethodOptions & { headers: Headers };

/** A call into the Google client that is asked to give back the plain text of the answer. */
export type Call = (
  options: CallOptions,
) => Promise<{ status: number; headers: unknown; data: unknown }>;

export type Transport = {
  /** Sends one request through the Google client, and once more with a new token when the first was refused with 401. */
  call(operation: string, call: Call): Promise<Outcome<GoogleAnswer>>;
  /** Sends a form of request the Google client doesn't know, in the same manner. */
  post(
    operation: string,
    path: string,
    contentType: string,
    body: string,
  ): Promise<Outcome<GoogleAnswer>>;
  /** Requests sent so far. */
  readonly requests: number;
  /** Tells that a part of a batch was refused with 401, and gets a new token for its repetition. */
  renew(): Promise<Outcome<string>>;
};

/** The one place where a request to the Calendar API leaves this program. Repeats nothing but a 401. */
export function createTransport({
  auth,
  rootUrl,
  fetch,
  timeoutMs,
  now,
  onRequest,
}: TransportOptions): Transport {
  let lastToken = '';
  let requests = 0;

  async function attempt(
    operation: string,
    token: string,
    send: (headers: Headers, signal: AbortSignal) => Promise<GoogleAnswer>,
  ) {
    const startedAt = now();
    lastToken = token;
    requests += 1;
    const headers = new Headers({ authorization: `Bearer ${token}` });
    let answer: Outcome<GoogleAnswer>;
    try {
      answer = { ok: true, value: await send(headers, AbortSignal.timeout(timeoutMs)) };
    } catch (error) {
      answer = {
        ok: false,
        error: errorFromNetwork(error, writing.has(operation) ? 'write' : 'read'),
      };
    }
    onRequest?.({
      operation,
      status: answer.ok ? answer.value.status : null,
      problem: answer.ok ? null : answer.error.kind,
      durationMs: now() - startedAt,
    });
    return answer;
  }

  async function send(
    operation: string,
    once: (headers: Headers, signal: AbortSignal) => Promise<GoogleAnswer>,
  ): Promise<Outcome<GoogleAnswer>> {
    const token = await auth.accessToken();
    if (!token.ok) return token;
    const answer = await attempt(operation, token.value, once);
    if (!answer.ok || answer.value.status !== 401) return answer;
    const other = await auth.replace(token.value);
    return other.ok ? attempt(operation, other.value, once) : other;
  }

  return {
    call: (operation, call) =>
      send(operation, async (headers, signal) => {
        const response = await call({
          rootUrl,
          headers,
          signal,
          // The loop owns repetition and its pace; the client would repeat GET, PUT and DELETE by itself.
          retry: false,
          // Every status and every body comes back as it is, for one place to judge it.
          validateStatus: () => true,
          responseType: 'text',
          fetchImplementation: fetch as typeof globalThis.fetch,
        });
        return toAnswer(response);
      }),
    post: (operation, path, contentType, body) =>
      send(operation, async (headers, signal) => {
        headers.set('content-type', contentType);
        const response = await fetch(new URL(path, rootUrl).href, {
          method: 'POST',
          headers,
          body,
          signal,
        });
        return { status: response.status, headers: response.headers, body: await response.text() };
      }),
    get requests() {
      return requests;
    },
    renew: () => auth.replace(lastToken),
  };
}

/** The Google client turns the headers into a plain object with names in lower case. */
function toAnswer({
  status,
  headers,
  data,
}: {
  status: number;
  headers: unknown;
  data: unknown;
}): GoogleAnswer {
  const values = headers as Record<string, string | undefined>;
  return {
    status,
    headers: { get: (name) => values[name] ?? null },
    body: typeof data === 'string' ? data : '',
  };
}
