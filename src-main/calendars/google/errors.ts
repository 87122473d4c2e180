import { z } from 'zod';
import { redactText } from '../../platform/redact.ts';
import type { ProviderError, ProviderErrorKind } from '../../sync/calendar-provider.ts';
import { inEnglish } from '../../../src-shared/words/words.ts';

/** What was asked of Google; the same status means different things for different requests. */
export type Operation = 'list' | 'get' | 'insert' | 'patch' | 'delete' | 'calendars';

/** An HTTP answer, or one part of a batch. Header names are looked up in lower case. */
export type GoogleAnswer = {
  status: number;
  headers: { get(name: string): string | null };
  body: string;
};

/** Longest message kept of what Google said, in UTF-16 units. */
const maxMessage = 300;

/** https://developers.google.com/workspace/calendar/api/guides/errors */
const ErrorJson = z.object({
  error: z.object({
    message: z.string().catch(''),
    status: z.string().nullish().catch(null),
    errors: z
      .array(z.object({ reason: z.string().catch('') }))
      .nullish()
      .catch(null),
    details: z
      .array(z.object({ reason: z.string().nullish().catch(null) }))
      .nullish()
      .catch(null),
  }),
});

/** Reasons that decide by themselves, whatever status they come with. */
const byReason = new Map<string, ProviderErrorKind>([
  ['rateLimitExceeded', 'rate-limited'],
  ['userRateLimitExceeded', 'rate-limited'],
  ['concurrentLimitExceeded', 'rate-limited'],
  ['RATE_LIMIT_EXCEEDED', 'rate-limited'],
  ['quotaExceeded', 'quota'],
  ['dailyLimitExceeded', 'quota'],
  ['variableTermLimitExceeded', 'quota'],
  ['fullSyncRequired', 'sync-token-expired'],
  ['updatedMinTooLongAgo', 'sync-token-expired'],
  ['deleted', 'gone'],
  ['duplicate', 'duplicate'],
  ['conditionNotMet', 'stale'],
  ['authError', 'auth'],
]);

/**
 * Says what an answer that is no success means. Google explains every refusal in JSON; where that is missing, the answer
 * was cut off or came from something on the way (a proxy, a login page, an overloaded front), and then only a
 * few statuses mean anything: a refusal that would park an item is not believed without its reason.
 * @param now instant, for a `Retry-After` given as a date
 */
export function errorFromAnswer(
  answer: GoogleAnswer,
  operation: Operation,
  now: number,
): ProviderError {
  const { status } = answer;
  const retryAfterMs = readRetryAfter(answer.headers.get('retry-after'), now);
  const said = readError(answer.body);
  if (!said) {
    return {
      kind: kindOfUnexplained(answer, operation),
      message: isWebPage(answer)
        ? inEnglish('troubles:answer.webPage', { status })
        : inEnglish('troubles:answer.nothingReadable', { status }),
      status,
      reason: null,
      retryAfterMs,
    };
  }
  const reason = said.reason || null;
  const kind = kindOf(status, reason, said.message, operation);
  return {
    kind,
    message: answerWords(status, reason ? clean(reason) : '', clean(said.message)),
    status,
    reason,
    retryAfterMs,
  };
}

function answerWords(status: number, reason: string, message: string): string {
  const words = message.replace(/\.$/, '');
  if (words === '') {
    return reason === ''
      ? inEnglish('troubles:answer.plain', { status })
      : inEnglish('troubles:answer.reason', { status, reason });
  }
  return reason === ''
    ? inEnglish('troubles:answer.words', { status, words })
    : inEnglish('troubles:answer.reasonAndWords', { status, reason, words });
}

function kindOfUnexplained(answer: GoogleAnswer, operation: Operation): ProviderErrorKind {
  const { status } = answer;
  if (status === 429) return 'rate-limited';
  if (isWebPage(answer)) return status >= 500 && reads(operation) ? 'server' : 'unknown-outcome';
  if (status === 401) return 'auth';
  if (status === 412) return 'stale';
  return status >= 500 ? 'server' : 'unknown-outcome';
}

/** What can be wrong with the body of a success. */
export type Unusable =
  | 'noEvent'
  | 'notNothing'
  | 'noEvents'
  | 'noWayOn'
  | 'noCalendars'
  | 'endless'
  | 'noCalendar'
  | 'noPart';

/** A success whose body can't be used (cut off, or not what was asked for): what it reports may have happened. */
export function errorFromUnusableBody(status: number, what: Unusable): ProviderError {
  return {
    kind: 'unknown-outcome',
    message: inEnglish('troubles:answer.unusable', { what: inEnglish(`troubles:answer.${what}`) }),
    status,
    reason: null,
    retryAfterMs: null,
  };
}

/** A part of a batch that never came back, because the answer was cut off. */
export function errorFromMissingPart(status: number): ProviderError {
  return errorFromUnusableBody(status, 'noPart');
}

function kindOf(
  status: number,
  reason: string | null,
  message: string,
  operation: Operation,
): ProviderErrorKind {
  const decided = reason === null ? undefined : byReason.get(reason);
  if (decided) return decided;
  if (status >= 500) return 'server';
  switch (status) {
    case 400:
      // A page token that is no longer taken ends the listing as a sync token does: it has to start anew.
      return operation === 'list' && /(sync|page) ?token/i.test(message)
        ? 'sync-token-expired'
        : 'invalid';
    case 401:
      return 'auth';
    case 403:
      return 'forbidden';
    case 404:
      return 'not-found';
    case 408:
      return 'unknown-outcome';
    case 409:
      return operation === 'insert' ? 'duplicate' : 'stale';
    case 410:
      return operation === 'list' ? 'sync-token-expired' : 'gone';
    case 412:
      return 'stale';
    case 429:
      return 'rate-limited';
    default:
      return status >= 400 ? 'invalid' : 'unknown-outcome';
  }
}

const reads = (operation: Operation): boolean => operation === 'list' || operation === 'get';

function readError(body: string): { reason: string; message: string } | null {
  const json = parseJson(body);
  const parsed = ErrorJson.safeParse(json);
  if (!parsed.success) return null;
  const { errors, details, message, status } = parsed.data.error;
  const reason =
    errors?.[0]?.reason || details?.find((detail) => detail.reason)?.reason || status || '';
  return { reason, message };
}

function isWebPage({ headers, body }: GoogleAnswer): boolean {
  return (
    /\bhtml\b/i.test(headers.get('content-type') ?? '') || /^\s*<(!doctype|html|\?xml)/i.test(body)
  );
}

/** The parsed text, or undefined when it is no JSON: also a value that JSON can't express. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Milliseconds of a `Retry-After` header: seconds, or an HTTP date; null for anything else.
 * https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function readRetryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  const text = value.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  if (!/^[A-Za-z]{3,9},/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

function clean(text: string): string {
  const oneLine = redactText(text).replace(/\s+/g, ' ').trim();
  return oneLine.length > maxMessage ? `${oneLine.slice(0, maxMessage)}…` : oneLine;
}
