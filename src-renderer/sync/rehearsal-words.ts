import type { Rehearsal } from '../../src-shared/domain/sync-views.ts';

/** A rehearsal in one line: "12 to send, 3 to fetch, 0 to remove". */
export function rehearsalWords({
  toSend,
  toChange,
  toRemove,
  toFetch,
  toDecide,
}: Rehearsal): string {
  const parts = [`${toSend} to send`];
  if (toChange > 0) parts.push(`${toChange} to change`);
  parts.push(`${toFetch} to fetch`, `${toRemove} to remove`);
  if (toDecide > 0) parts.push(`${toDecide} for you to decide`);
  return parts.join(', ');
}
