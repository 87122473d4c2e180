import type { Booking } from '../../src-shared/domain/booking.ts';
import type { Slot } from '../../src-shared/domain/slot.ts';
import type { Tx } from '../database/schema.ts';
import { recordUndo } from '../undo/undo-repo.ts';
import type { UndoPart } from '../undo/undo-step.ts';
import { type ItemKey, readItem, type SyncItem } from './item-repo.ts';

/** An item that a decision is about, as it was before it was carried out; undefined when it was not there. */
export type Decided = { key: ItemKey; before: SyncItem | undefined };

/** Remembers a decision as a step of the person, as far as it changed what is in the book. */
export async function recordDecision(
  tx: Tx,
  at: number,
  /** Names the step by the first title that changed and the number of others. */
  label: (title: string, more: number) => string,
  decided: readonly Decided[],
): Promise<void> {
  const parts: UndoPart[] = [];
  const titles: string[] = [];
  for (const { key, before } of decided) {
    const after = await readItem(tx, key);
    const [was, is] = [imageOf(before), imageOf(after)];
    if (asCompared(was) === asCompared(is)) continue;
    parts.push({ ...key, before: was, after: is });
    titles.push(before?.title ?? after?.title ?? '');
  }
  const [title, ...others] = titles;
  if (title === undefined) return;
  await recordUndo(tx, { at, label: label(title, others.length), parts });
}

function imageOf(item: SyncItem | undefined): Booking | Slot | null {
  if (item === undefined) return null;
  return item.kind === 'booking' ? item.booking : item.slot;
}

/** A new revision alone is sent again, and nothing to take back. */
function asCompared(image: Booking | Slot | null): string {
  return JSON.stringify(image && { ...image, revision: 0, changedAt: 0 });
}
