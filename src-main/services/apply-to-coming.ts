import { titleOf, type Booking } from '../../src-shared/domain/booking.ts';
import { claimsTime } from '../../src-shared/domain/booking-changes.ts';
import type { Clash } from '../../src-shared/domain/clash.ts';
import type { Service, ServiceChanged } from '../../src-shared/domain/service.ts';
import {
  followInSeries,
  followService,
  mayFollowService,
} from '../../src-shared/domain/service-changes.ts';
import { readNames } from '../bookings/booking-repo.ts';
import { writeBooking } from '../bookings/booking-writer.ts';
import { clashesOf } from '../clashes/clash-finder.ts';
import type { Db, Tx } from '../database/schema.ts';
import type { ItemChanged } from '../history/item-changed.ts';
import { putSeries, seriesOfService } from '../series/series-repo.ts';
import type { UndoStep } from '../undo/undo-step.ts';
import { comingOfService } from './coming-repo.ts';
import { t } from '../../src-shared/words/words.ts';

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
 * into before is left as it is, and named. Series of the service go on with what it has now.
 */
export async function applyToComing(
  tx: Tx,
  itemChanged: ItemChanged,
  { before, after, at }: { before: Service; after: Service; at: number },
): Promise<Omit<ServiceChanged, 'service'> & { parts: UndoStep['parts'] }> {
  const changed: ServiceChanged['changed'] = [];
  const left: ServiceChanged['left'] = [];
  const parts: UndoStep['parts'] = [];
  const following = await comingThatFollow(tx, before, after, at);
  for (const { booking, next } of following) {
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
  const seriesParts = await applyToSeries(tx, {
    before,
    after,
    at,
    coming: following.flatMap(({ booking }) => booking.seriesId ?? []),
  });
  return { changed, left, parts: [...seriesParts, ...parts] };
}

/** Changes what series of the service begin their further bookings with, where they still have what the service had. */
async function applyToSeries(
  tx: Tx,
  { before, after, at, coming }: { before: Service; after: Service; at: number; coming: string[] },
): Promise<UndoStep['parts']> {
  const parts: UndoStep['parts'] = [];
  for (const series of await seriesOfService(tx, before.id, coming)) {
    const followed = followInSeries(series, before, after);
    if (followed === series) continue;
    const next = { ...followed, revision: series.revision + 1, changedAt: at };
    await putSeries(tx, next);
    parts.push({ kind: 'series', id: series.id, before: series, after: next });
  }
  return parts;
}

/** What is in the way of the next state and not of the present one, by name; null when nothing. */
async function newlyInTheWay(tx: Tx, booking: Booking, next: Booking): Promise<string | null> {
  if (!claimsTime(booking, next)) return null;
  const already = new Set((await clashesOf(tx, booking, booking.id)).map(nameOf));
  const news = (await clashesOf(tx, next, booking.id)).find((clash) => !already.has(nameOf(clash)));
  return news === undefined ? null : titleOfClash(news);
}

/** The same for the same thing in the way, however much of the time it takes. */
function nameOf(clash: Clash): string {
  switch (clash.kind) {
    case 'booking':
      return `booking ${clash.id}`;
    case 'busy':
      return `busy ${clash.calendarId} ${JSON.stringify(clash.when)}`;
    case 'closed':
    case 'time-off':
    case 'holiday':
      return 'closed'; // whatever the reason: a time outside the hours was so before
  }
}

function titleOfClash(clash: Clash): string {
  switch (clash.kind) {
    case 'booking':
    case 'busy':
      return clash.title;
    case 'closed':
      return t('clashes:name.closed');
    case 'time-off':
      return clash.label === '' ? t('clashes:name.timeOff') : clash.label;
    case 'holiday':
      return clash.name;
  }
}

async function titleIn(tx: Tx, booking: Booking): Promise<string> {
  const { clientName, serviceName } = await readNames(tx, booking);
  return titleOf(booking, clientName, serviceName);
}
