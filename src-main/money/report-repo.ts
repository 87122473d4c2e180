import type { BookingStatus } from '../../src-shared/domain/booking.ts';
import type { ClientId, ServiceId } from '../../src-shared/domain/ids.ts';
import type { ReportBooking } from '../../src-shared/domain/report-sums.ts';
import { touching } from '../bookings/booking-repo.ts';
import { idList } from '../database/id-list.ts';
import type { Db } from '../database/schema.ts';

/** Of every booking that touches the half-open interval [fromAt, toAt) what a report looks at. */
export async function reportBookings(
  db: Db,
  fromAt: number,
  toAt: number,
): Promise<ReportBooking[]> {
  const rows = await db
    .selectFrom('booking')
    .select([
      'start_at',
      'end_at',
      'all_day',
      'status',
      'cancelled_late',
      'service_id',
      'client_id',
    ])
    .where(touching(fromAt, toAt))
    .where('deleted_at', 'is', null)
    .orderBy('start_at')
    .execute();
  return rows.map((row) => ({
    startAt: row.start_at,
    endAt: row.end_at,
    allDay: row.all_day === 1,
    status: row.status as BookingStatus,
    cancelledLate: row.cancelled_late === 1,
    serviceId: row.service_id as ServiceId | null,
    clientId: row.client_id as ClientId | null,
  }));
}

/** What the services or clients with some ids are called; archived ones too. */
export async function namesOf(
  db: Db,
  table: 'service' | 'client',
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom(table)
    .select(['id', 'name'])
    .where('id', 'in', idList(ids))
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
