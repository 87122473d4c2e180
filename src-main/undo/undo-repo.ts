import { sql, type Selectable } from 'kysely';
import { preparedRead, preparedWrite } from '../database/prepared.ts';
import type { Db, Tx, UndoStepRow } from '../database/schema.ts';
import { UndoPart, type KeptStep, type UndoStep } from './undo-step.ts';

const UndoParts = UndoPart.array();

/** Steps that are kept; the older ones can't be taken back any more. */
export const keptSteps = 200;

const forgetUndone = preparedWrite((tx) =>
  tx.deleteFrom('undo_step').where('undone_at', 'is not', null),
);

const add = preparedWrite((tx, given: Pick<UndoStepRow, 'at' | 'label' | 'parts_json'>) =>
  tx.insertInto('undo_step').values({
    at: given.at,
    label: given.label,
    undone_at: null,
    parts_json: given.parts_json,
    history_mark: sql<number>`coalesce((SELECT max(id) FROM item_history), 0)`,
  }),
);

const forgetOldest = preparedWrite((tx) =>
  tx
    .deleteFrom('undo_step')
    .where('id', '<=', (steps) =>
      steps.selectFrom('undo_step').select('id').orderBy('id', 'desc').limit(1).offset(keptSteps),
    ),
);

/**
 * Remembers a step of the person, in the transaction that takes it, so that it can be taken back after a restart
 * too. Steps that were taken back before it can't be done again from now on.
 */
export async function recordUndo(tx: Tx, { at, label, parts }: UndoStep): Promise<void> {
  await forgetUndone.run(tx);
  await add.run(tx, { at, label, parts_json: JSON.stringify(parts) });
  await forgetOldest.run(tx);
}

const stepById = preparedRead((db, { id }: { id: number }) =>
  db.selectFrom('undo_step').selectAll().where('id', '=', id),
);

/** The step with this id, or null when it was dropped from the list. */
export async function findStep(db: Db, id: number): Promise<KeptStep | null> {
  return stepOrNull(await stepById.first(db, { id }));
}

const newestStanding = preparedRead((db) =>
  db
    .selectFrom('undo_step')
    .selectAll()
    .where('undone_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(1),
);

/** The step that undo takes next: the newest one that stands. */
export async function nextToUndo(db: Db): Promise<KeptStep | null> {
  return stepOrNull(await newestStanding.first(db));
}

const lastUndone = preparedRead((db) =>
  db
    .selectFrom('undo_step')
    .selectAll()
    .where('undone_at', 'is not', null)
    .orderBy('undone_at', 'desc')
    .limit(1),
);

/** The step that redo takes next: the one that was taken back last. */
export async function nextToRedo(db: Db): Promise<KeptStep | null> {
  return stepOrNull(await lastUndone.first(db));
}

const standingAfter = preparedRead((db, { id }: { id: number }) =>
  db
    .selectFrom('undo_step')
    .selectAll()
    .where('id', '>', id)
    .where('undone_at', 'is', null)
    .orderBy('id'),
);

/** The steps taken after a given one, the oldest first. */
export async function stepsAfter(db: Db, id: number): Promise<KeptStep[]> {
  const rows = await standingAfter.all(db, { id });
  return rows.map(stepOf);
}

/** The newest step, standing or taken back; 0 when there is none. */
export async function newestStepId(db: Db): Promise<number> {
  const row = await db
    .selectFrom('undo_step')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst();
  return row?.id ?? 0;
}

const undo = preparedWrite((tx, { id, at }: { id: number; at: number }) =>
  tx
    .updateTable('undo_step')
    .set({
      undone_at: sql<number>`max(${at}, (SELECT coalesce(max(undone_at), 0) + 1 FROM undo_step))`,
    })
    .where('id', '=', id),
);

/** Marks a step as taken back. Later than every other one even when the clock is not, since redo goes by that order. */
export async function markUndone(tx: Tx, id: number, at: number): Promise<void> {
  await undo.run(tx, { id, at });
}

const redo = preparedWrite((tx, { id }: { id: number }) =>
  tx.updateTable('undo_step').set({ undone_at: null }).where('id', '=', id),
);

/** Marks a step as standing again. */
export async function markRedone(tx: Tx, id: number): Promise<void> {
  await redo.run(tx, { id });
}

/** Drops a step from the list. */
export async function forgetStep(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('undo_step').where('id', '=', id).execute();
}

function stepOrNull(row: Selectable<UndoStepRow> | undefined): KeptStep | null {
  return row === undefined ? null : stepOf(row);
}

function stepOf(row: Selectable<UndoStepRow>): KeptStep {
  return {
    id: row.id,
    at: row.at,
    label: row.label,
    undoneAt: row.undone_at,
    historyMark: row.history_mark,
    parts: UndoParts.parse(JSON.parse(row.parts_json)),
  };
}
