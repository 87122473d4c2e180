import {
  contentFields,
  type ContentField,
  type EventContent,
} from '../../src-shared/domain/event-content.ts';
import type { RemoteEvent } from '../../src-shared/domain/remote-event.ts';
import type { Tx } from '../database/schema.ts';
import { recordHistory } from '../history/history-repo.ts';
import { acceptRemote, touchItem } from './accept-remote.ts';
import { closeConflicts, recordConflict } from './conflict-repo.ts';
import type { SyncItem } from './item-repo.ts';
import type { Lane } from './lane.ts';
import type { Link } from './link.ts';
import { addLink, changeLink, noTrouble } from './link-repo.ts';
import { differingFields } from '../../src-shared/domain/event-content.ts';
import { merge } from './merge.ts';
import { agreedBase, isOldWrite } from './plan.ts';
import { inEnglish } from '../../src-shared/words/words.ts';

/** What the steps that touch only the database work on. */
export type Case = {
  lane: Lane;
  link: Link;
  item: SyncItem | undefined;
  event: RemoteEvent | undefined;
};

/**
 * Brings here and there together, field by field: what changed there only is taken over if the rules here hold; what
 * changed on both sides stays as it is here, and the other value is written down to be offered.
 */
export async function mergeRemote(tx: Tx, { lane, link, item, event }: Case): Promise<void> {
  const remote = event?.content;
  if (!event || !remote) throw new Error('only a readable event can be merged');
  if (link.state === 'remote_deleted') await reopen(tx, lane, link);
  const base = agreedBase(link, event.stamp, lane.databaseId);
  const settled = {
    state: 'present' as const,
    etag: event.etag,
    base: { writeId: event.stamp?.writeId ?? link.base?.writeId ?? null, content: remote },
    inFlight: stillOnTheirWay(lane, link, event),
    inFlightRevision: null,
    ...noTrouble,
  };
  if (item?.wanted == null) {
    await noteLostEdits(tx, { lane, link, item, event });
    await changeLink(tx, link.id, settled);
    return;
  }
  const found = merge(base, item.wanted, remote);
  const result = await acceptRemote(tx, item, remote, found.fromRemote, {
    at: lane.clock.now(),
    kind: 'pulled',
    source: 'google',
    anyway: false,
  });
  let now = result.item;
  if (found.conflicting.length > 0) {
    await noteConflict(tx, lane, link, now, base, remote, found.conflicting, 'fields');
  }
  if (result.refused.length > 0) {
    await noteConflict(tx, lane, link, now, base, remote, result.refused, 'rule');
  }
  const isAgreed = now.wanted !== null && differingFields(now.wanted, remote).length === 0;
  if (!isAgreed && now.revision <= link.syncedRevision) {
    // Ours stands and has to be sent again, although nobody edited it here.
    now = await touchItem(tx, now, {
      at: lane.clock.now(),
      kind: 'kept',
      source: 'sync',
      changes: [],
    });
  }
  await changeLink(tx, link.id, {
    ...settled,
    ...(isAgreed ? { syncedRevision: now.revision, lastSyncedAt: lane.clock.now() } : {}),
  });
  if (result.accepted.length > 0 || found.conflicting.length > 0 || result.refused.length > 0) {
    lane.counts.merged += 1;
  }
  lane.changedItems.add(item.id);
}

/**
 * What was sent and may yet be found. As long as the event is the one that a change was sent for, its precondition holds
 * whenever it arrives; once the event bears another write, none of them can. And where the event bears an older write of
 * ours, a listing may have been late: then what was agreed on since is what is really there.
 */
function stillOnTheirWay(lane: Lane, link: Link, event: RemoteEvent): Link['inFlight'] {
  const { base, inFlight, syncedRevision } = link;
  const { stamp } = event;
  if (base === null || stamp === null) return [];
  if (stamp.writeId === base.writeId) return inFlight;
  if (base.writeId === null || !isOldWrite(link, stamp, lane.databaseId)) return [];
  return [...inFlight, { writeId: base.writeId, revision: syncedRevision, content: base.content }];
}

/** Not wanted any more here: that stands, and the event will be deleted. What was changed there is kept to be seen. */
async function noteLostEdits(tx: Tx, { lane, link, item, event }: Case): Promise<void> {
  const remote = event?.content;
  if (!event || !remote) return;
  const base = agreedBase(link, event.stamp, lane.databaseId);
  // A tombstone that comes to life with content nobody here remembers is an old write of ours, come late.
  if (base === null && link.state === 'gone') return;
  const lost = base === null ? contentFields : differingFields(base, remote);
  if (lost.length > 0) await noteConflict(tx, lane, link, item, base, remote, lost, 'fields');
}

/** The event is there, and is not wanted: remember its etag, so that it can be deleted with a precondition. */
export async function noteAlive(tx: Tx, at: Case): Promise<void> {
  const { lane, link, item, event } = at;
  if (!event) throw new Error('only a seen event can be noted');
  await noteLostEdits(tx, at);
  if (link.state === 'gone' && item?.wanted && item.revision <= link.syncedRevision) {
    // Nothing was to be sent as long as it was gone. Should this calendar be chosen before it is deleted, there is.
    const resent = { at: lane.clock.now(), kind: 'kept', source: 'sync' as const, changes: [] };
    await touchItem(tx, item, resent);
  }
  await changeLink(tx, link.id, {
    state: 'present',
    etag: event.etag,
    base:
      link.base ??
      (event.content && { writeId: event.stamp?.writeId ?? null, content: event.content }),
    inFlight: stillOnTheirWay(lane, link, event),
    inFlightRevision: null,
    ...noTrouble,
  });
}

/** The event was changed there into something that can't be read: nothing is sent over it until it can, or the person says so. */
export async function noteUnreadable(tx: Tx, { lane, link, event }: Case): Promise<void> {
  await changeLink(tx, link.id, {
    state: 'present',
    etag: event?.etag ?? null,
    ...noTrouble,
    errorClass: 'unreadable',
    errorText: inEnglish('troubles:unreadable', {
      problem: event?.problem ?? inEnglish('troubles:event.unknown'),
    }),
  });
  lane.changedItems.add(link.itemId);
  lane.counts.failed += 1;
}

/** Deleted there: a proposal for the person, never an order. */
export async function noteRemoteDeleted(tx: Tx, { lane, link, item }: Case): Promise<void> {
  await changeLink(tx, link.id, {
    state: 'remote_deleted',
    inFlight: [],
    inFlightRevision: null,
    ...noTrouble,
  });
  await recordConflict(tx, {
    at: lane.clock.now(),
    kind: 'remote-delete',
    itemKind: link.itemKind,
    itemId: link.itemId,
    calendarId: link.calendarId,
    remoteId: link.remoteId,
    base: link.base?.content ?? null,
    local: item?.wanted ?? null,
    remote: null,
    fields: [],
  });
  await remember(tx, lane, link, item, 'deleted-there', []);
  lane.counts.conflicts += 1;
  lane.changedItems.add(link.itemId);
}

/** The event is not there, and need not be; the link stays as its tombstone. */
export async function settleGone(tx: Tx, { lane, link }: Case): Promise<void> {
  await changeLink(tx, link.id, {
    state: 'gone',
    // What is in flight is kept: should it land late after all, it is known for what it is.
    inFlightRevision: null,
    syncedRevision: Math.max(link.syncedRevision, link.itemRevision),
    lastSyncedAt: lane.clock.now(),
    ...noTrouble,
  });
  await closeConflicts(
    tx,
    { calendarId: link.calendarId, remoteId: link.remoteId, kinds: ['remote-delete'] },
    'gone',
    lane.clock.now(),
  );
  lane.changedItems.add(link.itemId);
}

/** Nothing that the calendar gets to see has changed. */
export async function settleSynced(tx: Tx, { lane, link }: Case): Promise<void> {
  await changeLink(tx, link.id, {
    syncedRevision: link.itemRevision,
    lastSyncedAt: lane.clock.now(),
    ...noTrouble,
  });
  lane.changedItems.add(link.itemId);
}

/** Gives the item its next id in this calendar: the old one is burnt, or somebody else's. */
export async function renew(tx: Tx, { lane, link, item }: Case): Promise<void> {
  if (!item) throw new Error('only an item that exists gets a new event');
  await changeLink(tx, link.id, {
    state: 'gone',
    inFlightRevision: null, // what is in flight is kept, as where it settles as gone
    syncedRevision: link.itemRevision,
    ...noTrouble,
  });
  await addLink(tx, item, link.calendarId, link.generation + 1);
  lane.changedItems.add(item.id);
}

async function reopen(tx: Tx, lane: Lane, link: Link): Promise<void> {
  const about = {
    calendarId: link.calendarId,
    remoteId: link.remoteId,
    kinds: ['remote-delete'] as const,
  };
  await closeConflicts(tx, about, 'reappeared', lane.clock.now());
}

async function noteConflict(
  tx: Tx,
  lane: Lane,
  link: Link,
  item: SyncItem | undefined,
  base: EventContent | null,
  remote: EventContent,
  fields: readonly ContentField[],
  kind: 'fields' | 'rule',
): Promise<void> {
  await recordConflict(tx, {
    at: lane.clock.now(),
    kind,
    itemKind: link.itemKind,
    itemId: link.itemId,
    calendarId: link.calendarId,
    remoteId: link.remoteId,
    base,
    local: item?.wanted ?? null,
    remote,
    fields,
  });
  const changes = fields.map((field) => ({
    field: `theirs.${field}`,
    from: base?.[field] ?? null,
    to: remote[field],
  }));
  await remember(tx, lane, link, item, 'conflict', changes);
  lane.counts.conflicts += 1;
}

async function remember(
  tx: Tx,
  lane: Lane,
  link: Link,
  item: SyncItem | undefined,
  kind: string,
  changes: { field: string; from: unknown; to: unknown }[],
): Promise<void> {
  await recordHistory(tx, {
    itemKind: link.itemKind,
    itemId: link.itemId,
    revision: item?.revision ?? link.itemRevision,
    at: lane.clock.now(),
    source: 'google',
    kind,
    changes,
  });
}
