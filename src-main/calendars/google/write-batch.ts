import { randomUUID } from 'node:crypto';
import type {
  EventWrite,
  Outcome,
  ProviderError,
  ProviderErrorKind,
  WriteOutcome,
} from '../../sync/calendar-provider.ts';
import {
  type BatchPart,
  batchContentType,
  batchPath,
  buildBatch,
  maxBatchParts,
  parseBatch,
} from './batch.ts';
import { errorFromAnswer, errorFromMissingPart, type GoogleAnswer } from './errors.ts';
import { toGoogleBody } from './mapping.ts';
import type { Transport } from './transport.ts';
import { inEnglish } from '../../../src-shared/words/words.ts';

type BatchWork = {
  transport: Transport;
  now: () => number;
  calendarId: string;
  writes: readonly EventWrite[];
  /** Query parameters of inserts and patches. */
  writeParameters: Readonly<Record<string, string | number>>;
  /** Sends one write by itself. */
  write: (one: EventWrite) => Promise<WriteOutcome>;
  /** Reads the answer to one write. */
  readWrite: (answer: GoogleAnswer, kind: EventWrite['kind']) => Promise<WriteOutcome>;
};

/** Refusals that, for a whole batch, say something about the batch and nothing about the events in it. */
const aboutTheBatch = new Set<ProviderErrorKind>([
  'invalid',
  'forbidden',
  'not-found',
  'gone',
  'duplicate',
  'stale',
  'sync-token-expired',
]);

/** Failures that the next request would meet as well. */
const endsTheRun = new Set<ProviderErrorKind>(['offline', 'auth', 'rate-limited', 'quota']);

/**
 * Sends writes in one request; each part succeeds or fails by itself, in any order. Parts refused with 401 are sent once more with
 * a new token. A batch that is refused as such is sent write by write, so that no event is blamed for it.
 */
export async function writeBatch(work: BatchWork): Promise<WriteOutcome[]> {
  const { writes, transport } = work;
  if (writes.length > maxBatchParts)
    return writes.map(() => ({ ok: false, error: tooManyParts(writes.length) }));
  const outcomes = new Map<EventWrite, WriteOutcome>();
  for (const one of writes)
    if (!hasUsableEtag(one)) outcomes.set(one, { ok: false, error: missingEtag() });

  const refused = await sendParts(work, writes.filter(hasUsableEtag), outcomes);
  if (refused.length > 0) {
    const renewed = await transport.renew();
    const stillRefused = renewed.ok ? await sendParts(work, refused, outcomes) : refused;
    const failure = renewed.ok ? { ok: false as const, error: accessRefused } : renewed;
    for (const one of stillRefused) outcomes.set(one, failure);
  }
  return writes.map((one) => outcomes.get(one) ?? { ok: false, error: errorFromMissingPart(200) });
}

type Outcomes = Map<EventWrite, WriteOutcome>;

/** Sends these writes and files their outcomes; gives back those that were refused with 401. */
async function sendParts(
  work: BatchWork,
  writes: readonly EventWrite[],
  outcomes: Outcomes,
): Promise<EventWrite[]> {
  if (writes.length === 0) return [];
  const answer = await sendBatch(
    work,
    writes.map((one) => toPart(work, one)),
  );
  if (!answer.ok) {
    if (aboutTheBatch.has(answer.error.kind)) await sendOneByOne(work, writes, outcomes);
    else for (const one of writes) outcomes.set(one, answer);
    return [];
  }
  const { status, headers, body } = answer.value;
  const answers = parseBatch(headers.get('content-type'), body, writes.length);
  const refused: EventWrite[] = [];
  for (const [position, one] of writes.entries()) {
    const part = answers[position] ?? null;
    if (part?.status === 401) refused.push(one);
    else if (part) outcomes.set(one, await work.readWrite(part, one.kind));
    else outcomes.set(one, { ok: false, error: errorFromMissingPart(status) });
  }
  return refused;
}

async function sendBatch(
  { transport, now }: BatchWork,
  parts: BatchPart[],
): Promise<Outcome<GoogleAnswer>> {
  const boundary = `batch_${randomUUID()}`;
  const answer = await transport.post(
    'batch',
    batchPath,
    batchContentType(boundary),
    buildBatch(parts, boundary),
  );
  if (!answer.ok || (answer.value.status >= 200 && answer.value.status <= 299)) return answer;
  return { ok: false, error: errorFromAnswer(answer.value, 'patch', now()) };
}

async function sendOneByOne(
  work: BatchWork,
  writes: readonly EventWrite[],
  outcomes: Outcomes,
): Promise<void> {
  let stopped: { ok: false; error: ProviderError } | null = null;
  for (const one of writes) {
    const outcome: WriteOutcome = stopped ?? (await work.write(one));
    outcomes.set(one, outcome);
    if (!outcome.ok && endsTheRun.has(outcome.error.kind)) stopped = outcome;
  }
}

function toPart({ calendarId, writeParameters }: BatchWork, one: EventWrite): BatchPart {
  const events = `/calendar/v3/calendars/${encodeURIComponent(calendarId)}/events`;
  const query = new URLSearchParams(
    Object.entries(writeParameters).map(([name, value]): [string, string] => [name, String(value)]),
  );
  if (one.kind === 'insert')
    return {
      method: 'POST',
      path: `${events}?${query.toString()}`,
      body: JSON.stringify(toGoogleBody(one)),
    };
  const path = `${events}/${encodeURIComponent(one.eventId)}`;
  const headers = { 'If-Match': one.etag };
  if (one.kind === 'delete') return { method: 'DELETE', path: `${path}?sendUpdates=none`, headers };
  return {
    method: 'PATCH',
    path: `${path}?${query.toString()}`,
    headers,
    body: JSON.stringify(toGoogleBody(one)),
  };
}

/** An event is only changed or deleted as we know it: without an etag that fits into a header nothing is sent. */
export function hasUsableEtag(one: EventWrite): boolean {
  return one.kind === 'insert' || /^[\x21-\x7e]+$/.test(one.etag);
}

export function missingEtag(): ProviderError {
  return {
    kind: 'stale',
    message: inEnglish('troubles:answer.noVersion'),
    status: null,
    reason: null,
    retryAfterMs: null,
  };
}

const tooManyParts = (count: number): ProviderError => ({
  kind: 'invalid',
  message: inEnglish('troubles:answer.tooManyParts', { most: maxBatchParts, given: count }),
  status: null,
  reason: null,
  retryAfterMs: null,
});

const accessRefused: ProviderError = {
  kind: 'auth',
  message: inEnglish('troubles:access.refused'),
  status: 401,
  reason: 'authError',
  retryAfterMs: null,
};
