import type { AccountId } from '../../src-shared/domain/ids.ts';
import type { Db, Tx } from '../database/schema.ts';
import type { AccountRow } from '../database/sync-rows.ts';
import type { RemoteCalendar } from '../sync/calendar-provider.ts';
import type { Calendar } from '../sync/calendar-repo.ts';

export const provider = 'google';

/** All accounts that ever were connected, the oldest first. */
export async function readAccounts(db: Db): Promise<AccountRow[]> {
  return db.selectFrom('account').selectAll().orderBy('created_at').orderBy('id').execute();
}

/** All calendars of all accounts: the account's main one first, then by name. */
export async function readCalendars(db: Db): Promise<Calendar[]> {
  return db
    .selectFrom('calendar')
    .selectAll()
    .orderBy('is_primary', 'desc')
    .orderBy('name')
    .orderBy('id')
    .execute();
}

export async function readCalendarsOf(db: Db, accountId: string): Promise<Calendar[]> {
  return db.selectFrom('calendar').selectAll().where('account_id', '=', accountId).execute();
}

/** The account of a person at the provider, whatever its e-mail address is now. */
export async function findAccountBySubject(
  db: Db,
  subject: string,
): Promise<AccountRow | undefined> {
  return db
    .selectFrom('account')
    .selectAll()
    .where('provider', '=', provider)
    .where('subject', '=', subject)
    .executeTakeFirst();
}

/** Remembers a person at the provider, not connected yet. */
export async function addAccount(
  tx: Tx,
  account: { id: AccountId; subject: string; email: string; at: number },
): Promise<void> {
  const { at, ...named } = account;
  await tx
    .insertInto('account')
    .values({
      ...named,
      provider,
      status: 'disconnected',
      sync_started: 0,
      auth_epoch: 0,
      granted_scopes: '',
      revoke_pending: 0,
      blocked_attempts: 0,
      blocked_until: null,
      error_class: null,
      error_text: null,
      created_at: at,
    })
    .execute();
}

/** Keeps what a listing says of a calendar; one that was thought gone or closed is back by being listed. */
export async function putCalendar(
  tx: Tx,
  accountId: string,
  remote: RemoteCalendar,
  known: Calendar | undefined,
  newId: () => string,
): Promise<void> {
  const facts = {
    name: remote.name,
    time_zone: remote.timeZone,
    color: remote.color,
    access_role: remote.accessRole,
    is_primary: remote.isPrimary ? 1 : 0,
  } as const;
  if (known === undefined) {
    const state = { is_target: 0, is_selected: 0, state: 'active' } as const;
    const row = {
      id: newId(),
      account_id: accountId,
      remote_id: remote.remoteId,
      full_sync_epoch: 0,
    };
    await tx
      .insertInto('calendar')
      .values({ ...row, ...facts, ...state, ...untroubled })
      .execute();
    return;
  }
  const recovered = known.state === 'active' ? {} : ({ state: 'active', ...noTrouble } as const);
  await tx
    .updateTable('calendar')
    .set({ ...facts, ...recovered })
    .where('id', '=', known.id)
    .execute();
}

const noTrouble = {
  blocked_until: null,
  blocked_attempts: 0,
  error_class: null,
  error_text: null,
} as const;
const untroubled = {
  ...noTrouble,
  sync_token: null,
  request_fingerprint: null,
  last_pulled_at: null,
  brake_json: null,
} as const;
