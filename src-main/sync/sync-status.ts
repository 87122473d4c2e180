import type { SyncFacts } from '../../src-shared/domain/sync-status.ts';
import type { CalendarLinkRow } from '../database/sync-rows.ts';
import { retold } from '../../src-shared/words/retold.ts';
import { t } from '../../src-shared/words/words.ts';

/** What is known of an item's event, as far as its status depends on it. */
export type LinkFacts = Pick<
  CalendarLinkRow,
  | 'state'
  | 'remote_id'
  | 'synced_revision'
  | 'last_synced_at'
  | 'next_attempt_at'
  | 'error_class'
  | 'error_text'
>;

/** The one place where an item's sync status is derived from what is known of it. */
export function syncFactsOf(
  item: { revision: number; isWanted: boolean },
  link: LinkFacts | null,
  openConflict: { kind: string } | null,
): SyncFacts {
  const facts = {
    remoteId: link?.state === 'present' || link?.state === 'deleting' ? link.remote_id : null,
    lastSyncedAt: link?.last_synced_at ?? null,
    nextAttemptAt: link?.next_attempt_at ?? null,
  };
  if (openConflict !== null) {
    return { ...facts, status: 'conflict', reason: decisionSentence(openConflict.kind) };
  }
  if (link !== null && link.error_class !== null) {
    return { ...facts, status: 'failed', reason: link.error_text && retold(link.error_text) };
  }
  if (!item.isWanted && (link === null || link.state === 'gone')) {
    return { ...facts, status: 'deleted', reason: null };
  }
  // Nobody is asked any more: the person left it out of the calendar.
  if (link?.state === 'remote_deleted') return { ...facts, status: 'deleted', reason: null };
  const isAgreed =
    link?.state === 'present' && link.synced_revision >= item.revision && item.isWanted;
  return { ...facts, status: isAgreed ? 'synced' : 'pending', reason: null };
}

function decisionSentence(kind: string): string {
  switch (kind) {
    case 'remote-delete':
      return t('verdicts:decision.remoteDelete');
    case 'fields':
      return t('verdicts:decision.fields');
    case 'rule':
      return t('verdicts:decision.rule');
    case 'duplicate':
      return t('verdicts:decision.duplicate');
    default:
      return t('verdicts:decision.other');
  }
}
