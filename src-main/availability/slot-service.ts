import { ExpectedError } from '../../src-shared/domain/errors.ts';
import { withGiven } from '../../src-shared/domain/field-changes.ts';
import type { ServiceId, SlotId } from '../../src-shared/domain/ids.ts';
import { slotTitleOf } from '../../src-shared/domain/slot.ts';
import type { Slot, SlotChange, SlotDraft, SlotView } from '../../src-shared/domain/slot.ts';
import { describeWhen } from '../../src-shared/domain/when-text.ts';
import type { Db, Tx } from '../database/schema.ts';
import type { ItemChanged } from '../history/item-changed.ts';
import type { Clock, Ids } from '../platform/ports.ts';
import { findService } from '../services/service-repo.ts';
import { recordUndo } from '../undo/undo-repo.ts';
import type { UndoStep } from '../undo/undo-step.ts';
import { findSlot, slotsBetween } from './slot-repo.ts';
import { slotImage } from './slot-undo.ts';
import { findSlotView, slotViewsBetween } from './slot-view-repo.ts';
import { isSameSlot, newSlot, writeSlot } from './slot-writer.ts';
import { t } from '../../src-shared/words/words.ts';

export type SlotDeps = {
  db: Db;
  clock: Clock;
  ids: Ids;
  /** Told after the commit which slots changed. */
  changed(ids: SlotId[]): void;
  itemChanged: ItemChanged;
};

export type SlotService = ReturnType<typeof createSlotService>;

type Step = { before: Slot | null; after: Slot; kind: 'created' | 'changed' | 'withdrawn' };

/** The times the practice offers: each write is one transaction, announced after it has committed. */
export function createSlotService({ db, clock, ids, changed, itemChanged }: SlotDeps) {
  async function write(plan: (tx: Tx, now: number) => Promise<Step>): Promise<Slot> {
    const { slot, isNews } = await db.transaction().execute(async (tx) => {
      const at = clock.now();
      const { before, after, kind } = await plan(tx, at);
      if (before !== null && isSameSlot(before, after)) return { slot: before, isNews: false };
      await refuseUnknownService(tx, before?.serviceId ?? null, after.serviceId);
      const slot = await writeSlot(tx, itemChanged, before, after, { kind, at });
      await recordUndo(tx, {
        at,
        label: t(`steps:opening.${kind}`, {
          title: slotTitleOf(slot),
          when: describeWhen(slot.when),
        }),
        parts: [{ kind: 'slot', id: slot.id, before: slotImage(before), after: slotImage(slot) }],
      });
      return { slot, isNews: true };
    });
    if (isNews) changed([slot.id]); // after commit: no listener may see what could roll back
    return slot;
  }

  return {
    create(draft: SlotDraft): Promise<Slot> {
      return write(async (_tx, now) => ({
        before: null,
        after: newSlot(draft, ids.next() as SlotId, now),
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
          throw new ExpectedError('changed-meanwhile', t('refusals:meanwhile.opening'));
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

    /** Takes several slots back in one step; those that are withdrawn already stay as they are. */
    async withdrawSeveral({ ids: given }: { ids: readonly SlotId[] }): Promise<Slot[]> {
      const withdrawn = await db.transaction().execute(async (tx) => {
        const at = clock.now();
        const slots: Slot[] = [];
        const parts: UndoStep['parts'] = [];
        for (const id of new Set(given)) {
          const before = await findSlot(tx, id);
          if (before === null) throw unknownSlot();
          if (before.withdrawnAt !== null) continue;
          const after = { ...before, withdrawnAt: at };
          slots.push(await writeSlot(tx, itemChanged, before, after, { kind: 'withdrawn', at }));
          parts.push({ kind: 'slot', id, before: slotImage(before), after: null });
        }
        const label = t('steps:opening.severalWithdrawn', { count: slots.length });
        if (slots.length > 0) await recordUndo(tx, { at, label, parts });
        return slots;
      });
      if (withdrawn.length > 0) changed(withdrawn.map(({ id }) => id));
      return withdrawn;
    },

    /** The slot as it stands towards the calendar. */
    async view({ id }: { id: SlotId }): Promise<SlotView> {
      const view = await findSlotView(db, id);
      if (view === null) throw unknownSlot();
      return view;
    },

    /** What the window lists of [fromAt, toAt): what is on offer, and what is withdrawn but still in the calendar. */
    viewsInRange({ fromAt, toAt }: { fromAt: number; toAt: number }): Promise<SlotView[]> {
      return slotViewsBetween(db, fromAt, toAt);
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
  return new ExpectedError('not-found', t('refusals:gone.opening'));
}

/** Refuses an opening for a service that does not exist, unless it was for that one before. */
export async function refuseUnknownService(
  tx: Tx,
  before: ServiceId | null,
  after: ServiceId | null,
): Promise<void> {
  if (after === null || after === before) return;
  if ((await findService(tx, after)) !== null) return;
  throw new ExpectedError('invalid-input', t('refusals:unknown.service'), { field: 'serviceId' });
}
