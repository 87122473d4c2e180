import type { Client } from '../../src-shared/domain/client.ts';
import { findDuplicates } from '../../src-shared/domain/duplicates.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import { fieldChanges, withGiven } from '../../src-shared/domain/field-changes.ts';
import type { BookingId, ClientId } from '../../src-shared/domain/ids.ts';
import type { Input, Output } from '../../src-shared/ipc/contract.ts';
import type { Db, Tx } from '../database/schema.ts';
import type { ItemChanged } from '../history/item-changed.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Clock } from '../platform/ports.ts';
import { recordUndo } from '../undo/undo-repo.ts';
import type { UndoStep } from '../undo/undo-step.ts';
import {
  bookingsOf,
  findMerge,
  isApart,
  putApart,
  putMerge,
  readApart,
  readLookalikes,
  type ClientMerge,
  type ClientsApart,
} from './client-merge-repo.ts';
import { readClients } from './client-repo.ts';
import { clientFields, clientOrRefuse } from './client-service.ts';
import { writeClient } from './client-writer.ts';
import { moveBookings } from './move-bookings.ts';
import { t } from '../../src-shared/words/words.ts';

/** Gives what else points at a client to another one, and answers what it changed so that it can be taken back. */
export type ClientMover = (
  tx: Tx,
  fromId: ClientId,
  toId: ClientId,
  at: number,
) => Promise<UndoStep['parts']>;

export type ClientMergeDeps = {
  db: Db;
  clock: Clock;
  /** Told after the commit which clients changed, and which bookings are to be sent again because of it. */
  changed(ids: ClientId[], bookingIds: BookingId[]): void;
  itemChanged: ItemChanged;
  /** For all that is a client's beside their bookings. */
  movers: readonly ClientMover[];
};

export type ClientMergeService = ReturnType<typeof createClientMergeService>;

/** More than anybody looks through at once. */
const mostPairs = 100;

/** Finding entries that are of one person, and making them one. */
export function createClientMergeService(deps: ClientMergeDeps) {
  const { db, clock, changed, itemChanged, movers } = deps;
  return {
    /** Pairs of entries that may be of one person, the surest first. */
    async duplicates(): Promise<Output<'clients.duplicates'>> {
      const apart = new Set((await readApart(db)).map(apartKeyOf));
      const found = findDuplicates(await readLookalikes(db), (a, b) =>
        apart.has(apartKeyOf(apartOf(a, b))),
      );
      const shown = found.slice(0, mostPairs);
      const ids = shown.flatMap(({ first, second }) => [first, second]);
      const clients = new Map(
        (await readClients(db, ids)).map((client) => [client.id, client] as const),
      );
      const pairs = shown.flatMap((pair) => {
        const [first, second] = [clients.get(pair.first), clients.get(pair.second)];
        return first === undefined || second === undefined
          ? []
          : [{ first, second, reasons: pair.reasons }];
      });
      return { pairs, total: found.length };
    },

    /**
     * Makes two entries one: the kept one gets the given fields and all that is the other's, who is hidden. All of it is
     * one step that can be taken back.
     */
    async merge({ keep, drop, fields }: Input<'clients.merge'>): Promise<Client> {
      const { client, bookingIds } = await db.transaction().execute(async (tx) => {
        const at = clock.now();
        const before = await clientOrRefuse(tx, keep);
        const dropped = await clientOrRefuse(tx, drop);
        await refuseMerged(tx, keep, drop);

        const after = withGiven<Client>(before, fields);
        const isChanged = fieldChanges<Client>(clientFields, before, after).length > 0;
        const written = isChanged
          ? await writeClient(tx, itemChanged, before, after, at)
          : { client: before, bookingIds: [] };
        const { client } = written;

        const bookings = await bookingsOf(tx, drop);
        const sent = await moveBookings(tx, itemChanged, {
          bookings,
          from: dropped,
          to: client,
          kind: 'client-merged',
          at,
        });
        const moved: UndoStep['parts'] = [];
        for (const move of movers) moved.push(...(await move(tx, drop, keep, at)));
        const merge: ClientMerge = {
          droppedId: drop,
          keptId: keep,
          bookingIds: bookings.map((booking) => booking.id),
        };
        await putMerge(tx, merge, at);

        await recordUndo(tx, {
          at,
          label: t('steps:entry.merged', { dropped: dropped.name, kept: client.name }),
          parts: [
            ...(isChanged ? [{ kind: 'client', id: keep, before, after: client }] : []),
            ...moved,
            { kind: 'client-merge', id: drop, before: null, after: merge },
          ],
        });
        return { client, bookingIds: [...new Set([...written.bookingIds, ...sent])] };
      });
      changed([keep, drop], bookingIds);
      return client;
    },

    /** Remembers that two entries are of two people. */
    async keepApart({ first, second }: Input<'clients.keepApart'>): Promise<undefined> {
      const apart = apartOf(first, second);
      const isNews = await db.transaction().execute(async (tx) => {
        const a = await clientOrRefuse(tx, first);
        const b = await clientOrRefuse(tx, second);
        refuseSame(first, second);
        if (await isApart(tx, apart)) return false;
        await putApart(tx, apart);
        await recordUndo(tx, {
          at: clock.now(),
          label: t('steps:entry.keptApart', { first: a.name, second: b.name }),
          parts: [{ kind: 'client-apart', id: apartKeyOf(apart), before: null, after: apart }],
        });
        return true;
      });
      if (isNews) changed([first, second], []);
      return undefined;
    },
  };
}

/** What the window may ask about second entries. */
export function clientMergeHandlers(
  service: ClientMergeService,
): Pick<Handlers, 'clients.duplicates' | 'clients.merge' | 'clients.keepApart'> {
  return {
    'clients.duplicates': () => service.duplicates(),
    'clients.merge': (input) => service.merge(input),
    'clients.keepApart': (input) => service.keepApart(input),
  };
}

/** Two clients in the one order in which they are kept. */
function apartOf(a: ClientId, b: ClientId): ClientsApart {
  return a < b ? { firstId: a, secondId: b } : { firstId: b, secondId: a };
}

/** The id of such a pair where it can be taken back. */
function apartKeyOf({ firstId, secondId }: ClientsApart): string {
  return `${firstId} ${secondId}`;
}

function refuseSame(first: ClientId, second: ClientId): void {
  if (first !== second) return;
  throw new ExpectedError('invalid-input', t('refusals:clients.same'));
}

async function refuseMerged(tx: Tx, keep: ClientId, drop: ClientId): Promise<void> {
  refuseSame(keep, drop);
  if ((await findMerge(tx, keep)) === null && (await findMerge(tx, drop)) === null) return;
  throw new ExpectedError('changed-meanwhile', t('refusals:meanwhile.mergedPair'));
}
