import type { z } from 'zod';
import type { ConflictDecision, ConflictView } from '../../src-shared/domain/sync-views.ts';
import { failureOf } from '../bridge.ts';

export type Decision = z.input<typeof ConflictDecision>;

/** What can be said of many conflicts at once. */
export type Sweep = 'keep-mine' | 'take-theirs' | 'put-back' | 'cancel-booking';

/** What that comes to for one of them; null where it has no meaning. */
export function decisionFor(conflict: ConflictView, sweep: Sweep): Decision | null {
  const isAboutFields = conflict.kind === 'fields' || conflict.kind === 'rule';
  switch (sweep) {
    case 'keep-mine':
      return isAboutFields ? { decision: sweep } : null;
    case 'take-theirs':
      return isAboutFields && conflict.fields.length > 0
        ? { decision: sweep, fields: conflict.fields }
        : null;
    case 'put-back':
      return conflict.kind === 'remote-delete' ? { decision: sweep } : null;
    case 'cancel-booking':
      return conflict.kind === 'remote-delete' && !conflict.tookPlace ? { decision: sweep } : null;
  }
}

/**
 * Decides many conflicts alike, one after the other. What is refused, such as a time that another booking has, stays
 * as it is and is counted; anything else that fails ends it, and what was decided by then is decided.
 */
export async function decideAll(
  conflicts: readonly ConflictView[],
  sweep: Sweep,
  resolve: (conflict: ConflictView, decision: Decision) => Promise<unknown>,
): Promise<{ done: number; left: number }> {
  let [done, left] = [0, 0];
  for (const conflict of conflicts) {
    const decision = decisionFor(conflict, sweep);
    if (decision === null) continue;
    try {
      await resolve(conflict, decision);
      done += 1;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      left += 1;
    }
  }
  return { done, left };
}

function isRefusal(error: unknown): boolean {
  return ['overlap', 'not-allowed', 'not-found', 'invalid-input'].includes(failureOf(error).code);
}
