import { Slot } from '../../src-shared/domain/slot.ts';
import { fieldChanges } from '../../src-shared/domain/field-changes.ts';
import { recordHistory } from '../history/history-repo.ts';
import type { ItemChanged } from '../history/item-changed.ts';
import { describeItemChange } from '../undo/describe-change.ts';
import { readImage } from '../undo/read-image.ts';
import type { UndoKind } from '../undo/undo-kind.ts';
import { findSlot, putSlot } from './slot-repo.ts';

const historyFields = [
  'serviceId',
  'when',
  'title',
  'location',
  'calendarNote',
  'withdrawnAt',
] as const;

/** How steps that changed published times are taken back; one that was published by the step is withdrawn. */
export function slotUndo(itemChanged: ItemChanged): UndoKind {
  return {
    kind: 'slot',
    read: findSlot,
    isThere: (slot) => slot !== null && readImage(Slot, slot).withdrawnAt === null,
    describeChange: (db, id, fields) => describeItemChange(db, 'slot', id, fields),

    async write(tx, id, after, at, way) {
      const before = await findSlot(tx, id);
      if (after === null && before === null) return;
      const wanted = after === null ? { ...before, withdrawnAt: at } : after;
      const revision = (before?.revision ?? 0) + 1;
      const slot = { ...readImage(Slot, wanted), revision, changedAt: at };
      await putSlot(tx, slot);
      await recordHistory(tx, {
        itemKind: 'slot',
        itemId: id,
        revision,
        at,
        source: 'person',
        kind: way,
        changes: before === null ? [] : fieldChanges<Slot>(historyFields, before, slot),
      });
      await itemChanged(tx, 'slot', id);
    },
  };
}
