import type { Tx } from '../database/schema.ts';
import type { UndoStep } from './undo-step.ts';

/** Remembers a step of the person, in the transaction that takes it, so that it can be taken back after a restart too. */
export async function recordUndo(tx: Tx, { at, label, parts }: UndoStep): Promise<void> {
  await tx
    .insertInto('undo_step')
    .values({ at, label, undone_at: null, parts_json: JSON.stringify(parts) })
    .execute();
}
