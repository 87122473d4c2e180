import { sql } from 'kysely';
import type { TimeRange } from '../../src-shared/domain/time.ts';
import { preparedRead } from '../database/prepared.ts';
import type { Db } from '../database/schema.ts';
import type { RemoteEventRow } from '../database/sync-rows.ts';

export type BusyCalendar = { id: string; last_pulled_at: number | null };
export type BusyRow = Pick<RemoteEventRow, 'event_id' | 'json'>;

const countedAsBusy = preparedRead((db) =>
  db
    .selectFrom('calendar')
    .innerJoin('account', 'account.id', 'calendar.account_id')
    .where('calendar.is_selected', '=', 1)
    .where('calendar.state', '!=', 'gone')
    .where('account.status', '!=', 'disconnected')
    .orderBy('calendar.id')
    .select(['calendar.id', 'calendar.last_pulled_at']),
);

/** The calendars whose events count as busy: selected, still there, of accounts that are not disconnected. */
export async function busyCalendars(db: Db): Promise<BusyCalendar[]> {
  return countedAsBusy.all(db);
}

const singlesIn = preparedRead(
  (_db, { calendarId, fromAt, toAt }: { calendarId: string } & TimeRange) => sql<BusyRow>`
    SELECT event_id, json FROM remote_event AS event
    WHERE calendar_id = ${calendarId} AND series IS NULL
      AND start_at < ${toAt} AND end_at > ${fromAt}
      AND start_at > ${fromAt} - (
        SELECT end_at - start_at FROM remote_event
        WHERE calendar_id = ${calendarId} AND series IS NULL AND start_at IS NOT NULL
        ORDER BY end_at - start_at DESC LIMIT 1)
      AND status IN ('confirmed', 'tentative')
      AND NOT EXISTS (
        SELECT 1 FROM calendar_link AS link
        WHERE link.calendar_id = event.calendar_id AND link.remote_id = event.event_id)`,
);

/**
 * Other people's single events of a calendar that may touch the range; the exact word is for code to say, because days
 * lie elsewhere in every zone. The fourth bound follows from the two before it; it spares the index the years before.
 */
export async function singlesNear(
  db: Db,
  calendarId: string,
  { fromAt, toAt }: TimeRange,
): Promise<BusyRow[]> {
  return singlesIn.all(db, { calendarId, fromAt, toAt });
}

const seriesIn = preparedRead(
  (_db, { calendarId, toAt }: { calendarId: string; toAt: number }) => sql<BusyRow>`
    SELECT event_id, json FROM remote_event AS event
    WHERE calendar_id = ${calendarId} AND series IS NOT NULL
      AND status != 'unseen'
      AND (event_id != series OR start_at < ${toAt})
      AND NOT EXISTS (
        SELECT 1 FROM remote_event AS master
        WHERE master.calendar_id = event.calendar_id AND master.event_id = event.series AND master.status = 'cancelled')
      AND NOT EXISTS (
        SELECT 1 FROM calendar_link AS link
        WHERE link.calendar_id = event.calendar_id AND link.remote_id IN (event.event_id, event.series))`,
);

/**
 * Other people's recurring events of a calendar that begin before the end of the range, with all their exceptions: an
 * exception may lie anywhere, and a deleted one must be known to be left out. Those of a deleted series are not
 * among them.
 */
export async function seriesBefore(db: Db, calendarId: string, toAt: number): Promise<BusyRow[]> {
  return seriesIn.all(db, { calendarId, toAt });
}

const dismissedIn = preparedRead((db, { calendarId }: { calendarId: string }) =>
  db
    .selectFrom('sync_conflict')
    .select('remote_id')
    .distinct()
    .where('calendar_id', '=', calendarId)
    .where('kind', '=', 'duplicate')
    .where('resolution', '=', 'dismiss'),
);

/** Ids of second events for a booking that the person has seen and lets be. */
export async function dismissedDuplicates(db: Db, calendarId: string): Promise<Set<string>> {
  const rows = await dismissedIn.all(db, { calendarId });
  return new Set(rows.map((row) => row.remote_id));
}

/**
 * When the calendars that count as busy were last fetched, by the one that waits longest; null where none counts, or
 * one of them was never fetched.
 */
export async function readFreshness(db: Db): Promise<number | null> {
  const calendars = await busyCalendars(db);
  const times = calendars.map(({ last_pulled_at }) => last_pulled_at);
  return times.reduce<number | null>(
    (oldest, at) => (oldest === null || at === null ? null : Math.min(oldest, at)),
    times[0] ?? null,
  );
}
