import { sql, type SqlBool } from 'kysely';
import { titleOf } from '../../src-shared/domain/booking.ts';
import type { ClientId, ServiceId } from '../../src-shared/domain/ids.ts';
import type { MoneySummary } from '../../src-shared/domain/money-summary.ts';
import { openOf } from '../../src-shared/domain/payment.ts';
import type { ReportIncome } from '../../src-shared/domain/report-sums.ts';
import { bookingOf } from '../bookings/booking-repo.ts';
import type { Db } from '../database/schema.ts';

/** What came in in the half-open interval [fromAt, toAt), for bookings and for packages, from one read. */
export async function incomesBetween(
  db: Db,
  fromAt: number,
  toAt: number,
): Promise<ReportIncome[]> {
  const rows = await db
    .selectFrom('booking')
    .select(['paid_at as at', 'paid_minor as amount', 'currency', 'service_id', 'client_id'])
    .where('paid_at', '>=', fromAt)
    .where('paid_at', '<', toAt)
    .where('deleted_at', 'is', null)
    .unionAll(
      db
        .selectFrom('package')
        .select(['bought_at as at', 'price_minor as amount', 'currency', 'service_id', 'client_id'])
        .where('bought_at', '>=', fromAt)
        .where('bought_at', '<', toAt)
        .where('withdrawn_at', 'is', null),
    )
    .execute();
  return rows
    .filter((row) => row.amount > 0)
    .map((row) => ({
      at: row.at ?? 0,
      amountMinor: row.amount,
      currency: row.currency,
      serviceId: row.service_id as ServiceId | null,
      clientId: row.client_id as ClientId | null,
    }));
}

/** All that a client ever paid, for bookings and for packages, in each currency; what counts is what counts above. */
export async function paidByClient(
  db: Db,
  clientId: string,
): Promise<{ currency: string; minor: number }[]> {
  const ofBookings = await db
    .selectFrom('booking')
    .select(['currency', (eb) => eb.fn.sum<number>('paid_minor').as('minor')])
    .where('client_id', '=', clientId)
    .where('paid_at', 'is not', null)
    .where('deleted_at', 'is', null)
    .groupBy('currency')
    .execute();
  const ofPackages = await db
    .selectFrom('package')
    .select(['currency', (eb) => eb.fn.sum<number>('price_minor').as('minor')])
    .where('client_id', '=', clientId)
    .where('withdrawn_at', 'is', null)
    .groupBy('currency')
    .execute();
  const sums = new Map<string, number>();
  for (const { currency, minor } of [...ofBookings, ...ofPackages])
    sums.set(currency, (sums.get(currency) ?? 0) + minor);
  return [...sums]
    .filter(([, minor]) => minor > 0)
    .map(([currency, minor]) => ({ currency, minor }))
    .toSorted((one, other) => (one.currency < other.currency ? -1 : 1));
}

/** More than anybody reads in a list. */
const mostOpen = 200;

/** The bookings that are over and not fully paid, the oldest first, with the sums of all of them. */
export async function readOpen(
  db: Db,
  now: number,
): Promise<Pick<MoneySummary, 'open' | 'openTotals'>> {
  const isOpen = sql<SqlBool>`booking.deleted_at IS NULL AND due_minor > paid_minor`; // word for word as in the index
  const rows = await db
    .selectFrom('booking')
    .leftJoin('client', 'client.id', 'booking.client_id')
    .leftJoin('service', 'service.id', 'booking.service_id')
    .selectAll('booking')
    .select(['client.name as client_name', 'service.name as service_name'])
    .where(isOpen)
    .where('booking.end_at', '<=', now)
    .orderBy('booking.end_at')
    .limit(mostOpen)
    .execute();
  const totals = await db
    .selectFrom('booking')
    .select(['currency'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .select(sql<number>`sum(due_minor - paid_minor)`.as('amountMinor'))
    .where(isOpen)
    .where('booking.end_at', '<=', now)
    .groupBy('currency')
    .orderBy('currency')
    .execute();
  const open = rows.map((row) => {
    const booking = bookingOf(row);
    return {
      id: booking.id,
      title: titleOf(booking, row.client_name, row.service_name),
      clientId: booking.clientId,
      clientName: row.client_name,
      when: booking.when,
      openMinor: openOf(booking),
      currency: booking.currency,
    };
  });
  return { open, openTotals: totals };
}
