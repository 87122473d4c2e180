import type { RemoteEvent } from '../../src-shared/domain/remote-event.ts';
import type { Tx } from '../database/schema.ts';
import { changeCalendar } from './calendar-repo.ts';
import type { EventPage } from './calendar-provider.ts';
import { disconnected, isStillConnected, type Lane } from './lane.ts';
import { markLook } from './link-repo.ts';
import { closeFullListing, observe } from './mirror-repo.ts';
import { noteStrangers } from './stranger-repo.ts';
import { countAnswer, mayCall } from './trouble.ts';

/**
 * Asks for what changed in the lane's calendar and mirrors it, a page a transaction; the token is stored with the
 * last page only. A token that is no longer good leads to one full listing. Answers whether the mirror is complete.
 */
export async function pull(lane: Lane): Promise<boolean> {
  const { calendar, provider } = lane;
  const isTokenGood = calendar.request_fingerprint === provider.requestFingerprint;
  if (calendar.sync_token !== null && isTokenGood) {
    const outcome = await pullPages(lane, calendar.sync_token);
    if (outcome !== 'token-expired') return outcome === 'complete';
  }
  await beginFullListing(lane);
  return (await pullPages(lane, null)) === 'complete';
}

/** A new epoch: what the listing does not show again is then known to be missing from it. */
async function beginFullListing(lane: Lane): Promise<void> {
  const epoch = lane.calendar.full_sync_epoch + 1;
  await lane.db.transaction().execute(async (tx) => {
    await changeCalendar(tx, lane.calendar.id, { full_sync_epoch: epoch, sync_token: null });
  });
  lane.calendar = { ...lane.calendar, full_sync_epoch: epoch, sync_token: null };
}

async function pullPages(
  lane: Lane,
  syncToken: string | null,
): Promise<'complete' | 'failed' | 'token-expired'> {
  let pageToken: string | null = null;
  do {
    if (!mayCall(lane, 1)) return 'failed';
    const startedAt = lane.clock.now();
    const answer = await lane.provider.listEvents(lane.calendar.remote_id, {
      syncToken,
      pageToken,
    });
    const durationMs = Math.max(0, lane.clock.now() - startedAt);
    if (!answer.ok) {
      if (answer.error.kind === 'sync-token-expired' && syncToken !== null) return 'token-expired';
      await pullFailed(lane, answer.error, startedAt, durationMs);
      return 'failed';
    }
    countAnswer(lane, null);
    await storePage(lane, answer.value, { isFull: syncToken === null, startedAt, durationMs });
    if (lane.stop !== null) return 'failed';
    pageToken = answer.value.nextPageToken;
  } while (pageToken !== null);
  return 'complete';
}

async function pullFailed(
  lane: Lane,
  error: Parameters<typeof countAnswer>[1] & object,
  at: number,
  durationMs: number,
): Promise<void> {
  countAnswer(lane, error);
  lane.log.push({
    at,
    kind: 'pull',
    accountId: lane.account.id,
    calendarId: lane.calendar.id,
    outcome: error.kind === 'offline' ? 'offline' : 'failed',
    error,
    durationMs,
    requests: 1,
  });
  if (error.kind !== 'not-found' && error.kind !== 'forbidden') return;
  // "Not found" may be a passing fault: only the calendar itself can say that it is gone.
  const calendar = await lane.provider.getCalendar(lane.calendar.remote_id);
  if (!calendar.ok) {
    countAnswer(lane, calendar.error);
    const isConfirmed = calendar.error.kind === error.kind;
    if (isConfirmed) lane.stop ??= { scope: 'calendar', error: calendar.error };
  } else if (error.kind === 'forbidden') {
    lane.stop ??= { scope: 'calendar', error };
  }
}

async function storePage(
  lane: Lane,
  page: EventPage,
  { isFull, startedAt, durationMs }: { isFull: boolean; startedAt: number; durationMs: number },
): Promise<void> {
  const calendarId = lane.calendar.id;
  const epoch = lane.calendar.full_sync_epoch;
  const isLast = page.nextPageToken === null;
  const isStored = await lane.db.transaction().execute(async (tx) => {
    if (!(await isStillConnected(tx, lane))) return false;
    const taken = await observe(tx, calendarId, page.events, epoch, lane.pause);
    await reckonWith(tx, lane, taken);
    if (!isLast) return true;
    if (isFull) await closeFullListing(tx, calendarId, epoch);
    await changeCalendar(tx, calendarId, {
      sync_token: page.nextSyncToken,
      request_fingerprint: lane.provider.requestFingerprint,
      last_pulled_at: lane.clock.now(),
    });
    return true;
  });
  if (!isStored) {
    lane.stop = disconnected;
    return;
  }
  lane.counts.pulled += page.events.length;
  if (isLast) {
    lane.calendar = {
      ...lane.calendar,
      sync_token: page.nextSyncToken,
      request_fingerprint: lane.provider.requestFingerprint,
    };
  }
  lane.log.push({
    at: startedAt,
    kind: 'pull',
    accountId: lane.account.id,
    calendarId,
    outcome: 'ok',
    durationMs,
    requests: 1,
    counts: { events: page.events.length },
  });
}

async function reckonWith(tx: Tx, lane: Lane, events: readonly RemoteEvent[]): Promise<void> {
  if (events.length === 0) return;
  await markLook(
    tx,
    lane.calendar.id,
    events.map((event) => event.id),
  );
  await noteStrangers(tx, lane, events);
}
