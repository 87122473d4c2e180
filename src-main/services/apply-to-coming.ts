import { titleOf, type Booking } from '../../src-shared/domain/booking.ts';
import { claimsTime } from '../../src-shared/domain/booking-changes.ts';
import type { Service, ServiceChanged } from '../../src-shared/domain/service.ts';
import { followService, mayFollowService } from '../../src-shared/domain/service-changes.ts';
import { readNames } from '../bookings/booking-repo.ts';
import { writeBooking } from '../bookings/booking-writer.ts';
import { overlapsOf } from '../clashes/clash-finder.ts';
import type { Db, Tx } from '../database/schema.ts';
import type { ItemChanged } from '../history/item-changed.ts';
import type { UndoStep } from '../undo/undo-step.ts';
import { comingOfService } from './coming-repo.ts';

type Following = { booking: Booking; next: Booking };

/** The coming bookings that would change with a service, in order of time, and what each would become. */
export async function comingThatFollow(
  db: Db,
  before: Service,
  after: Service,
  now: number,
): Promise<Following[]> {
  const coming = await comingOfService(db, before.id, now);
  return coming
    .filter((booking) => mayFollowService(booking, now))
    .map((booking) => ({ booking, next: followService(booking, before, after) }))
    .filter(({ booking, next }) => next !== booking);
}

/**
 * Changes the coming bookings that still have what the service had. One that would run into a booking it did not run
 * into before is left as it is, and named.
 */
export async function applyToComing(
  tx: Tx,
  itemChanged: ItemChanged,
  { before, after, at }: { before: Service; after: Service; at: number },
): Promise<Omit<ServiceChanged, 'service'> & { parts: UndoStep['parts'] }> {
  const changed: ServiceChanged['changed'] = [];
  const left: ServiceChanged['left'] = [];
  const parts: UndoStep['parts'] = [];
  for (const { booking, next } of await comingThatFollow(tx, before, after, at)) {
    const inTheWay = await newlyInTheWay(tx, booking, next);
    if (inTheWay !== null) {
      const title = await titleIn(tx, booking);
      left.push({ id: booking.id, title, when: booking.when, inTheWay });
      continue;
    }
    const written = await writeBooking(tx, itemChanged, booking, next, {
      source: 'person',
      kind: 'service-changed',
      at,
    });
    changed.push(booking.id);
    parts.push({ kind: 'booking', id: booking.id, before: booking, after: written });
  }
  return { changed, left, parts };
}

/** What the next state overlaps and the present one does not; null when nothing. */
async function newlyInTheWay(tx: Tx, booking: Booking, next: Booking): Promise<string | null> {
  if (!claimsTime(booking, next)) return null;
  const already = new Set((await overlapsOf(tx, booking, booking.id)).map(({ id }) => id));
  const other = (await overlapsOf(tx, next, booking.id)).find(({ id }) => !already.has(id));
  return other?.title ?? null;
}

async function titleIn(tx: Tx, booking: Booking): Promise<string> {
  const { clientName, serviceName } = await readNames(tx, booking);
  return titleOf(booking, clientName, serviceName);
}
