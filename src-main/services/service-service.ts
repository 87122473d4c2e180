import { archivedLast } from '../../src-shared/domain/by-name.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import { fieldChanges, withGiven } from '../../src-shared/domain/field-changes.ts';
import type { BookingId, ServiceId } from '../../src-shared/domain/ids.ts';
import type { Service, ServiceDraft } from '../../src-shared/domain/service.ts';
import type { Input } from '../../src-shared/ipc/contract.ts';
import { resendUpcoming } from '../bookings/resend.ts';
import type { Db, Tx } from '../database/schema.ts';
import type { ItemChanged } from '../history/item-changed.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Clock, Ids } from '../platform/ports.ts';
import { findService, putService, readServices } from './service-repo.ts';

export type ServiceDeps = {
  db: Db;
  clock: Clock;
  ids: Ids;
  /** Told after the commit which services changed, and which bookings are to be sent again because of it. */
  changed(ids: ServiceId[], bookingIds: BookingId[]): void;
  itemChanged: ItemChanged;
};

export type ServiceService = ReturnType<typeof createServiceService>;

const fields = [
  'name',
  'lengthMinutes',
  'bufferBeforeMinutes',
  'bufferAfterMinutes',
  'priceMinor',
  'currency',
  'color',
  'archived',
] as const satisfies readonly (keyof Service)[];

/** What the practice offers: length, buffers, price and colour, for new bookings to start from. */
export function createServiceService({ db, clock, ids, changed, itemChanged }: ServiceDeps) {
  return {
    async list(): Promise<Service[]> {
      return (await readServices(db)).toSorted(archivedLast);
    },

    async create(draft: ServiceDraft): Promise<Service> {
      const service: Service = {
        ...draft,
        id: ids.next() as ServiceId,
        revision: 1,
        archived: false,
      };
      await db.transaction().execute((tx) => putService(tx, service, clock.now()));
      changed([service.id], []);
      return service;
    },

    /** Changes what is given; a new name also goes out with the coming bookings whose title follows it. */
    async change({ id, changes, archived }: Input<'services.change'>): Promise<Service> {
      const { service, bookingIds, isNews } = await db.transaction().execute(async (tx) => {
        const before = await serviceOrRefuse(tx, id);
        const after = withGiven<Service>(before, { ...changes, archived });
        if (fieldChanges<Service>(fields, before, after).length === 0) {
          return { service: before, bookingIds: [], isNews: false };
        }
        const at = clock.now();
        const service = { ...after, revision: before.revision + 1 };
        await putService(tx, service, at);
        const bookingIds =
          before.name === service.name
            ? []
            : await resendUpcoming(
                tx,
                itemChanged,
                { following: { serviceId: id } },
                {
                  at,
                  kind: 'service-renamed',
                  changes: [{ field: 'serviceName', from: before.name, to: service.name }],
                },
              );
        return { service, bookingIds, isNews: true };
      });
      if (isNews) changed([service.id], bookingIds);
      return service;
    },
  };
}

/** What the window may ask about services. */
export function serviceHandlers(
  service: ServiceService,
): Pick<Handlers, 'services.list' | 'services.create' | 'services.change'> {
  return {
    'services.list': () => service.list(),
    'services.create': (draft) => service.create(draft),
    'services.change': (input) => service.change(input),
  };
}

async function serviceOrRefuse(tx: Tx, id: ServiceId): Promise<Service> {
  const service = await findService(tx, id);
  if (service !== null) return service;
  throw new ExpectedError(
    'not-found',
    'This service is not in the appointment book any more. Nothing was changed.',
  );
}
