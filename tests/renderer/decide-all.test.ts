import { describe, expect, test } from 'vitest';
import { RequestFailure } from '../../src-renderer/bridge.ts';
import { decideAll, decisionFor, type Sweep } from '../../src-renderer/sync/decide-all.ts';
import type { ConflictView } from '../../src-shared/domain/sync-views.ts';

const conflict = (given: Partial<ConflictView>): ConflictView => ({
  id: 1,
  kind: 'fields',
  at: 0,
  itemKind: 'booking',
  itemId: '01950000-0000-7000-8000-000000000001',
  title: 'Physiotherapy: Anna Berg',
  calendarName: 'Appointments',
  base: null,
  local: null,
  remote: null,
  fields: ['when', 'location'],
  tookPlace: false,
  ...given,
});
const sweeps: readonly Sweep[] = ['keep-mine', 'take-theirs', 'put-back', 'cancel-booking'];
const possible = (given: Partial<ConflictView>) =>
  sweeps.filter((sweep) => decisionFor(conflict(given), sweep) !== null);

describe('what can be said of many at once', () => {
  test('fits each kind, and nothing is said of events that are not ours', () => {
    expect(possible({ kind: 'fields' })).toEqual(['keep-mine', 'take-theirs']);
    expect(possible({ kind: 'rule' })).toEqual(['keep-mine', 'take-theirs']);
    expect(possible({ kind: 'remote-delete' })).toEqual(['put-back', 'cancel-booking']);
    expect(possible({ kind: 'duplicate' })).toEqual([]);
    expect(possible({ kind: 'orphan' })).toEqual([]);
  });

  test('never cancels what took place, nor takes a field that is none', () => {
    expect(possible({ kind: 'remote-delete', tookPlace: true })).toEqual(['put-back']);
    expect(possible({ kind: 'rule', fields: [] })).toEqual(['keep-mine']);
  });

  test('names the fields that differ', () => {
    expect(decisionFor(conflict({}), 'take-theirs')).toEqual({
      decision: 'take-theirs',
      fields: ['when', 'location'],
    });
  });
});

describe('deciding many', () => {
  const many = [conflict({ id: 1 }), conflict({ id: 2 }), conflict({ id: 3, kind: 'orphan' })];

  test('takes one after the other, and leaves what it has nothing to say to', async () => {
    const asked: number[] = [];
    const found = await decideAll(many, 'keep-mine', async ({ id }) => void asked.push(id));
    expect(found).toEqual({ done: 2, left: 0 });
    expect(asked).toEqual([1, 2]);
  });

  test('goes on past a refusal, and counts it', async () => {
    const found = await decideAll(many, 'take-theirs', async ({ id }) => {
      if (id === 1) throw new RequestFailure({ code: 'overlap', message: 'taken' });
    });
    expect(found).toEqual({ done: 1, left: 1 });
  });

  test('stops at anything else', async () => {
    const asked: number[] = [];
    const deciding = decideAll(many, 'keep-mine', async ({ id }) => {
      asked.push(id);
      throw new RequestFailure({ code: 'internal', message: 'broken' });
    });
    await expect(deciding).rejects.toThrow('broken');
    expect(asked).toEqual([1]);
  });
});
