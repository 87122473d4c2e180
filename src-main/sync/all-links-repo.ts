import { sql } from 'kysely';
import type { Tx } from '../database/schema.ts';

/**
 * Makes a calendar the one that bookings go to. Events in the calendar before it stay until their successors are
 * confirmed; then they are deleted there.
 */
export async function chooseTargetCalendar(tx: Tx, calendarId: string): Promise<void> {
  await tx
    .updateTable('calendar')
    .set({ is_target: 0 })
    .where('is_target', '=', sql.lit(1))
    .execute();
  await tx
    .updateTable('calendar')
    .set({ is_target: 1, is_selected: 1, links_complete: 0 })
    .where('id', '=', calendarId)
    .execute();
  await tx
    .updateTable('calendar_link')
    .set({ look: 1 })
    .where('state', 'not in', ['gone', 'detached'])
    .execute();
  await completeLinks(tx, calendarId);
}

/** Gives every item that should be in a calendar an event id in the target, and returns links left by an earlier stay. */
export async function completeLinks(tx: Tx, calendarId: string): Promise<void> {
  for (const kind of ['booking', 'slot'] as const) {
    const wanted = kind === 'booking' ? sql`i.status <> 'cancelled' AND` : sql``;
    await sql`
      INSERT INTO calendar_link (item_kind, item_id, calendar_id, generation, remote_id, state,
        item_revision, synced_revision, look, attempts)
      SELECT ${kind}, i.id, ${calendarId}, 0, 'aa' || replace(i.id, '-', '') || 'g0', 'absent',
        i.revision, 0, 0, 0
      FROM ${sql.table(kind)} i
      WHERE ${wanted} i.deleted_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM calendar_link l
        WHERE l.item_kind = ${kind} AND l.item_id = i.id AND l.calendar_id = ${calendarId})
      ORDER BY i.start_at`.execute(tx);
  }
  // An item that has been here before, and away since: look at its link again.
  await tx
    .updateTable('calendar_link')
    .set({ look: 1 })
    .where('calendar_id', '=', calendarId)
    .where('state', '<>', 'detached')
    .execute();
  await tx
    .updateTable('calendar')
    .set({ links_complete: 1 })
    .where('id', '=', calendarId)
    .execute();
}

/**
 * The account is disconnected: its events stay where they are and are no longer touched. What was mirrored of others in
 * its calendars is forgotten; what was agreed is kept for the day it comes back.
 */
export async function detachAccount(tx: Tx, accountId: string): Promise<void> {
  const calendars = tx.selectFrom('calendar').select('id').where('account_id', '=', accountId);
  await tx
    .updateTable('calendar_link')
    .set({ state: 'detached', look: 0, ...noTroubleColumns })
    .where('calendar_id', 'in', calendars)
    .where('state', 'in', ['absent', 'maybe', 'present', 'deleting'])
    .execute();
  // Of our own events it is kept how they were seen last: a listing that is late, once the account is back, must not be
  // taken for the newest.
  await tx
    .deleteFrom('remote_event')
    .where('calendar_id', 'in', calendars)
    .where('item_id', 'is', null)
    .execute();
  await tx
    .updateTable('calendar')
    .set({
      sync_token: null,
      brake_json: null,
      blocked_until: null,
      blocked_attempts: 0,
      error_class: null,
      error_text: null,
    })
    .where('account_id', '=', accountId)
    .execute();
}

/** The same account is back: what became of its events is not known until each was seen again. */
export async function reattachAccount(tx: Tx, accountId: string): Promise<void> {
  const calendars = tx.selectFrom('calendar').select('id').where('account_id', '=', accountId);
  await tx
    .updateTable('calendar_link')
    .set({ state: 'maybe', look: 1 })
    .where('calendar_id', 'in', calendars)
    .where('state', '=', 'detached')
    .execute();
  await tx
    .updateTable('calendar')
    .set({ links_complete: 0, state: 'active' })
    .where('account_id', '=', accountId)
    .execute();
}

const noTroubleColumns = {
  attempts: 0,
  next_attempt_at: null,
  error_class: null,
  error_text: null,
  error_revision: null,
} as const;
