import type { BookingId, ServiceId } from '../../src-shared/domain/ids.ts';
import type { ReminderMinutes } from '../../src-shared/domain/reminder-times.ts';
import type { ServiceReminder, ToldReminder } from '../../src-shared/domain/reminders.ts';
import { preparedRead } from '../database/prepared.ts';
import type { Db, Tx } from '../database/schema.ts';

const toldFrom = preparedRead((db, { fromAt }: { fromAt: number }) =>
  db.selectFrom('reminder_told').select(['booking_id', 'start_at']).where('start_at', '>=', fromAt),
);

/** The reminders that were given, of bookings that begin at this instant or later. */
export async function readTold(db: Db, fromAt: number): Promise<ToldReminder[]> {
  const rows = await toldFrom.all(db, { fromAt });
  return rows.map((row) => ({ id: row.booking_id, startAt: row.start_at }));
}

/** Remembers that a booking was told of at the time it has. */
export async function putTold(
  tx: Tx,
  { id, startAt }: { id: BookingId; startAt: number },
  at: number,
): Promise<void> {
  await tx
    .insertInto('reminder_told')
    .values({ booking_id: id, start_at: startAt, told_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Forgets what was told of bookings that began before this instant. */
export async function forgetTold(tx: Tx, beforeAt: number): Promise<void> {
  await tx.deleteFrom('reminder_told').where('start_at', '<', beforeAt).execute();
}

const ofServices = preparedRead((db) => db.selectFrom('service_reminder').selectAll());

/** The services whose bookings are reminded of differently from the rest. */
export async function readServiceReminders(db: Db): Promise<ServiceReminder[]> {
  const rows = await ofServices.all(db);
  return rows.map((row) => ({ serviceId: row.service_id as ServiceId, minutes: row.minutes }));
}

/** Lets a service have a reminder of its own; null minutes mean none at all. */
export async function putServiceReminder(
  tx: Tx,
  serviceId: ServiceId,
  minutes: ReminderMinutes,
): Promise<void> {
  await tx
    .insertInto('service_reminder')
    .values({ service_id: serviceId, minutes })
    .onConflict((conflict) => conflict.column('service_id').doUpdateSet({ minutes }))
    .execute();
}

/** Lets a service follow the setting again. */
export async function removeServiceReminder(tx: Tx, serviceId: ServiceId): Promise<void> {
  await tx.deleteFrom('service_reminder').where('service_id', '=', serviceId).execute();
}
