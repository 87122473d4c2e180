import type { AccountId, CalendarId } from '../../src-shared/domain/ids.ts';
import type { AccountView, CalendarView } from '../../src-shared/domain/sync-views.ts';
import type { AccountRow } from '../database/sync-rows.ts';
import type { Calendar } from '../sync/calendar-repo.ts';
import { mayCreateCalendars } from '../calendars/google/scopes.ts';
import { retold } from '../../src-shared/words/retold.ts';
import { t } from '../../src-shared/words/words.ts';

/** An account with its calendars as the window shows them. Calendars that are gone show only where something hangs on them. */
export function accountView(account: AccountRow, calendars: readonly Calendar[]): AccountView {
  const shown = calendars.filter(
    ({ state, is_target, is_selected }) => state !== 'gone' || is_target === 1 || is_selected === 1,
  );
  return {
    id: account.id as AccountId,
    email: account.email,
    status: account.status,
    syncStarted: account.sync_started === 1,
    canCreateCalendars: account.status === 'connected' && mayCreateCalendars(scopesOf(account)),
    trouble: account.error_text && retold(account.error_text),
    calendars: shown.map(calendarView),
  };
}

/** Tells whether bookings could be written to the calendar. */
export function isWritable({ access_role, state }: Calendar): boolean {
  return (access_role === 'owner' || access_role === 'writer') && state !== 'gone';
}

export function scopesOf({ granted_scopes }: AccountRow): string[] {
  return granted_scopes.split(' ').filter((scope) => scope !== '');
}

function calendarView(row: Calendar): CalendarView {
  return {
    id: row.id as CalendarId,
    accountId: row.account_id as AccountId,
    name: row.name,
    timeZone: row.time_zone,
    color: row.color,
    canWrite: isWritable(row),
    isPrimary: row.is_primary === 1,
    isTarget: row.is_target === 1,
    isSelected: row.is_selected === 1,
    trouble: troubleOf(row),
    lastPulledAt: row.last_pulled_at,
  };
}

function troubleOf(row: Calendar): string | null {
  if (row.state === 'gone') {
    return t('troubles:calendarGone');
  }
  if (row.error_text !== null) return retold(row.error_text);
  if (row.is_target === 1 && !isWritable(row)) {
    return t('troubles:readOnly');
  }
  return null;
}
