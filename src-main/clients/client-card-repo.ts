import { sql } from 'kysely';
import type { ClientCard, ClientFigures } from '../../src-shared/domain/client.ts';
import { viewsById } from '../bookings/booking-view-repo.ts';
import type { Db } from '../database/schema.ts';
import { paidByClient } from '../money/money-repo.ts';

/** More than anybody reads on a card. */
const mostComing = 50;
const mostPast = 100;

/** What a client had and will have, and how it went so far; each read takes only this client's bookings. */
export async function readVisits(
  db: Db,
  clientId: string,
  now: number,
): Promise<Omit<ClientCard, 'client'>> {
  const coming = await bookingIds(db, clientId, { now, isComing: true });
  const past = await bookingIds(db, clientId, { now, isComing: false });
  return {
    coming: await viewsById(db, coming),
    past: await viewsById(db, past),
    ...(await readFigures(db, clientId, now)),
  };
}

async function bookingIds(
  db: Db,
  clientId: string,
  { now, isComing }: { now: number; isComing: boolean },
): Promise<string[]> {
  const rows = await db
    .selectFrom('booking')
    .select('id')
    .where('client_id', '=', clientId)
    .where('deleted_at', 'is', null)
    .where('start_at', isComing ? '>=' : '<', now)
    .orderBy('start_at', isComing ? 'asc' : 'desc')
    .limit(isComing ? mostComing : mostPast)
    .execute();
  return rows.map((row) => row.id);
}

/** What counts as having come; one that nobody marked is taken for kept. */
const kept = sql`status IN ('confirmed', 'arrived', 'completed')`;

async function readFigures(
  db: Db,
  clientId: string,
  now: number,
): Promise<{ figures: ClientFigures; pastCount: number }> {
  const begun = sql`start_at < ${now}`;
  const counted = await db
    .selectFrom('booking')
    .select([
      sql<number>`count(*) FILTER (WHERE ${begun})`.as('past'),
      sql<number>`count(*) FILTER (WHERE ${begun} AND ${kept})`.as('visits'),
      sql<number>`count(*) FILTER (WHERE status = 'no_show')`.as('no_shows'),
      sql<number>`count(*) FILTER (WHERE status = 'cancelled')`.as('cancellations'),
      sql<number | null>`max(start_at) FILTER (WHERE ${begun} AND ${kept})`.as('last_at'),
    ])
    .where('client_id', '=', clientId)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  // What is over and not fully paid, as the page of what is open has it.
  const open = await db
    .selectFrom('booking')
    .select(['currency', sql<number>`sum(due_minor - paid_minor)`.as('minor')])
    .where('client_id', '=', clientId)
    .where('deleted_at', 'is', null)
    .where('end_at', '<=', now)
    .whereRef('due_minor', '>', 'paid_minor')
    .groupBy('currency')
    .orderBy('currency')
    .execute();
  const due = counted.visits + counted.no_shows;
  return {
    pastCount: counted.past,
    figures: {
      visits: counted.visits,
      noShows: counted.no_shows,
      cancellations: counted.cancellations,
      noShowRate: due === 0 ? null : counted.no_shows / due,
      lastVisitAt: counted.last_at,
      paid: await paidByClient(db, clientId),
      open,
    },
  };
}
