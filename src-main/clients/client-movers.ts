import type { ClientId } from '../../src-shared/domain/ids.ts';
import type { Tx } from '../database/schema.ts';
import { packagesOwnedBy, putPackage } from '../money/package-repo.ts';
import { putSeries, seriesOfClient } from '../series/series-repo.ts';
import type { UndoStep } from '../undo/undo-step.ts';
import { putWaiting, waitingOfClient } from '../waiting/waiting-repo.ts';
import type { ClientMover } from './client-merge-service.ts';

type Parts = UndoStep['parts'];

/**
 * All that is a client's beside their bookings: their series, packages and places on the waiting list. Receipts stay as
 * they are, because they say what was handed out then.
 */
export const clientMovers: readonly ClientMover[] = [moveSeries, movePackages, moveWaiting];

async function moveSeries(tx: Tx, fromId: ClientId, toId: ClientId, at: number): Promise<Parts> {
  const parts: Parts = [];
  for (const before of await seriesOfClient(tx, fromId)) {
    const template = { ...before.template, clientId: toId };
    const after = { ...before, template, revision: before.revision + 1, changedAt: at };
    await putSeries(tx, after);
    parts.push({ kind: 'series', id: after.id, before, after });
  }
  return parts;
}

async function movePackages(tx: Tx, fromId: ClientId, toId: ClientId, at: number): Promise<Parts> {
  const parts: Parts = [];
  for (const before of await packagesOwnedBy(tx, fromId)) {
    const after = { ...before, clientId: toId, revision: before.revision + 1 };
    await putPackage(tx, after, at);
    parts.push({ kind: 'package', id: after.id, before, after });
  }
  return parts;
}

async function moveWaiting(tx: Tx, fromId: ClientId, toId: ClientId, at: number): Promise<Parts> {
  const parts: Parts = [];
  for (const before of await waitingOfClient(tx, fromId)) {
    const after = { ...before, clientId: toId, revision: before.revision + 1, changedAt: at };
    await putWaiting(tx, after);
    parts.push({ kind: 'waiting', id: after.id, before, after });
  }
  return parts;
}
