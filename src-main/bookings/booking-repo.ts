import { sql, type Insertable, type RawBuilder, type Selectable, type SqlBool } from 'kysely';
import type {
  Booking,
  BookingStatus,
  CancelledBy,
  PaymentMethod,
} from '../../src-shared/domain/booking.ts';
import type {
  BookingId,
  ClientId,
  PackageId,
  SeriesId,
  ServiceId,
} from '../../src-shared/domain/ids.ts';
import { preparedRead, preparedWrite } from '../database/prepared.ts';
import type { BookingRow, Db, Tx } from '../database/schema.ts';
import { timeColumnsOf, whenOf } from '../database/time-columns.ts';
import { readPracticeTimeZone } from '../settings/settings-repo.ts';

/** What of a booking's row is written. */
type WrittenRow = Required<Omit<Insertable<BookingRow>, 'seq' | 'deleted_at'>>;

/** Which coming bookings: all, or those whose title follows the name of a client or of a service. */
export type Upcoming = 'all' | { following: { clientId: ClientId } | { serviceId: ServiceId } };

/** The booking a row holds. Rows are only ever written by `putBooking`, so that they are trusted as they are. */
export function bookingOf(row: Selectable<BookingRow>): Booking {
  return {
    id: row.id as BookingId,
    clientId: row.client_id as ClientId | null,
    serviceId: row.service_id as ServiceId | null,
    when: whenOf(row),
    title: row.title,
    location: row.location,
    calendarNote: row.calendar_note,
    privateNote: row.private_note,
    status: row.status as BookingStatus,
    cancelReason: row.cancel_reason,
    cancelledAt: row.cancelled_at,
    cancelledBy: row.cancelled_by as CancelledBy | null,
    cancelledLate: row.cancelled_late === 1,
    cancelFeeMinor: row.cancel_fee_minor,
    bufferBeforeMinutes: row.buffer_before_minutes,
    bufferAfterMinutes: row.buffer_after_minutes,
    priceMinor: row.price_minor,
    currency: row.currency,
    discountMinor: row.discount_minor,
    paidAt: row.paid_at,
    paidMinor: row.paid_minor,
    paidMethod: row.paid_method as PaymentMethod | null,
    receiptNumber: row.receipt_number,
    seriesId: row.series_id as SeriesId | null,
    recurrenceId: row.recurrence_id,
    packageId: row.package_id as PackageId | null,
    overlapAccepted: row.overlap_accepted === 1,
    revision: row.revision,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}

/** The row of a booking; an all-day one covers its days in the practice's time zone. */
export function rowOf(booking: Booking, practiceTimeZone: string): WrittenRow {
  return {
    id: booking.id,
    client_id: booking.clientId,
    service_id: booking.serviceId,
    ...timeColumnsOf(booking.when, practiceTimeZone),
    title: booking.title,
    location: booking.location,
    calendar_note: booking.calendarNote,
    private_note: booking.privateNote,
    status: booking.status,
    cancel_reason: booking.cancelReason,
    cancelled_at: booking.cancelledAt,
    cancelled_by: booking.cancelledBy,
    cancelled_late: booking.cancelledLate ? 1 : 0,
    cancel_fee_minor: booking.cancelFeeMinor,
    buffer_before_minutes: booking.bufferBeforeMinutes,
    buffer_after_minutes: booking.bufferAfterMinutes,
    price_minor: booking.priceMinor,
    currency: booking.currency,
    discount_minor: booking.discountMinor,
    paid_at: booking.paidAt,
    paid_minor: booking.paidMinor,
    paid_method: booking.paidMethod,
    receipt_number: booking.receiptNumber,
    series_id: booking.seriesId,
    recurrence_id: booking.recurrenceId,
    package_id: booking.packageId,
    overlap_accepted: booking.overlapAccepted ? 1 : 0,
    revision: booking.revision,
    created_at: booking.createdAt,
    changed_at: booking.changedAt,
  };
}

const bookingById = preparedRead((db, { id }: { id: string }) =>
  db.selectFrom('booking').selectAll().where('id', '=', id).where('deleted_at', 'is', null),
);

/** The booking with this id, or null when there is none or it was deleted. */
export async function findBooking(db: Db, id: string): Promise<Booking | null> {
  const row = await bookingById.first(db, { id });
  return row === undefined ? null : bookingOf(row);
}

const deletedById = preparedRead((db, { id }: { id: string }) =>
  db.selectFrom('booking').selectAll().where('id', '=', id).where('deleted_at', 'is not', null),
);

/** The booking that was deleted under this id, as it was then; null when none was. */
export async function findDeletedBooking(db: Db, id: string): Promise<Booking | null> {
  const row = await deletedById.first(db, { id });
  return row === undefined ? null : bookingOf(row);
}

/** Deletes a booking. Its row stays as a tombstone, by which the calendar learns of it. */
export async function deleteBooking(tx: Tx, { id, revision }: Booking, at: number): Promise<void> {
  await tx
    .updateTable('booking')
    .set({ revision, changed_at: at, deleted_at: at })
    .where('id', '=', id)
    .execute();
}

const put = preparedWrite((tx, given: WrittenRow) => {
  const row = { ...given, deleted_at: null };
  return tx
    .insertInto('booking')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row));
});

/**
 * Stores a booking, new, changed or deleted before, as it is. The revision, the history and the link are the
 * caller's to keep.
 */
export async function putBooking(tx: Tx, booking: Booking): Promise<void> {
  const practiceTimeZone = booking.when.allDay
    ? await readPracticeTimeZone(tx)
    : booking.when.timeZone;
  await put.run(tx, rowOf(booking, practiceTimeZone));
}

/**
 * The condition that a booking touches the half-open interval [startAt, endAt). The third bound follows from the
 * other two; it spares the index the years before.
 */
export function touching(startAt: number, endAt: number): RawBuilder<SqlBool> {
  return sql<SqlBool>`(
    booking.start_at < ${endAt} AND booking.end_at > ${startAt} AND booking.start_at > ${startAt} - (
      SELECT end_at - start_at FROM booking AS other WHERE deleted_at IS NULL ORDER BY end_at - start_at DESC LIMIT 1
    )
  )`;
}

/** Later than anything is booked: the last instant that ECMAScript knows. */
const endOfTime = 8.64e15;

/** The bookings that end after an instant and are not cancelled: all, or those without a title of their own that follow a name. */
export async function upcomingBookings(db: Db, now: number, which: Upcoming): Promise<Booking[]> {
  const upcoming = db
    .selectFrom('booking')
    .selectAll()
    .where('deleted_at', 'is', null)
    .where('status', '!=', 'cancelled')
    .orderBy(sql`+seq`); // the plus: those few are sorted, and not all walked through in order
  if (which === 'all') {
    const rows = await upcoming.where(touching(now, endOfTime)).execute();
    return rows.map(bookingOf);
  }
  const { following } = which;
  const rows = await upcoming
    .where('end_at', '>', now)
    .where('title', 'is', null)
    .where((eb) =>
      'clientId' in following
        ? eb('client_id', '=', following.clientId)
        : eb('service_id', '=', following.serviceId),
    )
    .execute();
  return rows.map(bookingOf);
}

/** Of more than so many that match, only those entered last are put in order: who typed so little has to go on typing. */
const mostRanked = 1000;

/**
 * The ids of the bookings that match a full-text query (see `searchQueryOf`): those not over yet first, then the
 * past ones, each nearest to now first.
 */
export async function matchingBookingIds(
  db: Db,
  query: string,
  now: number,
  limit: number,
): Promise<string[]> {
  // CROSS JOIN keeps the order of the tables, so that only what was found is looked up.
  const { rows } = await sql<{ id: string }>`
    WITH found AS MATERIALIZED (
      SELECT rowid FROM booking_search WHERE booking_search MATCH ${query} ORDER BY rowid DESC LIMIT ${mostRanked})
    SELECT booking.id FROM found CROSS JOIN booking ON booking.seq = found.rowid
    WHERE booking.deleted_at IS NULL
    ORDER BY booking.end_at <= ${now}, abs(booking.start_at - ${now}), booking.seq
    LIMIT ${limit}`.execute(db);
  return rows.map((row) => row.id);
}

const names = preparedRead((db, given: { clientId: string | null; serviceId: string | null }) =>
  db.selectNoFrom([
    (eb) =>
      eb
        .selectFrom('client')
        .select('name')
        .where('id', '=', given.clientId)
        .where('merged_into', 'is', null)
        .as('clientName'),
    (eb) =>
      eb.selectFrom('service').select('name').where('id', '=', given.serviceId).as('serviceName'),
  ]),
);

/**
 * The names of a booking's client and service, null where it has none (or an id that is not known here, or that of a
 * client who was merged into another).
 */
export async function readNames(
  db: Db,
  { clientId, serviceId }: Pick<Booking, 'clientId' | 'serviceId'>,
): Promise<{ clientName: string | null; serviceName: string | null }> {
  const found = await names.first(db, { clientId, serviceId });
  return { clientName: found?.clientName ?? null, serviceName: found?.serviceName ?? null };
}
