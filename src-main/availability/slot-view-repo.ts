import type { ExpressionBuilder } from 'kysely';
import type { ServiceColor } from '../../src-shared/domain/service.ts';
import { slotTitleOf, type SlotView } from '../../src-shared/domain/slot.ts';
import type { Db, Schema } from '../database/schema.ts';
import { syncFactsOf } from '../sync/sync-status.ts';
import { linkOf } from '../bookings/booking-view-repo.ts';
import { slotOf } from './slot-repo.ts';

/**
 * The slots that touch the half-open interval [startAt, endAt), in order of time: those on offer, and those that
 * were withdrawn but are still in the calendar.
 */
export async function slotViewsBetween(
  db: Db,
  startAt: number,
  endAt: number,
): Promise<SlotView[]> {
  const rows = await viewQuery(db)
    .where('slot.start_at', '<', endAt)
    .where('slot.end_at', '>', startAt)
    .orderBy('slot.start_at')
    .orderBy('slot.id')
    .execute();
  return rows
    .map(viewOf)
    .filter((slot) => slot.withdrawnAt === null || slot.sync.status !== 'deleted');
}

/** The slot as the window shows it, a withdrawn one too; null when there is none. */
export async function findSlotView(db: Db, id: string): Promise<SlotView | null> {
  const row = await viewQuery(db).where('slot.id', '=', id).executeTakeFirst();
  return row === undefined ? null : viewOf(row);
}

/** The latest link in the target calendar; there is none without a target calendar. */
function linkInTarget(eb: ExpressionBuilder<Schema, 'slot'>) {
  return eb
    .selectFrom('calendar_link as targeted')
    .select('targeted.id')
    .where('targeted.item_kind', '=', 'slot')
    .whereRef('targeted.item_id', '=', 'slot.id')
    .where('targeted.calendar_id', '=', (target) =>
      target.selectFrom('calendar').select('calendar.id').where('is_target', '=', target.lit(1)),
    )
    .orderBy('targeted.generation', 'desc')
    .limit(1);
}

function newestLink(eb: ExpressionBuilder<Schema, 'slot'>) {
  return eb
    .selectFrom('calendar_link as any_link')
    .select((any) => any.fn.max('any_link.id').as('id'))
    .where('any_link.item_kind', '=', 'slot')
    .whereRef('any_link.item_id', '=', 'slot.id');
}

/** Slots with all that a view is made of: one row each. */
function viewQuery(db: Db) {
  return db
    .selectFrom('slot')
    .leftJoin('service', 'service.id', 'slot.service_id')
    .leftJoin('calendar_link as link', (join) =>
      // The latest in the target calendar, else the newest in any other.
      join.on('link.id', '=', (on) => on.fn.coalesce(linkInTarget(on), newestLink(on))),
    )
    .leftJoin('sync_conflict as conflict', (join) =>
      join.on('conflict.id', '=', (on) =>
        on
          .selectFrom('sync_conflict as open')
          .select((eb) => eb.fn.max('open.id').as('id'))
          .where('open.item_kind', '=', 'slot')
          .whereRef('open.item_id', '=', 'slot.id')
          .where('open.resolution', 'is', null),
      ),
    )
    .selectAll('slot')
    .select([
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
    ]);
}

type ViewRow = Awaited<ReturnType<ReturnType<typeof viewQuery>['execute']>>[number];

function viewOf(row: ViewRow): SlotView {
  const slot = slotOf(row);
  const openConflict = row.conflict_kind === null ? null : { kind: row.conflict_kind };
  return {
    ...slot,
    displayTitle: slotTitleOf(slot),
    serviceName: row.service_name,
    serviceColor: row.service_color as ServiceColor | null,
    sync: syncFactsOf(
      { revision: slot.revision, isWanted: slot.withdrawnAt === null },
      linkOf(row),
      openConflict,
    ),
  };
}
