import { sql } from 'kysely';
import type { Booking } from '../../src-shared/domain/booking.ts';
import type { EventContent, ItemKind } from '../../src-shared/domain/event-content.ts';
import { projectBooking, projectSlot } from '../../src-shared/domain/projection.ts';
import { Privacy } from '../../src-shared/domain/settings.ts';
import { titleOf } from '../../src-shared/domain/booking.ts';
import { slotTitleOf, type Slot } from '../../src-shared/domain/slot.ts';
import type { When } from '../../src-shared/domain/time.ts';
import { slotOf } from '../availability/slot-repo.ts';
import { bookingOf } from '../bookings/booking-repo.ts';
import { idsIn, idText } from '../database/id-list.ts';
import { preparedRead } from '../database/prepared.ts';
import type { Db } from '../database/schema.ts';

export type ItemKey = { kind: ItemKind; id: string };

/** Something that lives in a calendar, as sync sees it. */
export type SyncItem = ItemKey & {
  revision: number;
  /** What its event should say; null when it should be in no calendar. */
  wanted: EventContent | null;
  /** For the person, not for the calendar. */
  title: string;
  when: When;
} & (
    | { kind: 'booking'; booking: Booking; names: Names; privacy: Privacy }
    | { kind: 'slot'; slot: Slot }
  );

export type Names = { clientName: string | null; serviceName: string | null };

/** Reads items by id, whatever their kind; what does not exist (any more) is missing from the answer. */
export async function readItems(db: Db, keys: readonly ItemKey[]): Promise<Map<string, SyncItem>> {
  const items = new Map<string, SyncItem>();
  const bookingIds = keys.filter((key) => key.kind === 'booking').map((key) => key.id);
  const slotIds = keys.filter((key) => key.kind === 'slot').map((key) => key.id);
  for (const item of await readBookings(db, bookingIds)) items.set(item.id, item);
  for (const item of await readSlots(db, slotIds)) items.set(item.id, item);
  return items;
}

/** One item, or undefined. */
export async function readItem(db: Db, key: ItemKey): Promise<SyncItem | undefined> {
  return (await readItems(db, [key])).get(key.id);
}

const bookingsByIds = preparedRead((db, { ids }: { ids: string }) =>
  db
    .selectFrom('booking')
    .leftJoin('client', 'client.id', 'booking.client_id')
    .leftJoin('service', 'service.id', 'booking.service_id')
    .selectAll('booking')
    .select(['client.name as clientName', 'service.name as serviceName'])
    .select(
      sql<string | null>`(SELECT value_json FROM setting WHERE key = 'privacy')`.as('privacy'),
    )
    .where('booking.id', 'in', idsIn(ids))
    .where('booking.deleted_at', 'is', null),
);

async function readBookings(db: Db, ids: readonly string[]): Promise<SyncItem[]> {
  if (ids.length === 0) return [];
  const rows = await bookingsByIds.all(db, { ids: idText(ids) });
  return rows.map((row) => {
    const { clientName, serviceName } = row;
    return bookingItem(bookingOf(row), { clientName, serviceName }, privacyOf(row.privacy));
  });
}

/** A booking as sync sees it. */
export function bookingItem(booking: Booking, names: Names, privacy: Privacy): SyncItem {
  const isWanted = booking.status !== 'cancelled';
  return {
    kind: 'booking',
    id: booking.id,
    revision: booking.revision,
    wanted: isWanted ? projectBooking(booking, names.clientName, names.serviceName, privacy) : null,
    title: titleOf(booking, names.clientName, names.serviceName),
    when: booking.when,
    booking,
    names,
    privacy,
  };
}

const slotsByIds = preparedRead((db, { ids }: { ids: string }) =>
  db.selectFrom('slot').selectAll().where('id', 'in', idsIn(ids)).where('deleted_at', 'is', null),
);

async function readSlots(db: Db, ids: readonly string[]): Promise<SyncItem[]> {
  if (ids.length === 0) return [];
  const rows = await slotsByIds.all(db, { ids: idText(ids) });
  return rows.map((row) => slotItem(slotOf(row)));
}

/** A published opening as sync sees it. */
export function slotItem(slot: Slot): SyncItem {
  return {
    kind: 'slot',
    id: slot.id,
    revision: slot.revision,
    wanted: projectSlot(slot),
    title: slotTitleOf(slot),
    when: slot.when,
    slot,
  };
}

function privacyOf(json: string | null): Privacy {
  if (json === null) return 'full';
  // A setting that can't be read must not show more to the calendar than the person may have wanted.
  return Privacy.catch('busy').parse(JSON.parse(json));
}

/** Tells whether it is a booking that took place: that stays, whatever becomes of its event. */
export function tookPlace(item: SyncItem | undefined): boolean {
  return item?.kind === 'booking' && item.booking.status === 'completed';
}
