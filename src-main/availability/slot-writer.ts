import { fieldChanges } from '../../src-shared/domain/field-changes.ts';
import type { SlotDraft, Slot } from '../../src-shared/domain/slot.ts';
import type { SlotId } from '../../src-shared/domain/ids.ts';
import type { Tx } from '../database/schema.ts';
import { recordHistory } from '../history/history-repo.ts';
import type { ItemChanged } from '../history/item-changed.ts';
import { putSlot } from './slot-repo.ts';

const historyFields = [
  'serviceId',
  'when',
  'title',
  'location',
  'calendarNote',
  'withdrawnAt',
] as const;

/** A slot as it is first published; its revision is given when it is written. */
export function newSlot(
  draft: SlotDraft,
  id: SlotId,
  at: number,
  occurrence: Pick<Slot, 'weeklyId' | 'occurrenceDay'> = { weeklyId: null, occurrenceDay: null },
): Slot {
  return {
    ...draft,
    ...occurrence,
    id,
    revision: 0,
    createdAt: at,
    changedAt: at,
    withdrawnAt: null,
  };
}

/** Tells whether two states of a slot are the same to the person. */
export function isSameSlot(before: Slot, after: Slot): boolean {
  return fieldChanges<Slot>(historyFields, before, after).length === 0;
}

/** Stores the next state of a slot with all that belongs to it: the risen revision, its history and its calendar link. */
export async function writeSlot(
  tx: Tx,
  itemChanged: ItemChanged,
  before: Slot | null,
  after: Slot,
  { kind, at }: { kind: string; at: number },
): Promise<Slot> {
  const slot = { ...after, revision: (before?.revision ?? 0) + 1, changedAt: at };
  await putSlot(tx, slot);
  await recordHistory(tx, {
    itemKind: 'slot',
    itemId: slot.id,
    revision: slot.revision,
    at,
    source: 'person',
    kind,
    changes: fieldChanges<Slot>(historyFields, before, after),
  });
  await itemChanged(tx, 'slot', slot.id);
  return slot;
}
