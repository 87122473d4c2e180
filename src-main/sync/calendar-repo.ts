import { preparedChange, preparedRead } from '../database/prepared.ts';
import type { Db, Tx } from '../database/schema.ts';
import type { AccountRow, CalendarRow } from '../database/sync-rows.ts';

export type Account = AccountRow;
export type Calendar = Omit<CalendarRow, 'links_complete'> & { links_complete: 0 | 1 };

const accountsToSync = preparedRead((db) =>
  db
    .selectFrom('account')
    .selectAll()
    .where('status', '=', 'connected')
    .where('sync_started', '=', 1)
    .orderBy('id'),
);

/** The accounts that may sync: connected, and started by the person. */
export async function syncingAccounts(db: Db): Promise<Account[]> {
  return await accountsToSync.all(db);
}

const calendarsToSync = preparedRead((db, { accountId }: { accountId: string }) =>
  db
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
    .orderBy('id'),
);

/** An account's calendars that are listened to or written to, the target first. */
export async function syncedCalendars(db: Db, accountId: string): Promise<Calendar[]> {
  return await calendarsToSync.all(db, { accountId });
}

const accountById = preparedRead((db, { id }: { id: string }) =>
  db.selectFrom('account').selectAll().where('id', '=', id),
);

export async function findAccount(db: Db, id: string): Promise<Account | undefined> {
  return await accountById.first(db, { id });
}

const calendarById = preparedRead((db, { id }: { id: string }) =>
  db.selectFrom('calendar').selectAll().where('id', '=', id),
);

export async function findCalendar(db: Db, id: string): Promise<Calendar | undefined> {
  return await calendarById.first(db, { id });
}

const changeAccountRow = preparedChange(
  (tx, { accountId, ...columns }: { accountId: string } & Partial<AccountRow>) =>
    tx.updateTable('account').set(columns).where('id', '=', accountId),
);

export async function changeAccount(
  tx: Tx,
  id: string,
  change: Partial<AccountRow>,
): Promise<void> {
  await changeAccountRow.run(tx, { accountId: id, ...change });
}

type CalendarChange = Partial<Omit<CalendarRow, 'links_complete'>>;

const changeCalendarRow = preparedChange(
  (tx, { calendarId, ...columns }: { calendarId: string } & CalendarChange) =>
    tx.updateTable('calendar').set(columns).where('id', '=', calendarId),
);

export async function changeCalendar(tx: Tx, id: string, change: CalendarChange): Promise<void> {
  await changeCalendarRow.run(tx, { calendarId: id, ...change });
}
