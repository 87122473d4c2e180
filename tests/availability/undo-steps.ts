import type { UndoKind } from '../../src-main/undo/undo-kind.ts';
import type { TestPractice } from '../support/test-practice.ts';

type Part = { kind: string; id: string; before: unknown; after: unknown };

/** The labels of all the steps so far, in order. */
export async function stepLabels({ db }: TestPractice): Promise<string[]> {
  const rows = await db.selectFrom('undo_step').select('label').orderBy('id').execute();
  return rows.map(({ label }) => label);
}

/** The last step, and the ways to go back before it and on again, with all its parts in one transaction. */
export async function lastStep({ db, clock }: TestPractice, ports: readonly UndoKind[]) {
  const row = await db
    .selectFrom('undo_step')
    .selectAll()
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const parts = JSON.parse(row.parts_json) as Part[];
  const portOf = (kind: string): UndoKind => {
    const port = ports.find((some) => some.kind === kind);
    if (port === undefined) throw new Error(`there is no way to take back a ${kind}`);
    return port;
  };
  const write = (image: (part: Part) => unknown) =>
    db.transaction().execute(async (tx) => {
      const together = new Set(parts.map(({ id }) => id));
      for (const part of parts)
        await portOf(part.kind).write(tx, part.id, image(part), clock.now(), 'undone', together);
    });
  return {
    parts: parts.map((part) => ({
      ...part,
      before: withoutRevision(part.before),
      after: withoutRevision(part.after),
    })),
    undo: () => write((part) => part.before),
    redo: () => write((part) => part.after),
    now: () =>
      Promise.all(
        parts.map(async (part) => withoutRevision(await portOf(part.kind).read(db, part.id))),
      ),
  };
}

/** Which revision it is, and since when, says nothing of how it is. */
function withoutRevision(image: unknown): unknown {
  if (typeof image !== 'object' || image === null || !('revision' in image)) return image;
  return { ...image, revision: undefined, changedAt: undefined };
}
