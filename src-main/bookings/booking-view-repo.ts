import { titleOf, type BookingView } from '../../src-shared/domain/booking.ts';
import { takesTime } from '../../src-shared/domain/booking-changes.ts';
import type { ServiceColor } from '../../src-shared/domain/service.ts';
import { idsIn, idText } from '../database/id-list.ts';
import { preparedRead } from '../database/prepared.ts';
import type { Db } from '../database/schema.ts';
import { openConflict, syncColumns, syncOf, tellingLink } from '../sync/item-sync-repo.ts';
import { bookingOf, touching } from './booking-repo.ts';

const between = preparedRead((db, { startAt, endAt }: { startAt: number; endAt: number }) =>
  viewQuery(db)
    .where(touching(startAt, endAt))
    .orderBy('booking.start_at')
    .orderBy('booking.end_at')
    .orderBy('booking.seq'),
);

/** The bookings, cancelled ones too, that touch the half-open interval [startAt, endAt), in order of time. */
export async function viewsBetween(db: Db, startAt: number, endAt: number): Promise<BookingView[]> {
  const rows = await between.all(db, { startAt, endAt });
  return rows.map(viewOf);
}

const byIds = preparedRead((db, { ids }: { ids: string }) =>
  viewQuery(db).where('booking.id', 'in', idsIn(ids)),
);

/** The bookings with these ids in the order of the ids; unknown and deleted ones are left out. */
export async function viewsById(db: Db, ids: readonly string[]): Promise<BookingView[]> {
  const rows = await byIds.all(db, { ids: idText(ids) });
  const views = new Map<string, BookingView>(rows.map((row) => [row.id, viewOf(row)]));
  return ids.flatMap((id) => views.get(id) ?? []);
}

/** The booking as the window shows it, or null when there is none or it was deleted. */
export async function findView(db: Db, id: string): Promise<BookingView | null> {
  const [view] = await viewsById(db, [id]);
  return view ?? null;
}

/** Bookings with all that a view is made of: one row each. */
function viewQuery(db: Db) {
  return db
    .selectFrom('booking')
    .leftJoin('client', 'client.id', 'booking.client_id')
    .leftJoin('service', 'service.id', 'booking.service_id')
    .leftJoin('calendar_link as link', (join) => join.on('link.id', '=', tellingLink('booking')))
    .leftJoin('sync_conflict as conflict', (join) =>
      join.on('conflict.id', '=', openConflict('booking')),
    )
    .selectAll('booking')
    .select([
      'client.name as client_name',
      'service.name as service_name',
      'service.color as service_color',
      ...syncColumns,
    ])
    .where('booking.deleted_at', 'is', null);
}

type ViewRow = Awaited<ReturnType<ReturnType<typeof viewQuery>['execute']>>[number];

function viewOf(row: ViewRow): BookingView {
  const booking = bookingOf(row);
  return {
    ...booking,
    displayTitle: titleOf(booking, row.client_name, row.service_name),
    clientName: row.client_name,
    serviceName: row.service_name,
    serviceColor: row.service_color as ServiceColor | null,
    sync: syncOf({ revision: booking.revision, isWanted: takesTime(booking) }, row),
  };
}
