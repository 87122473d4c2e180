import type { Client, ClientCard, ClientDraft } from '../../src-shared/domain/client.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import { fieldChanges, withGiven } from '../../src-shared/domain/field-changes.ts';
import type { BookingId, ClientId } from '../../src-shared/domain/ids.ts';
import type { Input, Output } from '../../src-shared/ipc/contract.ts';
import type { Db } from '../database/schema.ts';
import type { ItemChanged } from '../history/item-changed.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Clock, Ids } from '../platform/ports.ts';
import { recordUndo } from '../undo/undo-repo.ts';
import { readVisits } from './client-card-repo.ts';
import { clientPage, clientRows, countClients, matchingClientIds } from './client-list-repo.ts';
import { findMerge } from './client-merge-repo.ts';
import { findClient, firstClients, readClients } from './client-repo.ts';
import { writeClient } from './client-writer.ts';
import { t } from '../../src-shared/words/words.ts';
import { entryLabel } from '../undo/entry-label.ts';

export type ClientDeps = {
  db: Db;
  clock: Clock;
  ids: Ids;
  /** Told after the commit which clients changed, and which bookings are to be sent again because of it. */
  changed(ids: ClientId[], bookingIds: BookingId[]): void;
  itemChanged: ItemChanged;
};

export type ClientService = ReturnType<typeof createClientService>;

/** More than anybody reads while typing. */
const mostSuggested = 50;
/** More than anybody reads in a list of matches. */
const mostMatches = 200;

/** The fields of a client that the person changes. */
export const clientFields = [
  'name',
  'email',
  'phone',
  'notes',
  'tags',
  'birthday',
  'archived',
] as const satisfies readonly (keyof Client)[];

/** The people who come to the practice. */
export function createClientService({ db, clock, ids, changed, itemChanged }: ClientDeps) {
  return {
    /** The clients that match what is being typed, the best first; with nothing typed, the first by name. Archived ones last. */
    async search({ text, limit = mostSuggested }: Input<'clients.search'>): Promise<Client[]> {
      if (text.trim() === '') return firstClients(db, limit);
      return readClients(db, await matchingClientIds(db, text, limit));
    },

    /** A page of the list: those that match a text, the best first, or all by name. Archived ones last. */
    async list({ text, offset, limit }: Input<'clients.list'>): Promise<Output<'clients.list'>> {
      const now = clock.now();
      if (text.trim() === '') {
        return {
          total: await countClients(db),
          rows: await clientPage(db, { offset, limit, now }),
        };
      }
      const found = await matchingClientIds(db, text, mostMatches);
      const rows = await clientRows(db, found.slice(offset, offset + limit), now);
      return { total: found.length, rows };
    },

    async card({ id }: Input<'clients.card'>): Promise<ClientCard> {
      const merge = await findMerge(db, id);
      const client = await clientOrRefuse(db, merge?.keptId ?? id);
      return { client, ...(await readVisits(db, client.id, clock.now())) };
    },

    async create(draft: ClientDraft): Promise<Client> {
      const client = await db.transaction().execute(async (tx) => {
        const at = clock.now();
        const fresh: Client = {
          ...draft,
          id: ids.next() as ClientId,
          revision: 1,
          archived: false,
        };
        const { client } = await writeClient(tx, itemChanged, null, fresh, at);
        await recordUndo(tx, {
          at,
          label: t('steps:entry.added', { name: client.name }),
          parts: [{ kind: 'client', id: client.id, before: null, after: client }],
        });
        return client;
      });
      changed([client.id], []);
      return client;
    },

    /** Changes what is given; a new name also goes out with the coming bookings whose title follows it. */
    async change({ id, changes, archived }: Input<'clients.change'>): Promise<Client> {
      const { client, bookingIds, isNews } = await db.transaction().execute(async (tx) => {
        const before = await clientOrRefuse(tx, id);
        if ((await findMerge(tx, id)) !== null) refuseMerged(before);
        const after = withGiven<Client>(before, { ...changes, archived });
        if (fieldChanges<Client>(clientFields, before, after).length === 0) {
          return { client: before, bookingIds: [], isNews: false };
        }
        const at = clock.now();
        const written = await writeClient(tx, itemChanged, before, after, at);
        await recordUndo(tx, {
          at,
          label: entryLabel(before, written.client),
          parts: [{ kind: 'client', id, before, after: written.client }],
        });
        return { ...written, isNews: true };
      });
      if (isNews) changed([client.id], bookingIds);
      return client;
    },
  };
}

/** What the window may ask about clients. */
export function clientHandlers(
  service: ClientService,
): Pick<
  Handlers,
  'clients.search' | 'clients.list' | 'clients.card' | 'clients.create' | 'clients.change'
> {
  return {
    'clients.search': (input) => service.search(input),
    'clients.list': (input) => service.list(input),
    'clients.card': (input) => service.card(input),
    'clients.create': (draft) => service.create(draft),
    'clients.change': (input) => service.change(input),
  };
}

function refuseMerged(client: Client): never {
  throw new ExpectedError(
    'changed-meanwhile',
    t('refusals:meanwhile.merged', { name: client.name }),
  );
}

/** The client with this id, or a refusal that says that there is none. */
export async function clientOrRefuse(db: Db, id: ClientId): Promise<Client> {
  const client = await findClient(db, id);
  if (client !== null) return client;
  throw new ExpectedError('not-found', t('refusals:gone.client'));
}
