import { bookingUndo } from '../../src-main/bookings/booking-undo.ts';
import { slotUndo } from '../../src-main/availability/slot-undo.ts';
import { readItem } from '../../src-main/sync/item-repo.ts';
import { itemChanged } from '../../src-main/sync/link-repo.ts';
import { findStep } from '../../src-main/undo/undo-repo.ts';
import { createUndoService } from '../../src-main/undo/undo-service.ts';
import type { SeededRandom } from './random.ts';
import type { World } from './world.ts';

const silent = { info() {}, warn() {}, error() {} };
const nobody = (): void => {};

/** The person takes the last step back. */
export function undo(world: World, random: SeededRandom): Promise<string> {
  return go(world, random, 'undo');
}

/** The person does again what was taken back last. */
export function redo(world: World, random: SeededRandom): Promise<string> {
  return go(world, random, 'redo');
}

async function go(world: World, random: SeededRandom, way: 'undo' | 'redo'): Promise<string> {
  const { db } = world.database;
  const service = createUndoService({
    db,
    clock: { now: () => world.now },
    log: silent,
    kinds: [bookingUndo(itemChanged), ...slotUndo(itemChanged)].map((of) => ({
      of,
      changed: nobody,
    })),
    changed: nobody,
  });
  const done = await service[way]({ step: null, bookAnyway: random.chance(0.5) });
  const step = await findStep(db, done.step);
  for (const { kind, id } of step?.parts ?? []) {
    if (kind === 'booking' || kind === 'slot') await seen(world, kind, id);
  }
  return `${way} ${done.label}`;
}

/** The person saw what the item is now, or that it is out of the book, and meant it so. */
async function seen(world: World, kind: 'booking' | 'slot', id: string): Promise<void> {
  const item = await readItem(world.database.db, { kind, id });
  if (item?.wanted) world.ledger.wished(kind, id, item.wanted);
  else world.ledger.dismissed.add(id);
}
