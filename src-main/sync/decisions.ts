import {
  sameField,
  type ContentField,
  type EventContent,
} from '../../src-shared/domain/event-content.ts';
import { refuseIllegalStep } from '../../src-shared/domain/booking-life.ts';
import { cancelled, changesBetween, newBooking } from '../../src-shared/domain/booking-changes.ts';
import { acceptedChange } from '../../src-shared/domain/clash.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { BookingId, SlotId } from '../../src-shared/domain/ids.ts';
import type { ConflictDecision } from '../../src-shared/domain/sync-views.ts';
import type { ItemKind } from '../../src-shared/domain/event-content.ts';
import { putSlot } from '../availability/slot-repo.ts';
import { writeBooking } from '../bookings/booking-writer.ts';
import type { Tx } from '../database/schema.ts';
import type { LinkState } from '../database/sync-rows.ts';
import { overlapsOf } from '../clashes/clash-finder.ts';
import { recordHistory } from '../history/history-repo.ts';
import { readPracticeTimeZone } from '../settings/settings-repo.ts';
import { acceptRemote, touchItem } from './accept-remote.ts';
import { brakeOf } from './brake.ts';
import { changeCalendar, findCalendar } from './calendar-repo.ts';
import {
  type ConflictRow,
  contentOf,
  findConflict,
  recordConflict,
  resolveConflict,
} from './conflict-repo.ts';
import { generationOf } from './event-id.ts';
import { readItem, type SyncItem, tookPlace } from './item-repo.ts';
import type { EngineDeps } from './lane.ts';
import { mayStayAsItIs } from './leave-out.ts';
import type { Link } from './link.ts';
import { changeLink, itemChanged, linksByRemoteIds, linksOfItems, noTrouble } from './link-repo.ts';
import { readObserved } from './mirror-repo.ts';
import { linkOrphan, linkOtherOrphans } from './orphan-repo.ts';
import { type Decided, recordDecision } from './record-decision.ts';
import { t } from '../../src-shared/words/words.ts';

export type DecisionDeps = Pick<EngineDeps, 'db' | 'clock'>;

/** Carries out the person's decision on one conflict; answers with the items it touched. */
export async function decide(
  { db, clock }: DecisionDeps,
  conflictId: number,
  decision: ConflictDecision,
  bookAnyway: boolean,
): Promise<string[]> {
  return await db.transaction().execute(async (tx) => {
    const conflict = await findConflict(tx, conflictId);
    if (!conflict) throw new ExpectedError('not-found', t('refusals:decision.unknown'));
    if (conflict.resolution !== null) return [];
    const at = clock.now();
    const key = { kind: conflict.item_kind, id: conflict.item_id };
    const before = await readItem(tx, key);
    await carryOut(tx, conflict, decision, bookAnyway, at);
    const step = stepOf[decision.decision];
    await recordDecision(tx, at, (title) => t(`steps:decision.${step}`, { title }), [
      { key, before },
    ]);
    await resolveConflict(tx, conflict.id, decision.decision, at);
    return [conflict.item_id];
  });
}

async function carryOut(
  tx: Tx,
  conflict: ConflictRow,
  decision: ConflictDecision,
  bookAnyway: boolean,
  at: number,
): Promise<void> {
  switch (decision.decision) {
    case 'keep-mine':
    case 'dismiss':
      if (!(await mayStayAsItIs(tx, conflict, decision.decision))) throw notPossible();
      return;
    case 'take-theirs':
      return await takeTheirs(tx, conflict, decision.fields, bookAnyway, at);
    case 'cancel-booking':
      if (conflict.kind !== 'remote-delete') throw notPossible();
      await cancelItem(tx, { kind: conflict.item_kind, id: conflict.item_id }, at);
      // Should the person want it again before the next turn, it has to become a new event: this one was decided on.
      return await letGo(tx, conflict, ['remote_deleted']);
    case 'put-back':
      if (conflict.kind !== 'remote-delete') throw notPossible();
      return await putBack(tx, conflict, at);
    case 'adopt':
      if (conflict.kind !== 'orphan') throw notPossible();
      return await adoptOrphan(tx, conflict, bookAnyway, at);
  }
}

function notPossible(): ExpectedError {
  return new ExpectedError('not-allowed', t('refusals:decision.unfit'));
}

async function takeTheirs(
  tx: Tx,
  conflict: ConflictRow,
  fields: readonly ContentField[],
  bookAnyway: boolean,
  at: number,
): Promise<void> {
  const item = await readItem(tx, { kind: conflict.item_kind, id: conflict.item_id });
  const theirs = contentOf(conflict.remote_json);
  if (!item || !theirs || conflict.kind === 'remote-delete') throw notPossible();
  const mine = item.wanted;
  const wanted = mine === null ? fields : fields.filter((field) => !sameField(field, mine, theirs));
  const step = { at, kind: 'took-theirs', source: 'person' as const, anyway: bookAnyway };
  const { refused } = await acceptRemote(tx, item, theirs, wanted, step);
  if (refused.includes('when')) {
    throw new ExpectedError('overlap', t('refusals:decision.overlap'));
  }
  if (refused.length > 0) {
    throw new ExpectedError('not-allowed', t('refusals:decision.privacy'));
  }
}

/**
 * That the event is gone is agreed on from now on, and not only from the next turn on: a booking that is restored
 * before that gets an event again.
 */
async function settleDeleted(tx: Tx, itemId: string): Promise<void> {
  for (const link of await linksOfItems(tx, [itemId])) {
    if (link.state !== 'remote_deleted') continue;
    await changeLink(tx, link.id, { state: 'gone', syncedRevision: link.itemRevision });
  }
}

async function cancelItem(tx: Tx, key: { kind: ItemKind; id: string }, at: number): Promise<void> {
  const item = await readItem(tx, key);
  if (!item?.wanted) return;
  if (item.kind === 'booking') {
    const step = { source: 'person' as const, kind: 'cancelled', at };
    const after = cancelled(item.booking, { reason: t('refusals:decision.cancelReason') }, at);
    const moment = { now: at, timeZone: await readPracticeTimeZone(tx) };
    refuseIllegalStep(item.booking, after, moment); // what took place stays, whoever tidied the calendar up
    await writeBooking(tx, itemChanged, item.booking, after, step);
    await settleDeleted(tx, item.id);
    return;
  }
  const revision = item.revision + 1;
  await putSlot(tx, { ...item.slot, revision, changedAt: at, withdrawnAt: at });
  await recordHistory(tx, {
    itemKind: 'slot',
    itemId: item.id,
    revision,
    at,
    source: 'person',
    kind: 'withdrawn',
    changes: [{ field: 'withdrawnAt', from: null, to: at }],
  });
}

/** What each decision comes to, by which it is named where it can be taken back. */
const stepOf = {
  'keep-mine': 'kept',
  dismiss: 'kept',
  'take-theirs': 'took',
  'cancel-booking': 'cancelled',
  'put-back': 'putBack',
  adopt: 'adopted',
} as const satisfies Record<ConflictDecision['decision'], string>;

/** The burnt id becomes a tombstone; the plan then gives the item its next one. */
async function putBack(
  tx: Tx,
  about: Pick<ConflictRow, 'calendar_id' | 'remote_id' | 'item_id' | 'item_kind'>,
  at: number,
): Promise<void> {
  const item = await readItem(tx, { kind: about.item_kind, id: about.item_id });
  if (!item) return;
  await letGo(tx, about, ['remote_deleted', 'present']);
  await touchItem(tx, item, { at, kind: 'put-back', source: 'person', changes: [] });
}

/** Gives an event up that is gone there, in any of these states of its link. */
async function letGo(
  tx: Tx,
  about: Pick<ConflictRow, 'calendar_id' | 'remote_id'>,
  states: readonly LinkState[],
): Promise<void> {
  const [link] = await linksByRemoteIds(tx, about.calendar_id, [about.remote_id]);
  if (!link || !states.includes(link.state)) return;
  await changeLink(tx, link.id, {
    state: 'gone',
    inFlight: [],
    inFlightRevision: null,
    look: true,
    ...noTrouble,
  });
}

/** Makes the booking again that an event of ours is about, as far as the event tells. */
async function adoptOrphan(
  tx: Tx,
  conflict: ConflictRow,
  bookAnyway: boolean,
  at: number,
): Promise<void> {
  const theirs = contentOf(conflict.remote_json);
  const generation = generationOf(conflict.remote_id, conflict.item_id);
  const exists = await readItem(tx, { kind: conflict.item_kind, id: conflict.item_id });
  if (!theirs || exists || generation === null) throw notPossible();
  if (conflict.item_kind === 'booking')
    await makeBooking(tx, conflict.item_id as BookingId, theirs, bookAnyway, at);
  else await makeSlot(tx, conflict.item_id as SlotId, theirs, at);
  await linkOrphan(tx, conflict);
  await linkOtherOrphans(tx, conflict, at);
}

async function makeBooking(
  tx: Tx,
  id: BookingId,
  theirs: EventContent,
  bookAnyway: boolean,
  at: number,
): Promise<void> {
  const overlaps = await overlapsOf(tx, { when: theirs.when }, id);
  if (overlaps.length > 0 && !bookAnyway) {
    throw new ExpectedError('overlap', t('refusals:decision.adoptOverlap'));
  }
  const draft = {
    clientId: null,
    serviceId: null,
    when: theirs.when,
    title: theirs.summary,
    location: theirs.location,
    calendarNote: theirs.description,
    privateNote: '',
    discountMinor: 0,
    status: 'confirmed' as const,
    bookAnyway,
  };
  const booking = newBooking(draft, { id, at, service: null });
  const settled = { ...booking, overlapAccepted: overlaps.length > 0 };
  await writeBooking(tx, itemChanged, null, settled, {
    source: 'person',
    kind: 'adopted',
    at,
    changes: [...changesBetween(null, settled), ...acceptedChange(overlaps)],
  });
}

async function makeSlot(tx: Tx, id: SlotId, theirs: EventContent, at: number): Promise<void> {
  await putSlot(tx, {
    id,
    serviceId: null,
    when: theirs.when,
    title: theirs.summary,
    location: theirs.location,
    calendarNote: theirs.description,
    revision: 1,
    createdAt: at,
    changedAt: at,
    withdrawnAt: null,
    weeklyId: null,
    occurrenceDay: null,
  });
  await itemChanged(tx, 'slot', id);
}

/**
 * Ends a hold. `accept`: what vanished there is cancelled here, what moved there moves here. `refuse`: ours is put
 * back there, and what the calendar said is written down.
 */
export async function decideHold(
  { db, clock }: DecisionDeps,
  calendarId: string,
  decision: 'accept' | 'refuse',
): Promise<string[]> {
  return await db.transaction().execute(async (tx) => {
    const calendar = await findCalendar(tx, calendarId);
    const brake = brakeOf(calendar?.brake_json ?? null);
    if (!brake) return [];
    const at = clock.now();
    const decided: Decided[] = [];
    for (const held of brake.items) {
      const item = await readItem(tx, { kind: held.itemKind, id: held.itemId });
      const links = await linksOfItems(tx, [held.itemId]);
      const link = links.findLast(
        (one) => one.calendarId === calendarId && one.state === 'present',
      );
      if (!item || !link) continue;
      decided.push({ key: { kind: item.kind, id: item.id }, before: item });
      if (decision === 'accept') await acceptHeld(tx, item, held.change, at);
      else await refuseHeld(tx, item, link, held.change, at);
    }
    await recordDecision(tx, at, acceptedWords, decided);
    await changeCalendar(tx, calendarId, { brake_json: null });
    return brake.items.map((held) => held.itemId);
  });
}

function acceptedWords(title: string, more: number): string {
  return more === 0
    ? t('steps:decision.accepted', { title })
    : t('steps:decision.acceptedMore', { title, count: more });
}

type HeldChange = NonNullable<ReturnType<typeof brakeOf>>['items'][number]['change'];

async function acceptHeld(tx: Tx, item: SyncItem, change: HeldChange, at: number): Promise<void> {
  if (change.kind === 'vanished') {
    // What took place can't be cancelled, in a list no more than alone: it stays, and is asked about by itself.
    if (tookPlace(item)) return;
    return await cancelItem(tx, item, at);
  }
  const { wanted } = item;
  if (wanted === null) return;
  const moved = { ...wanted, when: change.to };
  // The person said yes to the whole list: an overlap among them is part of that.
  await acceptRemote(tx, item, moved, ['when'], {
    at,
    kind: 'took-theirs',
    source: 'person',
    anyway: true,
  });
}

async function refuseHeld(
  tx: Tx,
  item: SyncItem,
  link: Link,
  change: HeldChange,
  at: number,
): Promise<void> {
  const seen = (await readObserved(tx, link.calendarId, [link.remoteId])).get(link.remoteId);
  const theirs = seen?.event.content ?? null;
  const about = {
    at,
    itemKind: item.kind,
    itemId: item.id,
    calendarId: link.calendarId,
    remoteId: link.remoteId,
    base: link.base?.content ?? null,
    local: item.wanted,
  };
  if (change.kind === 'vanished') {
    await recordConflict(tx, { ...about, kind: 'remote-delete', remote: null, fields: [] });
    await putBack(
      tx,
      {
        calendar_id: link.calendarId,
        remote_id: link.remoteId,
        item_id: item.id,
        item_kind: item.kind,
      },
      at,
    );
  } else if (theirs && seen?.observed.status === 'alive') {
    await recordConflict(tx, { ...about, kind: 'fields', remote: theirs, fields: ['when'] });
    // Their time is now what was agreed, so that ours counts as the newer change and is sent. Other fields stay
    // as they were agreed: what changed there in them is merged as ever.
    const base = {
      writeId: seen.event.stamp?.writeId ?? null,
      content: { ...(link.base?.content ?? theirs), when: theirs.when },
    };
    await changeLink(tx, link.id, { base, look: true });
    await touchItem(tx, item, { at, kind: 'kept', source: 'person', changes: [] });
  }
  await tx
    .updateTable('sync_conflict')
    .set({ resolution: 'keep-mine', resolved_at: at })
    .where('resolution', 'is', null)
    .where('calendar_id', '=', link.calendarId)
    .where('remote_id', '=', link.remoteId)
    .where('at', '=', at)
    .execute();
}
