import type { ServiceColor } from '../../src-shared/domain/service.ts';
import { slotTitleOf, type SlotView } from '../../src-shared/domain/slot.ts';
import type { Db } from '../database/schema.ts';
import { openConflict, syncColumns, syncOf, tellingLink } from '../sync/item-sync-repo.ts';
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

/** Slots with all that a view is made of: one row each. */
function viewQuery(db: Db) {
  return db
    .selectFrom('slot')
    .leftJoin('service', 'service.id', 'slot.service_id')
    .leftJoin('calendar_link as link', (join) => join.on('link.id', '=', tellingLink('slot')))
    .leftJoin('sync_conflict as conflict', (join) =>
      join.on('conflict.id', '=', openConflict('slot')),
    )
    .selectAll('slot')
    .select(['service.name as service_name', 'service.color as service_color', ...syncColumns]);
}

type ViewRow = Awaited<ReturnType<ReturnType<typeof viewQuery>['execute']>>[number];

function viewOf(row: ViewRow): SlotView {
  const slot = slotOf(row);
  return {
    ...slot,
    displayTitle: slotTitleOf(slot),
    serviceName: row.service_name,
    serviceColor: row.service_color as ServiceColor | null,
    sync: syncOf({ revision: slot.revision, isWanted: slot.withdrawnAt === null }, row),
  };
}
