import { z } from 'zod';
import { BookingId, ClientId } from '../../src-shared/domain/ids.ts';
import type { Booking } from '../../src-shared/domain/booking.ts';
import type { Lookalike } from '../../src-shared/domain/duplicates.ts';
import { bookingOf } from '../bookings/booking-repo.ts';
import { idList } from '../database/id-list.ts';
import type { Db, Tx } from '../database/schema.ts';

/** A merge as it is remembered: whose entry was the second one, whose it now is, and which bookings went over. */
export const ClientMerge = z.object({
  droppedId: ClientId,
  keptId: ClientId,
  bookingIds: z.array(BookingId),
});
export type ClientMerge = z.output<typeof ClientMerge>;

/** Two entries that the person said are two people; the smaller id first. */
export const ClientsApart = z.object({ firstId: ClientId, secondId: ClientId });
export type ClientsApart = z.output<typeof ClientsApart>;

/** The merge that took this client away, or null. */
export async function findMerge(db: Db, droppedId: string): Promise<ClientMerge | null> {
  const row = await db
    .selectFrom('client_merge')
    .selectAll()
    .where('dropped_id', '=', droppedId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return ClientMerge.parse({
    droppedId: row.dropped_id,
    keptId: row.kept_id,
    bookingIds: JSON.parse(row.booking_ids_json),
  });
}

/** Remembers a merge and hides the dropped client. */
export async function putMerge(tx: Tx, merge: ClientMerge, at: number): Promise<void> {
  await tx
    .insertInto('client_merge')
    .values({
      dropped_id: merge.droppedId,
      kept_id: merge.keptId,
      at,
      booking_ids_json: JSON.stringify(merge.bookingIds),
    })
    .execute();
  await tx
    .updateTable('client')
    .set({ merged_into: merge.keptId })
    .where('id', '=', merge.droppedId)
    .execute();
}

/** Forgets a merge and shows the dropped client again. */
export async function deleteMerge(tx: Tx, droppedId: string): Promise<void> {
  await tx.deleteFrom('client_merge').where('dropped_id', '=', droppedId).execute();
  await tx.updateTable('client').set({ merged_into: null }).where('id', '=', droppedId).execute();
}

/** Every booking of a client in order of time, cancelled ones too. */
export async function bookingsOf(db: Db, clientId: string): Promise<Booking[]> {
  const rows = await db
    .selectFrom('booking')
    .selectAll()
    .where('client_id', '=', clientId)
    .where('deleted_at', 'is', null)
    .orderBy('start_at')
    .execute();
  return rows.map(bookingOf);
}

/** Those of these bookings that are still this client's, in order of time. */
export async function bookingsStillOf(
  db: Db,
  clientId: string,
  ids: readonly string[],
): Promise<Booking[]> {
  const rows = await db
    .selectFrom('booking')
    .selectAll()
    .where('id', 'in', idList(ids))
    .where('client_id', '=', clientId)
    .where('deleted_at', 'is', null)
    .orderBy('start_at')
    .execute();
  return rows.map(bookingOf);
}

/** Gives bookings to another client without a new revision: nothing in a calendar changes by it. */
export async function moveQuietly(
  tx: Tx,
  ids: readonly string[],
  toClientId: string,
  at: number,
): Promise<void> {
  await tx
    .updateTable('booking')
    .set({ client_id: toClientId, changed_at: at })
    .where('id', 'in', idList(ids))
    .execute();
}

/** Every client who is not merged already, in the order in which they were added. */
export async function readLookalikes(db: Db): Promise<Lookalike[]> {
  const rows = await db
    .selectFrom('client')
    .select(['id', 'name', 'email', 'phone_key as phone', 'birthday'])
    .where('merged_into', 'is', null)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({ ...row, id: row.id as ClientId }));
}

/** Every pair that the person has kept apart. */
export async function readApart(db: Db): Promise<ClientsApart[]> {
  const rows = await db.selectFrom('client_apart').selectAll().execute();
  return rows.map((row) => ({
    firstId: row.first_id as ClientId,
    secondId: row.second_id as ClientId,
  }));
}

export async function isApart(db: Db, { firstId, secondId }: ClientsApart): Promise<boolean> {
  const row = await db
    .selectFrom('client_apart')
    .select('first_id')
    .where('first_id', '=', firstId)
    .where('second_id', '=', secondId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function putApart(tx: Tx, { firstId, secondId }: ClientsApart): Promise<void> {
  await tx
    .insertInto('client_apart')
    .values({ first_id: firstId, second_id: secondId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteApart(tx: Tx, { firstId, secondId }: ClientsApart): Promise<void> {
  await tx
    .deleteFrom('client_apart')
    .where('first_id', '=', firstId)
    .where('second_id', '=', secondId)
    .execute();
}
