import { Slot } from '../../src-shared/domain/slot.ts';
import { WeeklySlot } from '../../src-shared/domain/weekly-slot.ts';
import type { Tx } from '../database/schema.ts';
import type { ItemChanged } from '../history/item-changed.ts';
import { describeItemChange } from '../undo/describe-change.ts';
import { readImage } from '../undo/read-image.ts';
import type { UndoKind, UndoWay } from '../undo/undo-kind.ts';
import { findSlot, occurrencesFrom, occurrencesWithdrawnAt } from './slot-repo.ts';
import { isSameSlot, writeSlot } from './slot-writer.ts';
import { findWeeklySlot, putWeeklySlot } from './weekly-slot-repo.ts';

const WeeklyImage = WeeklySlot.omit({ publishedUntil: true, endedAt: true });

/**
 * A slot as a step remembers it. Nothing that was published is ever forgotten, because its event may still have to be
 * removed from the calendar: for the person, though, what is withdrawn is not there.
 */
export function slotImage(slot: Slot | null): Slot | null {
  return slot === null || slot.withdrawnAt !== null ? null : slot;
}

/** The same of a weekly opening, without what changes as the weeks go by. */
export function weeklyImage(weekly: WeeklySlot | null) {
  return weekly === null || weekly.endedAt !== null ? null : WeeklyImage.parse(weekly);
}

/** How steps with openings are taken back. */
export function slotUndo(itemChanged: ItemChanged): readonly UndoKind[] {
  async function write(
    tx: Tx,
    before: Slot | null,
    after: Slot,
    { at, way }: { at: number; way: UndoWay },
  ): Promise<void> {
    if (before !== null && isSameSlot(before, after)) return;
    await writeSlot(tx, itemChanged, before, after, { kind: way, at });
  }

  const slot: UndoKind = {
    kind: 'slot',
    describeChange: (db, id, fields) => describeItemChange(db, 'slot', id, fields),
    async read(db, id) {
      return slotImage(await findSlot(db, id));
    },
    async write(tx, id, after, at, way) {
      const before = await findSlot(tx, id);
      const wanted = after === null ? null : readImage(Slot, after);
      if (wanted !== null) await write(tx, before, wanted, { at, way });
      else if (before?.withdrawnAt === null)
        await write(tx, before, withdrawn(before, at), { at, way });
    },
  };

  /** Slots that were made since have no part in the step: they go and come with their weekly opening, the others by themselves. */
  const weekly: UndoKind = {
    kind: 'weekly-slot',
    async read(db, id) {
      return weeklyImage(await findWeeklySlot(db, id));
    },
    async write(tx, id, after, at, way, together) {
      const before = await findWeeklySlot(tx, id);
      const wanted = WeeklyImage.nullable().parse(after);
      if (before === null) return;
      const endedAt = wanted === null ? (before.endedAt ?? at) : null;
      await putWeeklySlot(tx, { ...before, ...wanted, endedAt });
      if (wanted === null) {
        for (const made of await occurrencesFrom(tx, id, at)) {
          if (together.has(made.id)) continue;
          await write(tx, made, withdrawn(made, at), { at, way });
        }
      } else if (before.endedAt !== null) {
        for (const gone of await occurrencesWithdrawnAt(tx, id, before.endedAt)) {
          if (together.has(gone.id)) continue;
          await write(tx, gone, { ...gone, withdrawnAt: null }, { at, way });
        }
      }
    },
  };

  return [slot, weekly];
}

function withdrawn(slot: Slot, at: number): Slot {
  return { ...slot, withdrawnAt: at };
}
