import type { Insertable, Selectable } from 'kysely';
import type { ServiceId } from '../../src-shared/domain/ids.ts';
import type { Service, ServiceColor } from '../../src-shared/domain/service.ts';
import { preparedRead } from '../database/prepared.ts';
import type { Db, ServiceRow, Tx } from '../database/schema.ts';

function serviceOf(row: Selectable<ServiceRow>): Service {
  return {
    id: row.id as ServiceId,
    name: row.name,
    lengthMinutes: row.length_minutes,
    bufferBeforeMinutes: row.buffer_before_minutes,
    bufferAfterMinutes: row.buffer_after_minutes,
    priceMinor: row.price_minor,
    currency: row.currency,
    color: row.color as ServiceColor,
    location: row.location,
    archived: row.archived === 1,
    revision: row.revision,
  };
}

function rowOf(service: Service, at: number): Omit<Insertable<ServiceRow>, 'created_at'> {
  return {
    id: service.id,
    name: service.name,
    length_minutes: service.lengthMinutes,
    buffer_before_minutes: service.bufferBeforeMinutes,
    buffer_after_minutes: service.bufferAfterMinutes,
    price_minor: service.priceMinor,
    currency: service.currency,
    color: service.color,
    location: service.location,
    archived: service.archived ? 1 : 0,
    revision: service.revision,
    changed_at: at,
  };
}

const serviceById = preparedRead((db, { id }: { id: string }) =>
  db.selectFrom('service').selectAll().where('id', '=', id),
);

/** The service with this id, or null. */
export async function findService(db: Db, id: string): Promise<Service | null> {
  const row = await serviceById.first(db, { id });
  return row === undefined ? null : serviceOf(row);
}

/** Every service, in no particular order. */
export async function readServices(db: Db): Promise<Service[]> {
  const rows = await db.selectFrom('service').selectAll().execute();
  return rows.map(serviceOf);
}

/** Stores a service, new or changed, as it is. */
export async function putService(tx: Tx, service: Service, at: number): Promise<void> {
  const row = rowOf(service, at);
  await tx
    .insertInto('service')
    .values({ ...row, created_at: at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** Takes a service out of the book altogether. Fails while anything still points at it. */
export async function deleteService(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('service').where('id', '=', id).execute();
}

/** Tells whether any booking or slot, deleted ones too, is of this service. */
export async function isServiceUsed(db: Db, id: string): Promise<boolean> {
  for (const table of ['booking', 'slot'] as const) {
    const row = await db
      .selectFrom(table)
      .select('id')
      .where('service_id', '=', id)
      .limit(1)
      .executeTakeFirst();
    if (row !== undefined) return true;
  }
  return false;
}
