import { Slot } from '../../src-shared/domain/slot.ts';
import { WeeklySlot } from '../../src-shared/domain/weekly-slot.ts';
import type { Tx } from '../database/schema.ts';
import type { ItemChanged } from '../history/item-changed.ts';
import type { UndoPort } from '../undo/undo-port.ts';
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
export function slotUndo(itemChanged: ItemChanged): readonly UndoPort[] {
  async function write(tx: Tx, before: Slot | null, after: Slot, at: number): Promise<void> {
    if (before !== null && isSameSlot(before, after)) return;
    await writeSlot(tx, itemChanged, before, after, { kind: 'undone', at });
  }

  const slot: UndoPort = {
    kind: 'slot',
    async read(db, id) {
      return slotImage(await findSlot(db, id));
    },
    async write(tx, id, after, at) {
      const before = await findSlot(tx, id);
      const wanted = Slot.nullable().parse(after);
      if (wanted !== null) await write(tx, before, wanted, at);
      else if (before?.withdrawnAt === null) await write(tx, before, withdrawn(before, at), at);
    },
  };

  /** Slots that were made since have no part in the step: they go and come with their weekly opening. */
  const weekly: UndoPort = {
    kind: 'weekly-slot',
    async read(db, id) {
      return weeklyImage(await findWeeklySlot(db, id));
    },
    async write(tx, id, after, at) {
      const before = await findWeeklySlot(tx, id);
      const wanted = WeeklyImage.nullable().parse(after);
      if (before === null) return;
      const endedAt = wanted === null ? (before.endedAt ?? at) : null;
      await putWeeklySlot(tx, { ...before, ...wanted, endedAt });
      if (wanted === null) {
        for (const made of await occurrencesFrom(tx, id, at)) {
          await write(tx, made, withdrawn(made, at), at);
        }
      } else if (before.endedAt !== null) {
        for (const gone of await occurrencesWithdrawnAt(tx, id, before.endedAt)) {
          await write(tx, gone, { ...gone, withdrawnAt: null }, at);
        }
      }
    },
  };

  return [slot, weekly];
}

function withdrawn(slot: Slot, at: number): Slot {
  return { ...slot, withdrawnAt: at };
}
