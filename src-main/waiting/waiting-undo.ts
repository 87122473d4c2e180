import { WaitingEntry } from '../../src-shared/domain/waiting.ts';
import { readImage } from '../undo/read-image.ts';
import type { UndoPort } from '../undo/undo-port.ts';
import { deleteWaiting, findWaiting, putWaiting } from './waiting-repo.ts';

/** How steps that changed the waiting list are taken back. */
export const waitingUndo: UndoPort = {
  kind: 'waiting',
  read: findWaiting,
  async write(tx, id, after, at) {
    if (after === null) return await deleteWaiting(tx, id);
    const before = await findWaiting(tx, id);
    const entry = readImage(WaitingEntry, after);
    await putWaiting(tx, { ...entry, revision: (before?.revision ?? 0) + 1, changedAt: at });
  },
};
