import { describe, expect, test } from 'vitest';
import type { LinkState } from '../../src-main/database/sync-rows.ts';
import { syncFactsOf } from '../../src-main/sync/sync-status.ts';

type LinkFacts = NonNullable<Parameters<typeof syncFactsOf>[1]>;

const agreed: LinkFacts = {
  state: 'present',
  remote_id: 'event',
  synced_revision: 2,
  last_synced_at: 1000,
  next_attempt_at: null,
  error_class: null,
  error_text: null,
};
const wanted = { revision: 2, isWanted: true };
const cancelled = { revision: 3, isWanted: false };

describe('the sync status of an item', () => {
  test.each<[string, Parameters<typeof syncFactsOf>, string]>([
    ['that was never sent', [wanted, null, null], 'pending'],
    ['whose insert is under way', [wanted, { ...agreed, state: 'maybe' }, null], 'pending'],
    ['that was edited since', [{ ...wanted, revision: 3 }, agreed, null], 'pending'],
    ['that is there as it is here', [wanted, agreed, null], 'synced'],
    [
      'that is there in a newer revision than a restored database knows',
      [{ ...wanted, revision: 1 }, agreed, null],
      'synced',
    ],
    ['that is cancelled and still there', [cancelled, agreed, null], 'pending'],
    [
      'that is cancelled and being deleted',
      [cancelled, { ...agreed, state: 'deleting' }, null],
      'pending',
    ],
    ['that is cancelled and gone', [cancelled, { ...agreed, state: 'gone' }, null], 'deleted'],
    ['that was cancelled before it was ever sent', [cancelled, null, null], 'deleted'],
    ['that is wanted again', [wanted, { ...agreed, state: 'gone' }, null], 'pending'],
    ['whose account was disconnected', [wanted, { ...agreed, state: 'detached' }, null], 'pending'],
    [
      'that was refused',
      [wanted, { ...agreed, error_class: 'invalid', error_text: 'Google refused it' }, null],
      'failed',
    ],
    [
      'that was deleted there',
      [wanted, { ...agreed, state: 'remote_deleted' }, { kind: 'remote-delete' }],
      'conflict',
    ],
    [
      'that has failed and is to be decided',
      [wanted, { ...agreed, error_class: 'server' }, { kind: 'fields' }],
      'conflict',
    ],
  ])('%s', (_what, given, expected) => {
    expect(syncFactsOf(...given).status).toBe(expected);
  });

  test('says why something failed, and when it is tried again', () => {
    const facts = syncFactsOf(
      wanted,
      { ...agreed, error_class: 'server', error_text: 'Google has trouble', next_attempt_at: 5000 },
      null,
    );
    expect(facts).toEqual({
      status: 'failed',
      reason: 'Google has trouble',
      remoteId: 'event',
      lastSyncedAt: 1000,
      nextAttemptAt: 5000,
    });
  });

  test.each<[LinkState, string | null]>([
    ['absent', null],
    ['maybe', null],
    ['present', 'event'],
    ['deleting', 'event'],
    ['gone', null],
    ['remote_deleted', null],
    ['detached', null],
  ])('names the event of a link that is %s only if it is known to be there', (state, remoteId) => {
    expect(syncFactsOf(wanted, { ...agreed, state }, null).remoteId).toBe(remoteId);
  });

  test('asks for each kind of decision in words of its own', () => {
    const kinds = ['remote-delete', 'fields', 'rule', 'duplicate', 'orphan'];
    const reasons = kinds.map((kind) => syncFactsOf(wanted, agreed, { kind }).reason);
    expect(new Set(reasons).size).toBe(kinds.length);
    expect(reasons.every((reason) => reason !== null && reason.length > 10)).toBe(true);
  });
});
