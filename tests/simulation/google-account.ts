import type { RemoteCalendar } from '../../src-main/sync/calendar-provider.ts';
import { refused } from './google-answers.ts';
import type { GoogleCalendar } from './google-calendar.ts';

export type AccessRole = RemoteCalendar['accessRole'];

/** What the person allowed when connecting; Google lets each be left out. */
export type Scopes = { events: boolean; calendarList: boolean; createCalendars: boolean };

/** One account, and what it may do where. */
export type Account = {
  id: string;
  isRevoked: boolean;
  scopes: Scopes;
  roles: Map<GoogleCalendar, AccessRole>;
  primary: GoogleCalendar;
};

/** Why the account may not do this, or null when it may. */
export function refusalOf(
  account: Account,
  scope: keyof Scopes,
): ReturnType<typeof refused> | null {
  if (account.isRevoked) return refused('auth');
  if (account.scopes[scope]) return null;
  return refused('forbidden', {
    reason: 'insufficientPermissions',
    message: 'Request had insufficient scopes.',
  });
}

/** A calendar as the account sees it in its list. */
export function viewOf(calendar: GoogleCalendar, account: Account): RemoteCalendar {
  return {
    remoteId: calendar.remoteId,
    name: calendar.name,
    timeZone: calendar.timeZone,
    accessRole: account.roles.get(calendar) ?? 'freeBusyReader',
    isPrimary: calendar === account.primary,
    color: null,
  };
}
