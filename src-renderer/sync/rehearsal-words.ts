import type { Rehearsal } from '../../src-shared/domain/sync-views.ts';
import { t } from '../../src-shared/words/words.ts';

/** A rehearsal in one line: "12 to send, 3 to fetch, 0 to remove". */
export function rehearsalWords({
  toSend,
  toChange,
  toRemove,
  toFetch,
  toDecide,
}: Rehearsal): string {
  const parts: string[] = [t('sync:rehearsal.toSend', { number: toSend })];
  if (toChange > 0) parts.push(t('sync:rehearsal.toChange', { number: toChange }));
  parts.push(
    t('sync:rehearsal.toFetch', { number: toFetch }),
    t('sync:rehearsal.toRemove', { number: toRemove }),
  );
  if (toDecide > 0) parts.push(t('sync:rehearsal.toDecide', { number: toDecide }));
  return parts.join(', ');
}
