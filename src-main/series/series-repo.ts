import { sql, type Insertable, type Selectable, type SqlBool } from 'kysely';
import { z } from 'zod';
import type { Booking } from '../../src-shared/domain/booking.ts';
import type { ClientId, SeriesId, ServiceId } from '../../src-shared/domain/ids.ts';
import type { Series, SeriesTemplate } from '../../src-shared/domain/series.ts';
import { SeriesRule } from '../../src-shared/domain/series-rule.ts';
import { type Day, WallTime } from '../../src-shared/domain/time.ts';
import { bookingOf } from '../bookings/booking-repo.ts';
import { idList } from '../database/id-list.ts';
import type { Db, SeriesRow, Tx } from '../database/schema.ts';

const Starts = z.array(WallTime);

function seriesOf(row: Selectable<SeriesRow>): Series {
  return {
    id: row.id as SeriesId,
    rule: SeriesRule.parse(JSON.parse(row.rule_json)),
    template: {
      clientId: row.client_id as ClientId | null,
      serviceId: row.service_id as ServiceId | null,
      title: row.title,
      location: row.location,
      calendarNote: row.calendar_note,
      privateNote: row.private_note,
      bufferBeforeMinutes: row.buffer_before_minutes,
      bufferAfterMinutes: row.buffer_after_minutes,
      priceMinor: row.price_minor,
      currency: row.currency,
      discountMinor: row.discount_minor,
      status: row.status as SeriesTemplate['status'],
    },
    horizonDay: row.horizon_day,
    openStarts: Starts.parse(JSON.parse(row.open_starts_json)),
    endedAt: row.ended_at,
    endReason: row.end_reason,
    revision: row.revision,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}

function rowOf({ template, ...series }: Series): Insertable<SeriesRow> {
  return {
    id: series.id,
    client_id: template.clientId,
    service_id: template.serviceId,
    rule_json: JSON.stringify(series.rule),
    time_zone: series.rule.timeZone,
    title: template.title,
    location: template.location,
    calendar_note: template.calendarNote,
    private_note: template.privateNote,
    buffer_before_minutes: template.bufferBeforeMinutes,
    buffer_after_minutes: template.bufferAfterMinutes,
    price_minor: template.priceMinor,
    currency: template.currency,
    discount_minor: template.discountMinor,
    status: template.status,
    horizon_day: series.horizonDay,
    open_starts_json: JSON.stringify(series.openStarts),
    ended_at: series.endedAt,
    end_reason: series.endReason,
    revision: series.revision,
    created_at: series.createdAt,
    changed_at: series.changedAt,
  };
}

/** The series with this id, or null. */
export async function findSeries(db: Db, id: string): Promise<Series | null> {
  const row = await db.selectFrom('series').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : seriesOf(row);
}

/** Stores a series, new or changed, as it is; the revision is the caller's to raise. */
export async function putSeries(tx: Tx, series: Series): Promise<void> {
  const row = rowOf(series);
  await tx
    .insertInto('series')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** Takes a series out of the book; its bookings are left as they are. */
export async function removeSeries(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('series').where('id', '=', id).execute();
}

/** Every series of a client, those that ended too. */
export async function seriesOfClient(db: Db, clientId: string): Promise<Series[]> {
  const rows = await db
    .selectFrom('series')
    .selectAll()
    .where('client_id', '=', clientId)
    .orderBy('id')
    .execute();
  return rows.map(seriesOf);
}

/** The series of a service that go on, and those that ended and are among the given ones. */
export async function seriesOfService(
  db: Db,
  serviceId: string,
  ended: readonly string[],
): Promise<Series[]> {
  const rows = await db
    .selectFrom('series')
    .selectAll()
    .where('service_id', '=', serviceId)
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('id', 'in', idList(ended))]))
    .orderBy('id')
    .execute();
  return rows.map(seriesOf);
}

/** The series on the clock of a zone that go on, and those that ended and are among the given ones. */
export async function seriesInZone(
  db: Db,
  timeZone: string,
  ended: readonly string[],
): Promise<Series[]> {
  const rows = await db
    .selectFrom('series')
    .selectAll()
    .where('time_zone', '=', timeZone)
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('id', 'in', idList(ended))]))
    .orderBy('id')
    .execute();
  return rows.map(seriesOf);
}

/** The series that go on and were not looked at as far as a day, the farthest behind first. */
export async function seriesBehind(db: Db, day: Day): Promise<Series[]> {
  const rows = await db
    .selectFrom('series')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('horizon_day', '<', day)
    .orderBy('horizon_day')
    .execute();
  return rows.map(seriesOf);
}

/** The series with starts that wait for the person's word. */
export async function seriesWithOpenStarts(db: Db): Promise<Series[]> {
  const rows = await db
    .selectFrom('series')
    .selectAll()
    .where(sql<SqlBool>`open_starts_json <> '[]'`) // word for word as in the index, or it is not used
    .orderBy('id')
    .execute();
  return rows.map(seriesOf);
}

/** Every booking of a series from one of its starts on, cancelled ones too, in the order of the series. */
export async function bookingsOfSeries(
  db: Db,
  seriesId: string,
  fromStart: WallTime,
): Promise<Booking[]> {
  const rows = await db
    .selectFrom('booking')
    .selectAll()
    .where('series_id', '=', seriesId)
    .where('recurrence_id', '>=', fromStart)
    .where('deleted_at', 'is', null)
    .orderBy('recurrence_id')
    .execute();
  return rows.map(bookingOf);
}

/** The starts of a series that have a booking, deleted ones too: none of them may be booked again. */
export async function bookedStarts(
  db: Db,
  seriesId: string,
  fromStart: WallTime,
): Promise<string[]> {
  const rows = await db
    .selectFrom('booking')
    .select('recurrence_id')
    .where('series_id', '=', seriesId)
    .where('recurrence_id', '>=', fromStart)
    .execute();
  return rows.flatMap(({ recurrence_id }) => recurrence_id ?? []);
}
