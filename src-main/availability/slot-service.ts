import { ExpectedError } from '../../src-shared/domain/errors.ts';
import { fieldChanges, withGiven } from '../../src-shared/domain/field-changes.ts';
import type { SlotId } from '../../src-shared/domain/ids.ts';
import type { Slot, SlotChange, SlotDraft } from '../../src-shared/domain/slot.ts';
import type { Db, Tx } from '../database/schema.ts';
import { recordHistory } from '../history/history-repo.ts';
import type { ItemChanged } from '../history/item-changed.ts';
import type { Clock, Ids } from '../platform/ports.ts';
import { findService } from '../services/service-repo.ts';
import { findSlot, putSlot, slotsBetween } from './slot-repo.ts';

export type SlotDeps = {
  db: Db;
  clock: Clock;
  ids: Ids;
  /** Told after the commit which slots changed. */
  changed(ids: SlotId[]): void;
  itemChanged: ItemChanged;
};

export type SlotService = ReturnType<typeof createSlotService>;

const historyFields = [
  'serviceId',
  'when',
  'title',
  'location',
  'calendarNote',
  'withdrawnAt',
] as const;

type Step = { before: Slot | null; after: Slot; kind: string };

/** The times the practice offers: each write is one transaction, announced after it has committed. */
export function createSlotService({ db, clock, ids, changed, itemChanged }: SlotDeps) {
  async function write(plan: (tx: Tx, now: number) => Promise<Step>): Promise<Slot> {
    const { slot, isNews } = await db.transaction().execute(async (tx) => {
      const at = clock.now();
      const { before, after, kind } = await plan(tx, at);
      const changes = fieldChanges<Slot>(historyFields, before, after);
      if (before !== null && changes.length === 0) return { slot: before, isNews: false };
      await refuseUnknownService(tx, before, after);
      const slot = { ...after, revision: (before?.revision ?? 0) + 1, changedAt: at };
      await putSlot(tx, slot);
      await recordHistory(tx, {
        itemKind: 'slot',
        itemId: slot.id,
        revision: slot.revision,
        at,
        source: 'person',
        kind,
        changes,
      });
      await itemChanged(tx, 'slot', slot.id);
      return { slot, isNews: true };
    });
    if (isNews) changed([slot.id]); // after commit: no listener may see what could roll back
    return slot;
  }

  return {
    create(draft: SlotDraft): Promise<Slot> {
      return write(async (_tx, now) => ({
        before: null,
        after: {
          ...draft,
          id: ids.next() as SlotId,
          revision: 1,
          createdAt: now,
          changedAt: now,
          withdrawnAt: null,
        },
        kind: 'created',
      }));
    },

    /** Changes some fields of the slot as the person saw it; refused when it has changed since. */
    change({
      id,
      revision,
      changes,
    }: {
      id: SlotId;
      revision: number;
      changes: SlotChange;
    }): Promise<Slot> {
      return write(async (tx) => {
        const before = await slotOrRefuse(tx, id);
        if (before.revision !== revision) {
          throw new ExpectedError(
            'changed-meanwhile',
            'This opening has changed since it was opened. Nothing of yours was saved yet. Look at it again, then make your change.',
          );
        }
        return { before, after: withGiven<Slot>(before, changes), kind: 'changed' };
      });
    },

    /** Takes the slot back; one that is withdrawn already stays as it is. */
    withdraw({ id }: { id: SlotId }): Promise<Slot> {
      return write(async (tx, now) => {
        const before = await findSlot(tx, id);
        if (before === null) throw unknownSlot();
        return {
          before,
          after: { ...before, withdrawnAt: before.withdrawnAt ?? now },
          kind: 'withdrawn',
        };
      });
    },

    /** The slots on offer that touch the half-open interval [fromAt, toAt). */
    inRange({ fromAt, toAt }: { fromAt: number; toAt: number }): Promise<Slot[]> {
      return slotsBetween(db, fromAt, toAt);
    },
  };
}

async function slotOrRefuse(db: Db, id: SlotId): Promise<Slot> {
  const slot = await findSlot(db, id);
  if (slot === null || slot.withdrawnAt !== null) throw unknownSlot();
  return slot;
}

function unknownSlot(): ExpectedError {
  return new ExpectedError(
    'not-found',
    'This opening is not on offer any more. Nothing was changed.',
  );
}

async function refuseUnknownService(tx: Tx, before: Slot | null, after: Slot): Promise<void> {
  if (after.serviceId === null || after.serviceId === before?.serviceId) return;
  if ((await findService(tx, after.serviceId)) !== null) return;
  throw new ExpectedError(
    'invalid-input',
    'This service is not known here. Nothing was changed. Choose another one.',
    {
      field: 'serviceId',
    },
  );
}
