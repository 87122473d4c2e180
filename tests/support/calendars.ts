import type { Insertable } from 'kysely';
import type { Db } from '../../src-main/database/schema.ts';
import type {
  AccountRow,
  CalendarLinkRow,
  CalendarRow,
  SyncConflictRow,
} from '../../src-main/database/sync-rows.ts';

/** A connected account with nothing wrong. */
export function accountRow(id: string): Insertable<AccountRow> {
  return {
    id,
    provider: 'google',
    subject: `subject of ${id}`,
    email: `${id}@example.org`,
    status: 'connected',
    sync_started: 1,
    auth_epoch: 0,
    granted_scopes: '',
    revoke_pending: 0,
    blocked_until: null,
    blocked_attempts: 0,
    error_class: null,
    error_text: null,
    created_at: 0,
  };
}

/** A calendar that works, not the target. */
export function calendarRow(
  id: string,
  accountId: string,
  given: Partial<Insertable<CalendarRow>> = {},
): Insertable<CalendarRow> {
  return {
    id,
    account_id: accountId,
    remote_id: `remote ${id}`,
    name: id,
    time_zone: 'Europe/Berlin',
    color: null,
    access_role: 'owner',
    is_primary: 0,
    is_target: 0,
    is_selected: 0,
    state: 'active',
    sync_token: null,
    request_fingerprint: null,
    full_sync_epoch: 0,
    last_pulled_at: null,
    blocked_until: null,
    blocked_attempts: 0,
    error_class: null,
    error_text: null,
    brake_json: null,
    ...given,
  };
}

/** A link of a booking that is agreed with its calendar. */
export function linkRow(
  itemId: string,
  calendarId: string,
  given: Partial<Insertable<CalendarLinkRow>> = {},
): Insertable<CalendarLinkRow> {
  const generation = given.generation ?? 0;
  return {
    item_kind: 'booking',
    item_id: itemId,
    calendar_id: calendarId,
    generation,
    remote_id: `event of ${itemId} in ${calendarId}, ${generation}`,
    state: 'present',
    etag: '"1"',
    base_json: null,
    item_revision: 1,
    synced_revision: 1,
    look: 0,
    inflight_json: null,
    inflight_revision: null,
    attempts: 0,
    next_attempt_at: null,
    error_class: null,
    error_text: null,
    error_revision: null,
    last_synced_at: 1000,
    ...given,
  };
}

/** An open question about a booking. */
export function conflictRow(
  itemId: string,
  given: Partial<Insertable<SyncConflictRow>> = {},
): Insertable<SyncConflictRow> {
  return {
    at: 0,
    kind: 'fields',
    item_kind: 'booking',
    item_id: itemId,
    calendar_id: 'target',
    remote_id: 'event',
    base_json: null,
    local_json: null,
    remote_json: null,
    fields_json: '[]',
    resolution: null,
    resolved_at: null,
    ...given,
  };
}

/** One account with the calendar that bookings go to (`target`) and one that they went to before (`former`). */
export async function putCalendars(db: Db): Promise<void> {
  await db.insertInto('account').values(accountRow('account')).execute();
  await db
    .insertInto('calendar')
    .values([calendarRow('target', 'account', { is_target: 1 }), calendarRow('former', 'account')])
    .execute();
}
