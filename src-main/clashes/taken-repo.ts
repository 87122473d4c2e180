import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { titleOf } from '../../src-shared/domain/booking.ts';
import type { Span } from '../../src-shared/domain/opening.ts';
import type { BookingId } from '../../src-shared/domain/ids.ts';
import type { TimeRange, When } from '../../src-shared/domain/time.ts';
import { preparedRead } from '../database/prepared.ts';
import type { Db } from '../database/schema.ts';
import { whenOf } from '../database/time-columns.ts';

/** A booking as far as others may be in its way: `startAt` and `endAt` with what it keeps free around it. */
export type TakenTime = Span & {
  id: BookingId;
  /** Names the client also where the booking has a title of its own. */
  title: string;
  when: When;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  /** The person accepted that something is in its way. */
  isAccepted: boolean;
};

/**
 * The condition that a booking, with its buffers, shares time with the half-open range. The third bound follows
 * from the other two; it spares the index the years before.
 */
function takes({ fromAt, toAt }: TimeRange): RawBuilder<SqlBool> {
  // Word for word as in the index, or it is not used.
  return sql<SqlBool>`(
    booking.deleted_at IS NULL AND booking.status <> 'cancelled'
    AND booking.taken_from_at < ${toAt} AND booking.taken_to_at > ${fromAt}
    AND booking.taken_from_at > ${fromAt} - (
      SELECT taken_to_at - taken_from_at FROM booking AS other WHERE deleted_at IS NULL AND status <> 'cancelled'
      ORDER BY taken_to_at - taken_from_at DESC LIMIT 1
    )
  )`;
}

const takenIn = preparedRead((db, range: TimeRange) =>
  db
    .selectFrom('booking')
    .leftJoin('client', 'client.id', 'booking.client_id')
    .leftJoin('service', 'service.id', 'booking.service_id')
    .select([
      'booking.id',
      'booking.title',
      'booking.start_at',
      'booking.end_at',
      'booking.all_day',
      'booking.start_local',
      'booking.end_local',
      'booking.time_zone',
      'booking.taken_from_at',
      'booking.taken_to_at',
      'booking.buffer_before_minutes',
      'booking.buffer_after_minutes',
      'booking.overlap_accepted',
      'client.name as client_name',
      'service.name as service_name',
    ])
    .where(takes(range))
    .orderBy('booking.taken_from_at')
    .orderBy('booking.taken_to_at')
    .orderBy('booking.seq'),
);

/**
 * The bookings that take up some of a range, by themselves or by their buffers: neither cancelled nor deleted, in
 * order of time. One whose buffer ends when the range starts is not among them.
 */
export async function takenTimes(db: Db, range: TimeRange): Promise<TakenTime[]> {
  const rows = await takenIn.all(db, range);
  return rows.map((row) => ({
    id: row.id as BookingId,
    title: withClient(titleOf(row, row.client_name, row.service_name), row.client_name),
    when: whenOf(row),
    startAt: row.taken_from_at,
    endAt: row.taken_to_at,
    bufferBeforeMinutes: row.buffer_before_minutes,
    bufferAfterMinutes: row.buffer_after_minutes,
    isAccepted: row.overlap_accepted === 1,
  }));
}

/** Only when each of them begins and ends, for long ranges: the index alone answers it. */
export async function takenSpans(
  db: Db,
  range: TimeRange,
  exceptId: string | null,
): Promise<Span[]> {
  const spans = db
    .selectFrom('booking')
    .select(['taken_from_at as startAt', 'taken_to_at as endAt'])
    .where(takes(range))
    .orderBy('taken_from_at');
  return exceptId === null ? spans.execute() : spans.where('id', '!=', exceptId).execute();
}

function withClient(title: string, clientName: string | null): string {
  return clientName === null || title.includes(clientName) ? title : `${title} (${clientName})`;
}
