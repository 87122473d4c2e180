import { archivedLast } from '../../src-shared/domain/by-name.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import { fieldChanges, withGiven } from '../../src-shared/domain/field-changes.ts';
import type { BookingId, ServiceId } from '../../src-shared/domain/ids.ts';
import type { Service, ServiceChanged, ServiceDraft } from '../../src-shared/domain/service.ts';
import type { Input } from '../../src-shared/ipc/contract.ts';
import type { Db } from '../database/schema.ts';
import type { ItemChanged } from '../history/item-changed.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Clock, Ids } from '../platform/ports.ts';
import { recordUndo } from '../undo/undo-repo.ts';
import { applyToComing, comingThatFollow } from './apply-to-coming.ts';
import { findService, readServices } from './service-repo.ts';
import { writeService } from './service-writer.ts';
import { t } from '../../src-shared/words/words.ts';
import { entryLabel } from '../undo/entry-label.ts';

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
  'location',
  'archived',
] as const satisfies readonly (keyof Service)[];

/** What the practice offers: length, buffers, price, colour and place, for new bookings to start from. */
export function createServiceService({ db, clock, ids, changed, itemChanged }: ServiceDeps) {
  return {
    async list(): Promise<Service[]> {
      return (await readServices(db)).toSorted(archivedLast);
    },

    async create(draft: ServiceDraft): Promise<Service> {
      const service = await db.transaction().execute(async (tx) => {
        const at = clock.now();
        const fresh: Service = {
          ...draft,
          id: ids.next() as ServiceId,
          revision: 1,
          archived: false,
        };
        const { service } = await writeService(tx, itemChanged, null, fresh, at);
        await recordUndo(tx, {
          at,
          label: t('steps:entry.added', { name: service.name }),
          parts: [{ kind: 'service', id: service.id, before: null, after: service }],
        });
        return service;
      });
      changed([service.id], []);
      return service;
    },

    /** How many coming bookings still have what a change would change, and may follow it. */
    async coming({ id, changes }: Input<'services.coming'>): Promise<{ count: number }> {
      const before = await serviceOrRefuse(db, id);
      const after = withGiven<Service>(before, changes);
      return { count: (await comingThatFollow(db, before, after, clock.now())).length };
    },

    /**
     * Changes what is given; a new name also goes out with the coming bookings whose title follows it. Price, length and
     * buffers reach coming bookings only where the person says so, and then in the same step.
     */
    async change(input: Input<'services.change'>): Promise<ServiceChanged> {
      const { result, bookingIds, isNews } = await db.transaction().execute(async (tx) => {
        const { id, changes, archived } = input;
        const before = await serviceOrRefuse(tx, id);
        const after = withGiven<Service>(before, { ...changes, archived });
        if (fieldChanges<Service>(fields, before, after).length === 0) {
          return { result: { service: before, ...nothingFollowed }, bookingIds: [], isNews: false };
        }
        const at = clock.now();
        const { service, bookingIds } = await writeService(tx, itemChanged, before, after, at);
        const { parts, ...followed } =
          input.applyToFuture === true
            ? await applyToComing(tx, itemChanged, { before, after: service, at })
            : { ...nothingFollowed, parts: [] };
        await recordUndo(tx, {
          at,
          label: entryLabel(before, service),
          parts: [{ kind: 'service', id, before, after: service }, ...parts],
        });
        return {
          result: { service, ...followed },
          bookingIds: [...new Set([...bookingIds, ...followed.changed])],
          isNews: true,
        };
      });
      if (isNews) changed([result.service.id], bookingIds);
      return result;
    },
  };
}

const nothingFollowed: Omit<ServiceChanged, 'service'> = { changed: [], left: [] };

/** What the window may ask about services. */
export function serviceHandlers(
  service: ServiceService,
): Pick<Handlers, Extract<keyof Handlers, `services.${string}`>> {
  return {
    'services.list': () => service.list(),
    'services.create': (draft) => service.create(draft),
    'services.coming': (input) => service.coming(input),
    'services.change': (input) => service.change(input),
  };
}

async function serviceOrRefuse(db: Db, id: ServiceId): Promise<Service> {
  const service = await findService(db, id);
  if (service !== null) return service;
  throw new ExpectedError('not-found', t('refusals:gone.service'));
}
