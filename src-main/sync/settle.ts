import type { RemoteEvent } from '../../src-shared/domain/remote-event.ts';
import type { Tx } from '../database/schema.ts';
import { recordHistory } from '../history/history-repo.ts';
import { backoffMs } from './backoff.ts';
import type { ProviderError, WriteOutcome } from './calendar-provider.ts';
import { closeConflicts } from './conflict-repo.ts';
import type { Lane } from './lane.ts';
import type { Link } from './link.ts';
import { changeLink, findLink, noTrouble, type LinkChange } from './link-repo.ts';
import { doubt, observe, tombstone } from './mirror-repo.ts';
import { maxSends, type Sending } from './stage.ts';
import { sentenceFor } from './trouble.ts';
import { inEnglish } from '../../src-shared/words/words.ts';

export type SentWrite = Exclude<Sending, { do: 'verify' }>;

/** Writes down what became of a write. The link must still be as it was staged: else the answer is about the past. */
export async function settle(
  tx: Tx,
  lane: Lane,
  sent: SentWrite,
  outcome: WriteOutcome,
): Promise<void> {
  const link = await findLink(tx, sent.link.id);
  if (!link || link.state !== sent.link.state || !isStillInFlight(link, sent)) return;
  lane.changedItems.add(link.itemId);
  if (!outcome.ok) return await settleFailure(tx, lane, link, sent, outcome.error);
  if (sent.write.kind === 'delete') return await settleDelete(tx, lane, link, sent);
  await settleContent(tx, lane, link, sent, outcome.value);
}

function isStillInFlight(link: Link, sent: SentWrite): boolean {
  if (sent.write.kind === 'delete') return true;
  const { writeId } = sent.write.stamp;
  return link.inFlight.some((write) => write.writeId === writeId);
}

async function settleContent(
  tx: Tx,
  lane: Lane,
  link: Link,
  sent: SentWrite,
  event: RemoteEvent | null,
): Promise<void> {
  if (sent.write.kind === 'delete') return;
  if (event === null || event.etag === '') {
    await doubt(tx, lane.calendar.id, link.remoteId, lane.calendar.full_sync_epoch);
    return;
  }
  await observe(tx, lane.calendar.id, [event], lane.calendar.full_sync_epoch, lane.pause, true);
  await changeLink(tx, link.id, {
    state: 'present',
    etag: event.etag,
    base: { writeId: sent.write.stamp.writeId, content: sent.write.content },
    inFlight: [],
    inFlightRevision: null,
    syncedRevision: Math.max(link.syncedRevision, sent.revision),
    lastSyncedAt: lane.clock.now(),
    ...noTrouble,
  });
  if (sent.do === 'insert') lane.counts.inserted += 1;
  else lane.counts.patched += 1;
  await remember(tx, lane, link, sent, sent.do === 'insert' ? 'sent' : 'sent-change');
}

async function settleDelete(tx: Tx, lane: Lane, link: Link, sent: SentWrite): Promise<void> {
  await observe(
    tx,
    lane.calendar.id,
    [tombstone(link.remoteId)],
    lane.calendar.full_sync_epoch,
    lane.pause,
    true,
  );
  await changeLink(tx, link.id, {
    state: 'gone',
    inFlight: [],
    inFlightRevision: null,
    syncedRevision: Math.max(link.syncedRevision, sent.revision),
    lastSyncedAt: lane.clock.now(),
    ...noTrouble,
  });
  const about = {
    calendarId: link.calendarId,
    remoteId: link.remoteId,
    kinds: ['remote-delete'] as const,
  };
  await closeConflicts(tx, about, 'gone', lane.clock.now());
  lane.counts.deleted += 1;
  await remember(tx, lane, link, sent, 'removed');
}

async function settleFailure(
  tx: Tx,
  lane: Lane,
  link: Link,
  sent: SentWrite,
  error: ProviderError,
): Promise<void> {
  lane.counts.failed += error.kind === 'offline' ? 0 : 1;
  if (sent.do === 'delete' && error.kind === 'gone')
    return await settleDelete(tx, lane, link, sent);
  const change: LinkChange = mayHaveHappened(error) ? {} : withdrawn(link, sent, error);
  switch (error.kind) {
    case 'duplicate':
    case 'stale':
    case 'gone':
    case 'not-found':
      await doubt(tx, lane.calendar.id, link.remoteId, lane.calendar.full_sync_epoch);
      Object.assign(
        change,
        { look: true },
        error.kind === 'duplicate' ? taken : {},
        tooOften(lane, link, error),
      );
      break;
    case 'invalid':
    case 'sync-token-expired':
      Object.assign(change, trouble(error), refusedForGood(lane, link, sent, error));
      break;
    case 'forbidden':
      Object.assign(change, trouble(error), later(lane, link, 'forbidden', error));
      await doubt(tx, lane.calendar.id, link.remoteId, lane.calendar.full_sync_epoch);
      break;
    case 'server':
    case 'unknown-outcome':
      Object.assign(change, trouble(error), later(lane, link, 'server', error));
      break;
    case 'offline':
    case 'auth':
    case 'rate-limited':
    case 'quota':
      break; // not this item's fault: its attempts are not used up
  }
  if (Object.keys(change).length > 0) await changeLink(tx, link.id, change);
}

/**
 * A write to which there was no proper answer may have been carried out all the same. So may one that was refused
 * because somebody was faster: a network stack that repeats a request by itself (Chromium's does, on a dead kept
 * connection) gets that refusal for our own first try.
 */
function mayHaveHappened({ kind }: ProviderError): boolean {
  return ['server', 'unknown-outcome', 'stale', 'duplicate', 'gone', 'not-found'].includes(kind);
}

/**
 * The write was refused. Only one that never left the machine, now or before, is certain not to be there: of two
 * deliveries of the same request one may have been carried out and the other refused. So its content stays known as ours.
 */
function withdrawn(link: Link, sent: SentWrite, { kind }: ProviderError): LinkChange {
  if (sent.isRepeat) return {};
  if (sent.write.kind === 'delete') return { state: 'present', inFlightRevision: null };
  const { writeId } = sent.write.stamp;
  const others = link.inFlight.filter((write) => write.writeId !== writeId);
  const isUnsent = link.state === 'maybe' && others.length === 0 && link.base === null;
  return {
    ...(kind === 'offline' ? { inFlight: others } : {}),
    inFlightRevision: null,
    ...(isUnsent ? { state: 'absent' as const } : {}),
  };
}

function trouble(error: ProviderError): LinkChange {
  return {
    errorClass: error.kind,
    errorText:
      error.kind === 'invalid'
        ? inEnglish('troubles:refusedItem', { cause: error.message })
        : sentenceFor(error),
  };
}

/**
 * The same content would be refused again: it rests until it is edited. A delete has no content that anybody could
 * correct, and what is cancelled must not stay in the calendar for ever: it is tried again.
 */
function refusedForGood(lane: Lane, link: Link, sent: SentWrite, error: ProviderError): LinkChange {
  return sent.write.kind === 'delete'
    ? later(lane, link, 'forbidden', error)
    : { errorRevision: sent.revision, nextAttemptAt: null };
}

function later(
  lane: Lane,
  link: Link,
  kind: 'server' | 'forbidden',
  error: ProviderError,
): LinkChange {
  const attempts = link.attempts + 1;
  return {
    attempts,
    nextAttemptAt: lane.clock.now() + backoffMs(kind, attempts, lane.random, error.retryAfterMs),
  };
}

/** The id is taken: by our own insert, by somebody else's event, or by one that is gone. The read that follows tells. */
const taken: LinkChange = {
  errorClass: 'duplicate',
  errorText: inEnglish('troubles:taken'),
};

/** An event that keeps changing under our hands is left alone for a while. */
function tooOften(lane: Lane, link: Link, error: ProviderError): LinkChange {
  if ((lane.sends.get(link.id) ?? 0) < maxSends) return {};
  return {
    ...later(lane, link, 'server', error),
    errorClass: error.kind,
    errorText: inEnglish('troubles:keepsChanging'),
  };
}

async function remember(
  tx: Tx,
  lane: Lane,
  link: Link,
  sent: SentWrite,
  kind: string,
): Promise<void> {
  await recordHistory(tx, {
    itemKind: link.itemKind,
    itemId: link.itemId,
    revision: sent.revision,
    at: lane.clock.now(),
    source: 'sync',
    kind,
    changes: [],
  });
}
