import type { RemoteEvent } from '../../src-shared/domain/remote-event.ts';
import { backoffMs } from './backoff.ts';
import type { Outcome, ProviderError } from './calendar-provider.ts';
import { isStillConnected, type Lane } from './lane.ts';
import type { Link } from './link.ts';
import { changeLink, findLink, linksByRemoteIds, markLook } from './link-repo.ts';
import { forget, observe, tombstone, unseenIds } from './mirror-repo.ts';
import { countAnswer, mayCall, sentenceFor } from './trouble.ts';

/** Asks for every event that a full listing left out; answers whether all are known now. */
export async function verifyUnseen(lane: Lane): Promise<boolean> {
  const ids = await unseenIds(lane.db, lane.calendar.id);
  if (ids.length === 0) return true;
  const now = lane.clock.now();
  for (const link of await linksByRemoteIds(lane.db, lane.calendar.id, ids)) {
    if (lane.stop) break;
    const isDue = link.nextAttemptAt === null || link.nextAttemptAt <= now;
    if (isDue && mayCall(lane, 1)) await verify(lane, link);
  }
  return (await unseenIds(lane.db, lane.calendar.id)).length === 0;
}

/** Asks for one event by its id and writes down what was seen; the plan then says what follows. */
export async function verify(lane: Lane, link: Link): Promise<void> {
  const startedAt = lane.clock.now();
  lane.sends.set(link.id, (lane.sends.get(link.id) ?? 0) + 1);
  const answer = await lane.provider.getEvent(lane.calendar.remote_id, link.remoteId);
  const error = answer.ok || isAbsence(answer.error) ? null : answer.error;
  countAnswer(lane, error);
  lane.counts.verified += 1;
  lane.log.push({
    at: startedAt,
    kind: 'verify',
    accountId: lane.account.id,
    calendarId: lane.calendar.id,
    item: link,
    outcome: error === null ? 'ok' : error.kind === 'offline' ? 'offline' : 'failed',
    error: error ?? undefined,
    durationMs: Math.max(0, lane.clock.now() - startedAt),
    requests: 1,
  });
  if (error !== null) return await verifyFailed(lane, link, error);
  if (!(await isCalendarThere(lane, answer))) return;
  await lane.db.transaction().execute(async (tx) => {
    const now = await findLink(tx, link.id);
    if (!now || now.state === 'detached' || !(await isStillConnected(tx, lane))) return;
    await markLook(tx, lane.calendar.id, [link.remoteId]);
    if (answer.ok) {
      await see(answer.value);
    } else if (isUnconfirmed(now)) {
      // Never confirmed and not there: the insert did not arrive (yet). If it does, a pull will show it.
      await forget(tx, lane.calendar.id, link.remoteId);
      if (now.state === 'maybe') await changeLink(tx, link.id, { state: 'absent' });
    } else {
      // It was there: agreed on, or its id is refused as taken. Nobody can say any more what it held.
      await see(tombstone(link.remoteId));
    }
    async function see(event: RemoteEvent): Promise<void> {
      const seen = event.id === link.remoteId ? event : { ...event, id: link.remoteId };
      await observe(tx, lane.calendar.id, [seen], lane.calendar.full_sync_epoch, lane.pause, true);
    }
  });
}

/** Nobody ever saw it there, so that its absence is no loss. */
function isUnconfirmed({ base, state, errorClass }: Link): boolean {
  return base === null && state !== 'present' && state !== 'deleting' && errorClass !== 'duplicate';
}

function isAbsence(error: ProviderError): boolean {
  return error.kind === 'not-found' || error.kind === 'gone';
}

/** A "not found" counts only if the calendar itself is there: else it says nothing about the event. */
async function isCalendarThere(lane: Lane, answer: Outcome<RemoteEvent>): Promise<boolean> {
  if (answer.ok || answer.error.kind === 'gone') return true;
  const calendar = await lane.provider.getCalendar(lane.calendar.remote_id);
  if (calendar.ok) return true;
  countAnswer(lane, calendar.error);
  lane.stop ??= { scope: 'calendar', error: calendar.error };
  return false;
}

async function verifyFailed(lane: Lane, link: Link, error: ProviderError): Promise<void> {
  if (lane.stop && lane.stop.scope !== 'calendar') return;
  await lane.db.transaction().execute(async (tx) => {
    await changeLink(tx, link.id, {
      attempts: link.attempts + 1,
      nextAttemptAt:
        lane.clock.now() + backoffMs('server', link.attempts + 1, lane.random, error.retryAfterMs),
      errorClass: error.kind,
      errorText: sentenceFor(error),
    });
  });
  lane.changedItems.add(link.itemId);
}
