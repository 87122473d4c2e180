import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acceptRemote } from '../../src-main/sync/accept-remote.ts';
import { readItem } from '../../src-main/sync/item-repo.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { ContentField } from '../../src-shared/domain/event-content.ts';
import type { BookingId } from '../../src-shared/domain/ids.ts';
import { bookingDraft } from '../support/drafts.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { timed } from '../support/times.ts';

/** What a person does, and Google: `which` names one of the bookings there are, `value` where or what. */
const act = fc.record({
  kind: fc.constantFrom(
    'create',
    'move',
    'note',
    'rename',
    'status',
    'cancel',
    'restore',
    'revert',
  ),
  which: fc.nat(5),
  value: fc.nat(7),
  anyway: fc.boolean(),
});
type Act = { kind: string; which: number; value: number; anyway: boolean };
const theirAct = act.map((given) => ({
  ...given,
  kind: `their ${given.value % 2 ? 'when' : 'location'}`,
}));

const next = { step: null, bookAnyway: false };
const hours = (value: number) => timed(`2026-03-02T${String(8 + value).padStart(2, '0')}:00`, 90);

/** Never a time that the person chose: what has the person's own value is as the person left it. */
const theirHours = (value: number) =>
  timed(`2026-03-02T${String(8 + value).padStart(2, '0')}:20`, 30);

/** Every booking that is there, in all fields but those that any write changes. */
function bookings({ sqlite }: TestPractice): Record<string, unknown>[] {
  const rows = sqlite
    .prepare('SELECT * FROM booking WHERE deleted_at IS NULL ORDER BY id')
    .all() as Record<string, unknown>[];
  return rows.map(({ revision: _, changed_at: __, ...fields }) => fields);
}

async function perform(practice: TestPractice, given: Act, count: number): Promise<void> {
  const { bookings: service, db } = practice;
  practice.clock.advance(1000);
  const rows = practice.sqlite
    .prepare('SELECT id, revision FROM booking WHERE deleted_at IS NULL ORDER BY seq')
    .all() as { id: BookingId; revision: number }[];
  const picked = rows[given.which % Math.max(rows.length, 1)];
  const change = (changes: object) =>
    service.change({
      id: picked!.id,
      revision: picked!.revision,
      changes,
      bookAnyway: given.anyway,
    });
  if (picked === undefined && given.kind.startsWith('their')) return;
  if (given.kind === 'create' || picked === undefined) {
    const draft = bookingDraft({ when: hours(given.value), title: `title ${count}` });
    await service.create({ ...draft, bookAnyway: given.anyway });
  } else if (given.kind === 'move') await change({ when: hours(given.value) });
  else if (given.kind === 'note')
    await change({ privateNote: `note ${count}`, bufferAfterMinutes: 15 });
  else if (given.kind === 'rename')
    await change({ title: `title ${count}`, location: `place ${count}` });
  else if (given.kind === 'status') await change({ status: 'completed' });
  else if (given.kind === 'cancel') await service.cancel({ id: picked.id, reason: `why ${count}` });
  else if (given.kind === 'restore')
    await service.restore({ id: picked.id, bookAnyway: given.anyway });
  else if (given.kind === 'revert') {
    const steps = (await service.timeline({ id: picked.id })).filter((step) => step.canRevert);
    const step = steps[given.value % Math.max(steps.length, 1)];
    if (step) await service.revert({ id: picked.id, entryId: step.id, bookAnyway: given.anyway });
  } else {
    const field = given.kind.slice(6) as ContentField;
    const step = {
      at: practice.clock.now(),
      kind: 'pulled',
      source: 'google' as const,
      anyway: false,
    };
    await db.transaction().execute(async (tx) => {
      const item = await readItem(tx, { kind: 'booking', id: picked.id });
      if (!item?.wanted) return;
      const remote = {
        ...item.wanted,
        when: theirHours(given.value),
        location: `their place ${count}`,
      };
      await acceptRemote(tx, item, remote, [field], step);
    });
  }
}

async function performAll(practice: TestPractice, acts: readonly Act[]): Promise<void> {
  for (const [count, given] of acts.entries()) {
    await perform(practice, given, count).catch(ignoreRefusal);
  }
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof ExpectedError)) throw error;
}

test('whatever the person did: all of it taken back is the start, and done again the end, in all fields', async () => {
  const property = fc.asyncProperty(
    fc.array(act, { maxLength: 6 }),
    fc.array(act, { minLength: 1, maxLength: 18 }),
    async (before, acts) => {
      const practice = await testPractice();
      await performAll(practice, before);
      practice.sqlite.exec('DELETE FROM undo_step');
      const start = bookings(practice);
      await performAll(practice, acts);
      const end = bookings(practice);
      while ((await practice.undo.state()).undo !== null) {
        practice.clock.advance(1000);
        await practice.undo.undo(next);
      }
      expect(bookings(practice)).toEqual(start);
      while ((await practice.undo.state()).redo !== null) await practice.undo.redo(next);
      expect(bookings(practice)).toEqual(end);
      await practice.close();
    },
  );
  await fc.assert(property, { numRuns: 20 });
}, 60_000);

test('whatever Google changed in between: an undo refuses or leaves it as Google said, and books nothing over another', async () => {
  const property = fc.asyncProperty(
    fc.array(fc.oneof({ weight: 3, arbitrary: act }, { weight: 1, arbitrary: theirAct }), {
      minLength: 2,
      maxLength: 18,
    }),
    async (acts) => {
      const practice = await testPractice();
      const { sqlite } = practice;
      const said: { id: string; column: string; step: number }[] = [];
      for (const [count, given] of acts.entries()) {
        const before = new Map(bookings(practice).map((row) => [row['id'], row]));
        await perform(practice, given, count).catch(ignoreRefusal);
        if (!given.kind.startsWith('their')) continue;
        const step = sqlite
          .prepare('SELECT coalesce(max(id), 0) FROM undo_step')
          .pluck()
          .get() as number;
        for (const row of bookings(practice)) {
          for (const column of ['start_at', 'location']) {
            if (before.get(row['id'])?.[column] !== row[column])
              said.push({ id: String(row['id']), column, step });
          }
        }
      }
      for (;;) {
        const { step } = await practice.undo.state();
        if (step === null) break;
        const valueOf = ({ id, column }: { id: string; column: string }) =>
          sqlite
            .prepare(`SELECT ${column} FROM booking WHERE id = ? AND deleted_at IS NULL`)
            .pluck()
            .get(id);
        const guarded = said.filter((one) => one.step >= step);
        const values = () => guarded.map(valueOf);
        const held = values();
        practice.clock.advance(1000);
        const refusal = await practice.undo.undo(next).then(
          () => null,
          (error: unknown) => error,
        );
        if (refusal !== null) ignoreRefusal(refusal);
        expect(values()).toEqual(held);
        expect(overlapsNobodyAccepted(practice)).toBe(0);
        if (refusal instanceof ExpectedError && refusal.code === 'overlap')
          await practice.undo.undo({ ...next, bookAnyway: true });
      }
      await practice.close();
    },
  );
  await fc.assert(property, { numRuns: 25 });
}, 60_000);

function overlapsNobodyAccepted({ sqlite }: TestPractice): unknown {
  return sqlite
    .prepare(
      `SELECT count(*) FROM booking a JOIN booking b ON a.id < b.id
         AND a.taken_from_at < b.taken_to_at AND b.taken_from_at < a.taken_to_at
       WHERE a.status <> 'cancelled' AND b.status <> 'cancelled' AND a.deleted_at IS NULL AND b.deleted_at IS NULL
         AND a.overlap_accepted = 0 AND b.overlap_accepted = 0`,
    )
    .pluck()
    .get();
}
