import { archivedLast } from '../../src-shared/domain/by-name.ts';
import type { Client, ClientDraft } from '../../src-shared/domain/client.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import { fieldChanges, withGiven } from '../../src-shared/domain/field-changes.ts';
import type { BookingId, ClientId } from '../../src-shared/domain/ids.ts';
import { searchQueryOf } from '../../src-shared/domain/search-query.ts';
import type { Input } from '../../src-shared/ipc/contract.ts';
import { resendUpcoming } from '../bookings/resend.ts';
import type { Db, Tx } from '../database/schema.ts';
import type { ItemChanged } from '../history/item-changed.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Clock, Ids } from '../platform/ports.ts';
import { findClient, matchingClients, putClient, readClients } from './client-repo.ts';

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
const mostMatches = 200;

const fields = [
  'name',
  'email',
  'phone',
  'notes',
  'archived',
] as const satisfies readonly (keyof Client)[];

/** The people who come to the practice. */
export function createClientService({ db, clock, ids, changed, itemChanged }: ClientDeps) {
  return {
    /** The clients that match what is being typed, the best first; with nothing typed, all by name. Archived ones last. */
    async search({ text }: Input<'clients.search'>): Promise<Client[]> {
      if (text.trim() === '') return (await readClients(db)).toSorted(archivedLast);
      const query = searchQueryOf(text, { digitsIn: 'phone' });
      return query === null ? [] : matchingClients(db, query, mostMatches);
    },

    async create(draft: ClientDraft): Promise<Client> {
      const client: Client = { ...draft, id: ids.next() as ClientId, revision: 1, archived: false };
      await db.transaction().execute((tx) => putClient(tx, client, clock.now()));
      changed([client.id], []);
      return client;
    },

    /** Changes what is given; a new name also goes out with the coming bookings whose title follows it. */
    async change({ id, changes, archived }: Input<'clients.change'>): Promise<Client> {
      const { client, bookingIds, isNews } = await db.transaction().execute(async (tx) => {
        const before = await clientOrRefuse(tx, id);
        const after = withGiven<Client>(before, { ...changes, archived });
        if (fieldChanges<Client>(fields, before, after).length === 0) {
          return { client: before, bookingIds: [], isNews: false };
        }
        const at = clock.now();
        const client = { ...after, revision: before.revision + 1 };
        await putClient(tx, client, at);
        const bookingIds =
          before.name === client.name
            ? []
            : await resendUpcoming(
                tx,
                itemChanged,
                { following: { clientId: id } },
                {
                  at,
                  kind: 'client-renamed',
                  changes: [{ field: 'clientName', from: before.name, to: client.name }],
                },
              );
        return { client, bookingIds, isNews: true };
      });
      if (isNews) changed([client.id], bookingIds);
      return client;
    },
  };
}

/** What the window may ask about clients. */
export function clientHandlers(
  service: ClientService,
): Pick<Handlers, 'clients.search' | 'clients.create' | 'clients.change'> {
  return {
    'clients.search': (input) => service.search(input),
    'clients.create': (draft) => service.create(draft),
    'clients.change': (input) => service.change(input),
  };
}

async function clientOrRefuse(tx: Tx, id: ClientId): Promise<Client> {
  const client = await findClient(tx, id);
  if (client !== null) return client;
  throw new ExpectedError(
    'not-found',
    'This client is not in the appointment book any more. Nothing was changed.',
  );
}
