import { z } from 'zod';
import { Client } from '../../src-shared/domain/client.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { Tx } from '../database/schema.ts';
import type { ItemChanged } from '../history/item-changed.ts';
import type { UndoPort } from '../undo/undo-port.ts';
import {
  bookingsStillOf,
  ClientMerge,
  ClientsApart,
  deleteApart,
  deleteMerge,
  findMerge,
  isApart,
  putApart,
  putMerge,
} from './client-merge-repo.ts';
import { deleteClient, findClient, hasBookings } from './client-repo.ts';
import { clientOrRefuse } from './client-service.ts';
import { writeClient } from './client-writer.ts';
import { moveBookings } from './move-bookings.ts';
import { t } from '../../src-shared/words/words.ts';

/** The ways back for all that a person does with clients. */
export function clientUndoPorts(itemChanged: ItemChanged): UndoPort[] {
  return [clientUndo(itemChanged), clientMergeUndo(itemChanged), clientApartUndo()];
}

function clientUndo(itemChanged: ItemChanged): UndoPort {
  return {
    kind: 'client',
    read: findClient,
    async write(tx, id, after, at) {
      const next = Client.nullable().parse(after);
      const before = await findClient(tx, id);
      if (next !== null) await writeClient(tx, itemChanged, before, next, at);
      else if (before !== null) await removeUnused(tx, before);
    },
  };
}

/** The image of a merge names the bookings that went over and are still with the kept client. */
function clientMergeUndo(itemChanged: ItemChanged): UndoPort {
  return {
    kind: 'client-merge',
    async read(db, droppedId) {
      const merge = await findMerge(db, droppedId);
      if (merge === null) return null;
      const still = new Set<string>(
        (await bookingsStillOf(db, merge.keptId, merge.bookingIds)).map((booking) => booking.id),
      );
      return { ...merge, bookingIds: merge.bookingIds.filter((id) => still.has(id)) };
    },
    async write(tx, droppedId, after, at) {
      const next = ClientMerge.nullable().parse(after);
      const now = await findMerge(tx, droppedId);
      if (now !== null) {
        await moveBookings(tx, itemChanged, {
          bookings: await bookingsStillOf(tx, now.keptId, now.bookingIds),
          from: await clientOrRefuse(tx, now.keptId),
          to: await clientOrRefuse(tx, now.droppedId),
          kind: 'client-parted',
          at,
        });
        await deleteMerge(tx, droppedId);
      }
      if (next === null) return;
      await moveBookings(tx, itemChanged, {
        bookings: await bookingsStillOf(tx, next.droppedId, next.bookingIds),
        from: await clientOrRefuse(tx, next.droppedId),
        to: await clientOrRefuse(tx, next.keptId),
        kind: 'client-merged',
        at,
      });
      await putMerge(tx, next, at);
    },
  };
}

const ApartKey = z.string().transform((id) => {
  const [firstId, secondId] = id.split(' ');
  return ClientsApart.parse({ firstId, secondId });
});

function clientApartUndo(): UndoPort {
  return {
    kind: 'client-apart',
    async read(db, id) {
      const apart = ApartKey.parse(id);
      return (await isApart(db, apart)) ? apart : null;
    },
    async write(tx, id, after) {
      const apart = ApartKey.parse(id);
      if (ClientsApart.nullable().parse(after) === null) await deleteApart(tx, apart);
      else await putApart(tx, apart);
    },
  };
}

async function removeUnused(tx: Tx, client: Client): Promise<void> {
  if (await hasBookings(tx, client.id)) {
    throw new ExpectedError('not-allowed', t('refusals:clients.used', { name: client.name }));
  }
  await deleteClient(tx, client.id);
}
