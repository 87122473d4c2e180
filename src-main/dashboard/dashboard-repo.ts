import { sql, type SqlBool } from 'kysely';
import type { BookingStatus } from '../../src-shared/domain/booking.ts';
import type { BookingCursor } from '../../src-shared/domain/dashboard.ts';
import { touching } from '../bookings/booking-repo.ts';
import type { Db } from '../database/schema.ts';

/** How many bookings there are of each status; read from counters, however many years there are. */
export async function countByStatus(db: Db): Promise<Partial<Record<BookingStatus, number>>> {
  const rows = await db.selectFrom('booking_count').selectAll().where('bookings', '>', 0).execute();
  return Object.fromEntries(rows.map(({ status, bookings }) => [status, bookings]));
}

/** How many bookings that were not cancelled begin after an instant. */
export async function countUpcoming(db: Db, now: number): Promise<number> {
  const { n } = await db
    .selectFrom('booking')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('start_at', '>', now)
    .where('deleted_at', 'is', null)
    .where('status', '!=', 'cancelled')
    .executeTakeFirstOrThrow();
  return n;
}

/** How many bookings that were not cancelled touch the half-open interval [fromAt, toAt). */
export async function countTouching(db: Db, fromAt: number, toAt: number): Promise<number> {
  const { n } = await db
    .selectFrom('booking')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where(touching(fromAt, toAt))
    .where('deleted_at', 'is', null)
    .where('status', '!=', 'cancelled')
    .executeTakeFirstOrThrow();
  return n;
}

/** The ids of the next bookings that have not begun and were not cancelled, soonest first. */
export async function upcomingIds(db: Db, now: number, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('booking')
    .select('id')
    .where('start_at', '>', now)
    .where('deleted_at', 'is', null)
    .where('status', '!=', 'cancelled')
    .orderBy('start_at')
    .orderBy('end_at')
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** One page of all bookings, cancelled ones too, the latest first, from after the cursor on. */
export async function pageOfIds(
  db: Db,
  after: BookingCursor | null,
  limit: number,
): Promise<{ id: string; startAt: number }[]> {
  const rows = await db
    .selectFrom('booking')
    .select(['id', 'start_at as startAt'])
    .where('deleted_at', 'is', null)
    .$if(after !== null, (query) =>
      query
        .where('start_at', '<=', after?.startAt ?? 0)
        .where(sql<SqlBool>`(start_at, id) < (${after?.startAt ?? 0}, ${after?.id ?? ''})`),
    )
    .orderBy('start_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows;
}

/** Tells whether a calendar account is connected. */
export async function isConnected(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('account')
    .select('id')
    .where('status', '=', 'connected')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
