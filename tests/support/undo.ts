import type { UndoKind } from '../../src-main/undo/undo-kind.ts';
import type { TestPractice } from './test-practice.ts';

type Part = { kind: string; id: string; before: unknown; after: unknown };

/** The steps that can be taken back, the newest first. */
export async function undoSteps({ db }: TestPractice): Promise<{ label: string; parts: Part[] }[]> {
  const rows = await db.selectFrom('undo_step').selectAll().orderBy('id', 'desc').execute();
  return rows.map(({ label, parts_json }) => ({ label, parts: JSON.parse(parts_json) as Part[] }));
}

/** Takes the newest step back by the ports of its parts (or takes it once more), those of other rooms left out. */
export async function undoNewest(
  practice: TestPractice,
  ports: readonly UndoKind[],
  to: 'before' | 'after' = 'before',
): Promise<void> {
  const [step] = await undoSteps(practice);
  const parts = to === 'before' ? (step?.parts ?? []).toReversed() : (step?.parts ?? []);
  const together = new Set(parts.map(({ id }) => id));
  await practice.db.transaction().execute(async (tx) => {
    for (const part of parts) {
      const port = ports.find(({ kind }) => kind === part.kind);
      await port?.write(tx, part.id, part[to], practice.clock.now(), 'undone', together);
    }
  });
}
