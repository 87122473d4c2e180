import { differingFields } from '../../src-shared/domain/event-content.ts';
import type { RemoteEvent } from '../../src-shared/domain/remote-event.ts';
import type { Tx } from '../database/schema.ts';
import type { EventWrite } from './calendar-provider.ts';
import { type ItemKey, readItems, type SyncItem } from './item-repo.ts';
import { disconnected, isStillConnected, type Lane } from './lane.ts';
import type { Link } from './link.ts';
import { changeLink, linksOfItems, noTrouble, unsettledLinks } from './link-repo.ts';
import { doubt, readObserved } from './mirror-repo.ts';
import { type KnownWrite, type Observed, plan, type PlanInput, type Step } from './plan.ts';
import {
  type Case,
  mergeRemote,
  noteAlive,
  noteRemoteDeleted,
  noteUnreadable,
  renew,
  settleGone,
  settleSynced,
} from './reconcile.ts';

/** Something to ask the calendar for, durable as in flight before it is sent. */
export type Sending =
  | { do: 'verify'; link: Link; write: null; revision: number }
  | {
      do: 'insert' | 'patch' | 'delete';
      link: Link;
      write: EventWrite;
      revision: number;
      /** The same write was sent before, and what became of it is not known. */
      isRepeat: boolean;
    };

export type Staged = { sendings: Sending[]; lastId: number | null };

/** Steps that change only the database are done at once; a link that needs more of them than this is a bug. */
const maxSteps = 6;
/** Sends of one link in one turn, before it has to back off. */
export const maxSends = 3;

/**
 * Takes the next links that may have something to do, does what only the database needs, and stages what the network
 * needs as in flight: one transaction, so that a crash leaves either nothing or all it takes to go on.
 */
export async function stage(
  lane: Lane,
  afterId: number,
  limit: number,
  holdDeletions: boolean,
): Promise<Staged> {
  return await lane.db.transaction().execute(async (tx) => {
    if (!(await isStillConnected(tx, lane))) {
      lane.stop ??= disconnected;
      return { sendings: [], lastId: null };
    }
    const links = await unsettledLinks(tx, lane.calendar.id, afterId, limit);
    const sendings: Sending[] = [];
    const around = await readAround(tx, lane, links);
    for (const link of links) {
      const sending = await settleOrStage(tx, lane, link, around, holdDeletions);
      if (sending) sendings.push(sending);
    }
    return { sendings, lastId: links.at(-1)?.id ?? null };
  });
}

/** Everything the plan of some links depends on. */
export type Around = {
  items: Map<string, SyncItem>;
  siblings: Map<string, Link[]>;
  observed: Map<string, { observed: Observed; event: RemoteEvent }>;
};

export async function readAround(tx: Tx, lane: Lane, links: readonly Link[]): Promise<Around> {
  const keys = new Map<string, ItemKey>();
  for (const link of links) keys.set(link.itemId, { kind: link.itemKind, id: link.itemId });
  const siblings = new Map<string, Link[]>();
  for (const link of await linksOfItems(tx, [...keys.keys()])) {
    const group = siblings.get(link.itemId);
    if (group) group.push(link);
    else siblings.set(link.itemId, [link]);
  }
  return {
    items: await readItems(tx, [...keys.values()]),
    siblings,
    observed: await readObserved(
      tx,
      lane.calendar.id,
      links.map((link) => link.remoteId),
    ),
  };
}

async function settleOrStage(
  tx: Tx,
  lane: Lane,
  first: Link,
  around: Around,
  holdDeletions: boolean,
): Promise<Sending | null> {
  let link = first;
  for (let done = 0; done < maxSteps; done += 1) {
    const step = plan(planInputOf(lane, link, around));
    if (step.do === 'note-remote-deleted' && holdDeletions) return null;
    const outcome = await perform(tx, lane, link, step, around);
    if (outcome !== 'again') return outcome;
    link = await refresh(tx, lane, link, around);
  }
  throw new Error(`the plan for link ${link.id} does not come to rest`);
}

export function planInputOf(lane: Lane, link: Link, around: Around): PlanInput {
  const siblings = around.siblings.get(link.itemId) ?? [];
  return {
    now: lane.clock.now(),
    itemId: link.itemId,
    wanted: around.items.get(link.itemId)?.wanted ?? null,
    link,
    observed: around.observed.get(link.remoteId)?.observed ?? null,
    isCurrent: !siblings.some(
      (other) => other.calendarId === link.calendarId && other.generation > link.generation,
    ),
    // As the transaction sees it: the person may have chosen another calendar since this turn began.
    isTarget: link.isTarget,
    isElsewhere: siblings.some(
      (other) =>
        other.calendarId !== link.calendarId && other.isTarget && other.state === 'present',
    ),
  };
}

async function perform(
  tx: Tx,
  lane: Lane,
  link: Link,
  step: Step,
  around: Around,
): Promise<Sending | null | 'again'> {
  const found = around.observed.get(link.remoteId);
  const at: Case = { lane, link, item: around.items.get(link.itemId), event: found?.event };
  switch (step.do) {
    case 'merge':
      await mergeRemote(tx, at);
      return 'again';
    case 'note-alive':
      await noteAlive(tx, at);
      return 'again';
    case 'note-unreadable':
      await noteUnreadable(tx, at);
      return 'again';
    case 'note-remote-deleted':
      await noteRemoteDeleted(tx, at);
      return 'again';
    case 'settle-gone':
      await settleGone(tx, at);
      return 'again';
    case 'settle-synced':
      await settleSynced(tx, at);
      return 'again';
    case 'renew':
      await renew(tx, at);
      return 'again';
    case 'wait':
      return null;
    case 'rest':
      if (link.look || isPastTrouble(link)) {
        await changeLink(tx, link.id, {
          look: false,
          ...(isPastTrouble(link) ? noTrouble : {}),
        });
      }
      return null;
    case 'verify':
      return maySend(lane, link)
        ? { do: 'verify', link, write: null, revision: link.itemRevision }
        : null;
    case 'insert':
    case 'patch':
    case 'delete':
      return maySend(lane, link) ? await stageWrite(tx, lane, link, step) : null;
  }
}

/** What went wrong was about something that need not be done any more. What waits for the person is not past. */
function isPastTrouble({ errorClass, errorRevision }: Link): boolean {
  return errorClass !== null && errorClass !== 'unreadable' && errorRevision === null;
}

/** A link that was sent too often in this turn waits for the next one. */
function maySend(lane: Lane, link: Link): boolean {
  return (lane.sends.get(link.id) ?? 0) < maxSends;
}

async function stageWrite(
  tx: Tx,
  lane: Lane,
  link: Link,
  step: Step & { do: 'insert' | 'patch' | 'delete' },
): Promise<Sending> {
  const revision = link.itemRevision;
  if (step.do === 'delete') {
    await changeLink(tx, link.id, { state: 'deleting', inFlightRevision: revision });
    // From now on nobody knows whether it is there: what was seen before must not be taken for an answer.
    await doubt(tx, lane.calendar.id, link.remoteId, lane.calendar.full_sync_epoch);
    const write: EventWrite = { kind: 'delete', eventId: link.remoteId, etag: step.etag };
    const sent = { ...link, state: 'deleting' as const };
    return { do: 'delete', link: sent, write, revision, isRepeat: false };
  }
  // The same content sent again is the same write: however often it has to be repeated, one entry remembers it.
  const before = link.inFlight.find(
    (write): write is KnownWrite =>
      write.writeId !== null &&
      write.revision === revision &&
      differingFields(write.content, step.content).length === 0,
  );
  const stamp = {
    itemKind: link.itemKind,
    itemId: link.itemId,
    revision,
    databaseId: lane.databaseId,
    writeId: before?.writeId ?? lane.ids.next(),
  };
  const inFlight = before
    ? [...link.inFlight]
    : [...link.inFlight, { writeId: stamp.writeId, revision, content: step.content }];
  const state = step.do === 'insert' ? 'maybe' : 'present';
  await changeLink(tx, link.id, { state, inFlight, inFlightRevision: revision });
  const common = { eventId: link.remoteId, content: step.content, stamp };
  const write: EventWrite =
    step.do === 'insert'
      ? { kind: 'insert', ...common }
      : { kind: 'patch', etag: step.etag, ...common };
  const isRepeat = before !== undefined;
  return { do: step.do, link: { ...link, state, inFlight }, write, revision, isRepeat };
}

/** Reads again what a step has changed. */
async function refresh(tx: Tx, lane: Lane, link: Link, around: Around): Promise<Link> {
  const fresh = await readAround(tx, lane, [link]);
  const item = fresh.items.get(link.itemId);
  if (item) around.items.set(link.itemId, item);
  else around.items.delete(link.itemId);
  const siblings = fresh.siblings.get(link.itemId) ?? [];
  around.siblings.set(link.itemId, siblings);
  const again = siblings.find((other) => other.id === link.id);
  if (!again) throw new Error(`link ${link.id} vanished in its own transaction`);
  return again;
}
