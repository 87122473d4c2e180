import type { Db, Tx } from '../database/schema.ts';
import type { AccountRow, CalendarRow } from '../database/sync-rows.ts';

export type Account = AccountRow;
export type Calendar = Omit<CalendarRow, 'links_complete'> & { links_complete: 0 | 1 };

/** The accounts that may sync: connected, and started by the person. */
export async function syncingAccounts(db: Db): Promise<Account[]> {
  return await db
    .selectFrom('account')
    .selectAll()
    .where('status', '=', 'connected')
    .where('sync_started', '=', 1)
    .orderBy('id')
    .execute();
}

/** An account's calendars that are listened to or written to, the target first. */
export async function syncedCalendars(db: Db, accountId: string): Promise<Calendar[]> {
  return await db
    .selectFrom('calendar')
    .selectAll()
    .where('account_id', '=', accountId)
    .where((eb) =>
      eb.or([
        eb('is_selected', '=', 1),
        eb('is_target', '=', 1),
        // A calendar that bookings are moving away from.
        eb.exists(
          eb
            .selectFrom('calendar_link')
            .select('calendar_link.id')
            .whereRef('calendar_link.calendar_id', '=', 'calendar.id')
            .where('calendar_link.state', 'in', ['maybe', 'present', 'deleting']),
        ),
      ]),
    )
    .orderBy('is_target', 'desc')
    .orderBy('id')
    .execute();
}

export async function findAccount(db: Db, id: string): Promise<Account | undefined> {
  return await db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findCalendar(db: Db, id: string): Promise<Calendar | undefined> {
  return await db.selectFrom('calendar').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function changeAccount(
  tx: Tx,
  id: string,
  change: Partial<AccountRow>,
): Promise<void> {
  await tx.updateTable('account').set(change).where('id', '=', id).execute();
}

export async function changeCalendar(
  tx: Tx,
  id: string,
  change: Partial<Omit<CalendarRow, 'links_complete'>>,
): Promise<void> {
  await tx.updateTable('calendar').set(change).where('id', '=', id).execute();
}
