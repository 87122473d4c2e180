import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { AccountId, CalendarId } from '../../src-shared/domain/ids.ts';
import { mayCreateCalendars } from '../calendars/google/scopes.ts';
import type { Db } from '../database/schema.ts';
import type { AccountRow } from '../database/sync-rows.ts';
import type { Ids } from '../platform/ports.ts';
import { readPracticeTimeZone } from '../settings/settings-repo.ts';
import type { CalendarProvider, ProviderError, RemoteCalendar } from '../sync/calendar-provider.ts';
import {
  type Calendar,
  changeAccount,
  changeCalendar,
  findAccount,
  findCalendar,
} from '../sync/calendar-repo.ts';
import { chooseTargetCalendar } from '../sync/all-links-repo.ts';
import type { AccountAccess } from './account-access.ts';
import { putCalendar, readCalendarsOf } from './account-repo.ts';
import { isWritable, scopesOf } from './account-view.ts';
import { retold } from '../../src-shared/words/retold.ts';
import { t } from '../../src-shared/words/words.ts';

/** Which calendars an account has, which one bookings go to, and which count as busy. */
export function createCalendarChoice({
  db,
  ids,
  access,
}: {
  db: Db;
  ids: Ids;
  access: AccountAccess;
}) {
  /** The account and the way to its calendars, or a refusal that says what to do. */
  async function reach(
    accountId: AccountId,
  ): Promise<{ account: AccountRow; provider: CalendarProvider }> {
    const account = await accountOrRefuse(db, accountId);
    const provider = await access.providerFor(accountId);
    if (provider === null) throw notConnected(account);
    return { account, provider };
  }

  /** Turns a failure into words; one that shows that the access is dead is written down as well. */
  async function refusalFor(account: AccountRow, error: ProviderError): Promise<ExpectedError> {
    if (error.kind === 'auth') {
      await db.transaction().execute(async (tx) => {
        if (!(await isStill(tx, account))) return;
        await changeAccount(tx, account.id, {
          status: 'reconnect',
          error_class: 'auth',
          error_text: error.message,
        });
      });
      return new ExpectedError('not-connected', retold(error.message));
    }
    const message = t('troubles:nothingChanged', { what: retold(error.message) });
    return new ExpectedError(error.kind === 'offline' ? 'offline' : 'remote-refused', message);
  }

  return {
    /** Asks for the account's calendars. One that is missing counts as gone only when Google says so of it by itself. */
    async refresh(accountId: AccountId): Promise<void> {
      const { account, provider } = await reach(accountId);
      const listed = await provider.listCalendars();
      if (!listed.ok) throw await refusalFor(account, listed.error);
      const known = await readCalendarsOf(db, accountId);
      const gone = await whichAreGone(provider, missingFrom(listed.value, known));
      await db.transaction().execute(async (tx) => {
        if (!(await isStill(tx, account))) return; // a late answer to an account that was disconnected
        const rows = await readCalendarsOf(tx, accountId);
        for (const remote of listed.value) {
          await putCalendar(tx, accountId, remote, rowOf(rows, remote), () => ids.next());
        }
        for (const { id } of gone) await changeCalendar(tx, id, { state: 'gone' });
        if (account.blocked_until === null)
          await changeAccount(tx, accountId, { error_class: null, error_text: null });
      });
    },

    async create(accountId: AccountId, name: string): Promise<void> {
      const { account, provider } = await reach(accountId);
      if (!mayCreateCalendars(scopesOf(account))) {
        throw new ExpectedError('not-allowed', t('refusals:account.mayNotCreate'));
      }
      const created = await provider.createCalendar(name, await readPracticeTimeZone(db));
      if (
        !created.ok &&
        (created.error.kind === 'unknown-outcome' || created.error.kind === 'server')
      ) {
        throw new ExpectedError(
          'remote-refused',
          t('refusals:account.perhapsCreated', { what: retold(created.error.message) }),
        );
      }
      if (!created.ok) throw await refusalFor(account, created.error);
      await db.transaction().execute(async (tx) => {
        if (!(await isStill(tx, account))) return;
        const known = rowOf(await readCalendarsOf(tx, accountId), created.value);
        await putCalendar(tx, accountId, created.value, known, () => ids.next());
      });
    },

    /** Makes a calendar the one, and the only one, that bookings go to. */
    async chooseTarget(calendarId: CalendarId): Promise<void> {
      await db.transaction().execute(async (tx) => {
        const calendar = await calendarOrRefuse(tx, calendarId);
        const account = await accountOrRefuse(tx, calendar.account_id as AccountId);
        if (account.status === 'disconnected') throw notConnected(account);
        if (!isWritable(calendar)) {
          throw new ExpectedError(
            'not-allowed',
            t('refusals:account.readOnly', { calendar: calendar.name }),
          );
        }
        if (calendar.is_target === 0) await chooseTargetCalendar(tx, calendarId);
      });
    },

    /** Lets a calendar's events count as busy, or no longer. */
    async select(calendarId: CalendarId, isSelected: boolean): Promise<void> {
      await db.transaction().execute(async (tx) => {
        const calendar = await calendarOrRefuse(tx, calendarId);
        if (!isSelected && calendar.is_target === 1) {
          throw new ExpectedError('not-allowed', t('refusals:account.isTarget'));
        }
        await changeCalendar(tx, calendarId, { is_selected: isSelected ? 1 : 0 });
      });
    },
  };
}

function missingFrom(listed: readonly RemoteCalendar[], known: readonly Calendar[]): Calendar[] {
  return known.filter(
    ({ remote_id, state }) =>
      state !== 'gone' && !listed.some(({ remoteId }) => remoteId === remote_id),
  );
}

/** A person may take a calendar off the list and keep it: only a clear answer about the calendar itself counts. */
async function whichAreGone(
  provider: CalendarProvider,
  missing: readonly Calendar[],
): Promise<Calendar[]> {
  const gone: Calendar[] = [];
  for (const calendar of missing) {
    const found = await provider.getCalendar(calendar.remote_id);
    if (!found.ok && (found.error.kind === 'not-found' || found.error.kind === 'gone'))
      gone.push(calendar);
  }
  return gone;
}

function rowOf(rows: readonly Calendar[], remote: RemoteCalendar): Calendar | undefined {
  return rows.find(({ remote_id }) => remote_id === remote.remoteId);
}

/** Tells whether nothing happened to the account's connection since. */
async function isStill(db: Db, account: AccountRow): Promise<boolean> {
  return (await findAccount(db, account.id))?.auth_epoch === account.auth_epoch;
}

export async function accountOrRefuse(db: Db, id: AccountId): Promise<AccountRow> {
  const account = await findAccount(db, id);
  if (account !== undefined) return account;
  throw new ExpectedError('not-found', t('refusals:account.unknown'));
}

async function calendarOrRefuse(db: Db, id: CalendarId): Promise<Calendar> {
  const calendar = await findCalendar(db, id);
  if (calendar !== undefined) return calendar;
  throw new ExpectedError('not-found', t('refusals:account.unknownCalendar'));
}

export function notConnected({ email }: AccountRow): ExpectedError {
  return new ExpectedError('not-connected', t('refusals:account.notConnected', { email }));
}
