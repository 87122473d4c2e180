import type { ProviderError, WriteOutcome } from './calendar-provider.ts';
import type { Lane } from './lane.ts';
import { writeLog } from './log-repo.ts';
import { settle, type SentWrite } from './settle.ts';
import { stage, type Sending } from './stage.ts';
import { countAnswer, mayCall } from './trouble.ts';
import { verify } from './verify.ts';
import { inEnglish } from '../../src-shared/words/words.ts';

/** From so many writes on, they go in one request. */
const handful = 5;
/** Links looked at in one transaction. */
const linksAtOnce = 50;
/** Passes over a calendar's links in one turn: an answer may call for a read, a merge and another write. */
const maxPasses = 8;

/** Works through everything that a calendar's links have to do, until all of them rest, wait, or the turn is over. */
export async function push(lane: Lane, holdDeletions: boolean): Promise<void> {
  for (let pass = 0; pass < maxPasses && !lane.stop; pass += 1) {
    let sent = 0;
    let afterId = 0;
    while (!lane.stop) {
      const { sendings, lastId } = await stage(lane, afterId, linksAtOnce, holdDeletions);
      if (lastId === null) break;
      afterId = lastId;
      sent += sendings.length;
      await send(lane, sendings);
      await lane.pause();
    }
    if (sent === 0) return;
  }
}

async function send(lane: Lane, sendings: readonly Sending[]): Promise<void> {
  const writes: SentWrite[] = [];
  for (const sending of sendings) {
    if (sending.do === 'verify') {
      if (!lane.stop && mayCall(lane, 1)) await verify(lane, sending.link);
    } else {
      writes.push(sending);
    }
  }
  if (writes.length > handful && lane.provider.capabilities.batch > 1) {
    const size = Math.min(lane.provider.capabilities.batch, 50);
    for (let start = 0; start < writes.length; start += size) {
      const some = writes.slice(start, start + size);
      if (!lane.stop && mayCall(lane, some.length)) await sendBatch(lane, some);
      else await settleAll(lane, some, some.map(notSent), 'batch', lane.clock.now());
    }
    return;
  }
  for (const write of writes) {
    if (!lane.stop && mayCall(lane, 1)) await sendOne(lane, write);
    else await settleAll(lane, [write], [notSent()], null, lane.clock.now());
  }
}

async function sendOne(lane: Lane, sent: SentWrite): Promise<void> {
  const startedAt = lane.clock.now();
  countSend(lane, sent);
  const outcome = await lane.provider.write(lane.calendar.remote_id, sent.write);
  countOutcome(lane, sent, outcome);
  await settleAll(lane, [sent], [outcome], null, startedAt);
}

async function sendBatch(lane: Lane, some: readonly SentWrite[]): Promise<void> {
  const startedAt = lane.clock.now();
  for (const sent of some) countSend(lane, sent);
  const outcomes = await lane.provider.writeBatch(
    lane.calendar.remote_id,
    some.map((sent) => sent.write),
  );
  some.forEach((sent, index) => countOutcome(lane, sent, outcomes[index] ?? lost()));
  await settleAll(lane, some, outcomes, 'batch', startedAt);
}

function countSend(lane: Lane, sent: SentWrite): void {
  lane.sends.set(sent.link.id, (lane.sends.get(sent.link.id) ?? 0) + 1);
}

function countOutcome(lane: Lane, sent: SentWrite, outcome: WriteOutcome): void {
  if (outcome.ok) return countAnswer(lane, null);
  const { error } = outcome;
  countAnswer(lane, error);
  if (error.kind === 'forbidden' && isAboutCalendar(sent, error))
    lane.stop ??= { scope: 'calendar', error };
}

/** No right to create means no right at all; a change may be refused for the sake of the one event. */
function isAboutCalendar(sent: SentWrite, error: ProviderError): boolean {
  return sent.do === 'insert' || aboutRights.has(error.reason ?? '');
}

/** https://developers.google.com/workspace/calendar/api/guides/errors and the access levels of a calendar's ACL. */
const aboutRights = new Set(['requiredAccessLevel', 'insufficientPermissions']);

/** One transaction for the whole answer, with the log rows of what was asked. */
async function settleAll(
  lane: Lane,
  some: readonly SentWrite[],
  outcomes: readonly WriteOutcome[],
  batch: 'batch' | null,
  startedAt: number,
): Promise<void> {
  const durationMs = Math.max(0, lane.clock.now() - startedAt);
  const common = {
    at: startedAt,
    accountId: lane.account.id,
    calendarId: lane.calendar.id,
    durationMs,
  };
  const pending = lane.log.splice(0);
  await lane.db.transaction().execute(async (tx) => {
    for (const [index, sent] of some.entries()) {
      const outcome = outcomes[index] ?? lost();
      await settle(tx, lane, sent, outcome);
      if (!outcome.ok && outcome.error === unsent) continue;
      const isOffline = !outcome.ok && outcome.error.kind === 'offline';
      pending.push({
        ...common,
        kind: sent.do,
        item: sent.link,
        outcome: outcome.ok ? 'ok' : isOffline ? 'offline' : 'failed',
        error: outcome.ok ? undefined : outcome.error,
        requests: batch ? 0 : 1,
      });
    }
    if (batch && outcomes.some((outcome) => outcome.ok || outcome.error !== unsent)) {
      const failed = outcomes.filter((outcome) => !outcome.ok).length;
      const outcome = failed === 0 ? 'ok' : failed === outcomes.length ? 'failed' : 'partly';
      pending.push({
        ...common,
        kind: 'batch',
        outcome,
        requests: 1,
        counts: { parts: some.length, failed },
      });
    }
    await writeLog(tx, pending);
  });
}

/** Staged, and then the turn ended before it was sent: certain not to have happened. */
const unsent: ProviderError = {
  kind: 'offline',
  message: 'not sent',
  status: null,
  reason: null,
  retryAfterMs: null,
};

function notSent(): WriteOutcome {
  return { ok: false, error: unsent };
}

function lost(): WriteOutcome {
  return {
    ok: false,
    error: { ...unsent, kind: 'unknown-outcome', message: inEnglish('troubles:partMissing') },
  };
}
