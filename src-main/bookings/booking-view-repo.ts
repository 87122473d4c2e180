import type { ExpressionBuilder } from 'kysely';
import { titleOf, type BookingView } from '../../src-shared/domain/booking.ts';
import { takesTime } from '../../src-shared/domain/booking-changes.ts';
import type { ServiceColor } from '../../src-shared/domain/service.ts';
import { idsIn, idText } from '../database/id-list.ts';
import { preparedRead } from '../database/prepared.ts';
import type { Db, Schema } from '../database/schema.ts';
import { syncFactsOf } from '../sync/sync-status.ts';
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

/** The latest link in the target calendar; there is none without a target calendar. */
function linkInTarget(eb: ExpressionBuilder<Schema, 'booking'>) {
  return eb
    .selectFrom('calendar_link as targeted')
    .select('targeted.id')
    .where('targeted.item_kind', '=', 'booking')
    .whereRef('targeted.item_id', '=', 'booking.id')
    .where('targeted.calendar_id', '=', (target) =>
      target.selectFrom('calendar').select('calendar.id').where('is_target', '=', target.lit(1)),
    )
    .orderBy('targeted.generation', 'desc')
    .limit(1);
}

function newestLink(eb: ExpressionBuilder<Schema, 'booking'>) {
  return eb
    .selectFrom('calendar_link as any_link')
    .select((any) => any.fn.max('any_link.id').as('id'))
    .where('any_link.item_kind', '=', 'booking')
    .whereRef('any_link.item_id', '=', 'booking.id');
}

/** Bookings with all that a view is made of: one row each. */
function viewQuery(db: Db) {
  return db
    .selectFrom('booking')
    .leftJoin('client', 'client.id', 'booking.client_id')
    .leftJoin('service', 'service.id', 'booking.service_id')
    .leftJoin('calendar_link as link', (join) =>
      // The latest in the target calendar, else the newest in any other.
      join.on('link.id', '=', (on) => on.fn.coalesce(linkInTarget(on), newestLink(on))),
    )
    .leftJoin('sync_conflict as conflict', (join) =>
      join.on('conflict.id', '=', (on) =>
        on
          .selectFrom('sync_conflict as open')
          .select((eb) => eb.fn.max('open.id').as('id'))
          .where('open.item_kind', '=', 'booking')
          .whereRef('open.item_id', '=', 'booking.id')
          .where('open.resolution', 'is', null),
      ),
    )
    .selectAll('booking')
    .select([
      'client.name as client_name',
      'service.name as service_name',
      'service.color as service_color',
      'link.state as link_state',
      'link.remote_id as link_remote_id',
      'link.synced_revision as link_synced_revision',
      'link.last_synced_at as link_last_synced_at',
      'link.next_attempt_at as link_next_attempt_at',
      'link.error_class as link_error_class',
      'link.error_text as link_error_text',
      'conflict.kind as conflict_kind',
    ])
    .where('booking.deleted_at', 'is', null);
}

type ViewRow = Awaited<ReturnType<ReturnType<typeof viewQuery>['execute']>>[number];

function viewOf(row: ViewRow): BookingView {
  const booking = bookingOf(row);
  const openConflict = row.conflict_kind === null ? null : { kind: row.conflict_kind };
  return {
    ...booking,
    displayTitle: titleOf(booking, row.client_name, row.service_name),
    clientName: row.client_name,
    serviceName: row.service_name,
    serviceColor: row.service_color as ServiceColor | null,
    sync: syncFactsOf(
      { revision: booking.revision, isWanted: takesTime(booking) },
      linkOf(row),
      openConflict,
    ),
  };
}

type LinkColumn = Extract<keyof ViewRow, `link_${string}`>;

/** The link's columns are all null when there is no link; where they can't be null in a link, none is here. */
export function linkOf(row: Pick<ViewRow, LinkColumn>): Parameters<typeof syncFactsOf>[1] {
  if (row.link_state === null || row.link_remote_id === null || row.link_synced_revision === null)
    return null;
  return {
    state: row.link_state,
    remote_id: row.link_remote_id,
    synced_revision: row.link_synced_revision,
    last_synced_at: row.link_last_synced_at,
    next_attempt_at: row.link_next_attempt_at,
    error_class: row.link_error_class,
    error_text: row.link_error_text,
  };
}
