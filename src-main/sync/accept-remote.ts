import {
  type ContentField,
  type EventContent,
  sameField,
} from '../../src-shared/domain/event-content.ts';
import { projectBooking, projectSlot } from '../../src-shared/domain/projection.ts';
import { putSlot } from '../availability/slot-repo.ts';
import { putBooking } from '../bookings/booking-repo.ts';
import { clashesOf, overlapsOf } from '../clashes/clash-finder.ts';
import { changesBetween } from '../../src-shared/domain/booking-changes.ts';
import { acceptedChange, type Clash } from '../../src-shared/domain/clash.ts';
import type { FieldChange } from '../../src-shared/domain/field-changes.ts';
import type { Slot } from '../../src-shared/domain/slot.ts';
import type { Booking } from '../../src-shared/domain/booking.ts';
import type { Tx } from '../database/schema.ts';
import { recordHistory } from '../history/history-repo.ts';
import { bookingItem, slotItem, type SyncItem } from './item-repo.ts';

export type Acceptance = {
  item: SyncItem;
  accepted: ContentField[];
  /** Not taken over: it breaks a rule here (an overlap), or what the calendar gets to see can't express it. */
  refused: ContentField[];
};

/**
 * Takes over what changed in the calendar, field by field, as far as the rules here hold. Writes the item with a
 * risen revision and its history when anything was taken. With `anyway` an overlap is accepted, as the person said.
 */
export async function acceptRemote(
  tx: Tx,
  item: SyncItem,
  remote: EventContent,
  fields: readonly ContentField[],
  step: { at: number; kind: string; source: 'google' | 'person'; anyway: boolean },
): Promise<Acceptance> {
  let next = item;
  const accepted: ContentField[] = [];
  const refused: ContentField[] = [];
  const clashes: Clash[] = [];
  for (const field of fields) {
    const candidate = withField(next, field, remote);
    const isExpressed =
      candidate?.wanted !== null &&
      candidate !== null &&
      sameField(field, candidate.wanted, remote);
    const possible =
      isExpressed && field === 'when'
        ? await settled(tx, candidate, step.anyway)
        : { item: candidate, accepted: [] };
    if (isExpressed && possible?.item) {
      next = possible.item;
      clashes.push(...possible.accepted);
      accepted.push(field);
    } else {
      refused.push(field);
    }
  }
  if (accepted.length === 0) return { item, accepted, refused };
  return { item: await store(tx, item, next, { ...step, clashes }), accepted, refused };
}

/** Raises an item's revision without changing it, so that what it says is sent (again). */
export async function touchItem(
  tx: Tx,
  item: SyncItem,
  step: { at: number; kind: string; source: 'google' | 'person' | 'sync'; changes: FieldChange[] },
): Promise<SyncItem> {
  return await store(tx, item, item, step);
}

async function store(
  tx: Tx,
  before: SyncItem,
  after: SyncItem,
  step: {
    at: number;
    kind: string;
    source: 'google' | 'person' | 'sync';
    changes?: FieldChange[];
    /** What the person accepted to be in the way. */
    clashes?: Clash[];
  },
): Promise<SyncItem> {
  const revision = before.revision + 1;
  let stored: SyncItem;
  let changes = step.changes;
  if (after.kind === 'booking' && before.kind === 'booking') {
    const booking = { ...after.booking, revision, changedAt: step.at };
    await putBooking(tx, booking);
    changes ??= [...changesBetween(before.booking, booking), ...acceptedChange(step.clashes ?? [])];
    stored = bookingItem(booking, after.names, after.privacy);
  } else if (after.kind === 'slot' && before.kind === 'slot') {
    const slot = { ...after.slot, revision, changedAt: step.at };
    await putSlot(tx, slot);
    changes ??= slotChanges(before.slot, slot);
    stored = slotItem(slot);
  } else {
    throw new Error('an item cannot change its kind');
  }
  await recordHistory(tx, {
    itemKind: stored.kind,
    itemId: stored.id,
    revision,
    at: step.at,
    source: step.source,
    kind: step.kind,
    changes: changes ?? [],
  });
  return stored;
}

function withField(item: SyncItem, field: ContentField, remote: EventContent): SyncItem | null {
  return item.kind === 'booking'
    ? bookingWith(item, field, remote)
    : slotWith(item.slot, field, remote);
}

function bookingWith(
  item: SyncItem & { kind: 'booking' },
  field: ContentField,
  remote: EventContent,
): SyncItem | null {
  const booking = bookingFieldFrom(item, field, remote);
  return booking === null ? null : bookingItem(booking, item.names, item.privacy);
}

function bookingFieldFrom(
  { booking, names, privacy }: SyncItem & { kind: 'booking' },
  field: ContentField,
  remote: EventContent,
): Booking | null {
  switch (field) {
    case 'summary': {
      // The title that follows client and service stays one that follows them.
      const following = { ...booking, title: null };
      const derived = projectBooking(following, names.clientName, names.serviceName, privacy);
      return derived.summary === remote.summary ? following : { ...booking, title: remote.summary };
    }
    case 'description':
      return { ...booking, calendarNote: remote.description };
    case 'location':
      return { ...booking, location: remote.location };
    case 'when':
      return { ...booking, when: remote.when };
    case 'busy':
      return null; // a booking always takes its time
  }
}

function slotWith(slot: Slot, field: ContentField, remote: EventContent): SyncItem | null {
  switch (field) {
    case 'summary':
      return slotItem({ ...slot, title: remote.summary });
    case 'description':
      return slotItem({ ...slot, calendarNote: remote.description });
    case 'location':
      return slotItem({ ...slot, location: remote.location });
    case 'when':
      return slotItem({ ...slot, when: remote.when });
    case 'busy':
      return null; // an opening never takes time
  }
}

function slotChanges(before: Slot, after: Slot): FieldChange[] {
  const was = projectSlot(before);
  const is = projectSlot(after);
  const fields: ContentField[] = ['summary', 'description', 'location', 'when'];
  return fields
    .filter((field) => !sameField(field, was, is))
    .map((field) => ({ field, from: was[field], to: is[field] }));
}

/**
 * The item at its new time with its clashes settled; null when it overlaps another booking and that was not accepted.
 * Whatever else is in the way of a time that came from the calendar is shown to the person afterwards.
 */
async function settled(
  tx: Tx,
  item: SyncItem,
  anyway: boolean,
): Promise<{ item: SyncItem; accepted: Clash[] } | null> {
  if (item.kind === 'slot') return { item, accepted: [] };
  const find = anyway ? clashesOf : overlapsOf;
  const clashes = await find(tx, item.booking, item.id);
  const isInTheWay = clashes.length > 0;
  if (isInTheWay && !anyway) return null;
  const booking = { ...item.booking, overlapAccepted: isInTheWay };
  return { item: bookingItem(booking, item.names, item.privacy), accepted: clashes };
}
