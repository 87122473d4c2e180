import { z } from 'zod';
import { type Account, accessRoles, type Calendar } from './calendar-state.ts';
import { command } from './control-command.ts';
import type { Google } from './google.ts';
import { longName } from './scopes.ts';

const Who = z
  .string()
  .describe('email or sub of the account; the first one if left out')
  .optional();
const fullAccess = ['openid', 'email', 'https://www.googleapis.com/auth/calendar'];

/** What a test gets to see of a calendar. */
export type CalendarView = {
  id: string;
  summary: string;
  timeZone: string;
  deleted: boolean;
  primary: boolean;
  roles: Record<string, string>;
  /** How many changes its log holds. */
  changes: number;
};

/** Accounts, consent, tokens and calendars, as whoever drives the emulator arranges them. */
export function accountCommands(google: () => Google) {
  function view({ id, fields, deleted, primaryOf, roles, events }: Calendar): CalendarView {
    const byEmail = [...roles].map(([sub, role]) => [google().state.account(sub).email, role]);
    return {
      id,
      summary: fields.summary,
      timeZone: fields.timeZone,
      deleted,
      primary: primaryOf !== null,
      roles: Object.fromEntries(byEmail),
      changes: events.head,
    };
  }
  const subOf = (account: string | undefined): string => google().state.account(account).sub;
  const client = (): string => google().clients[0]!.clientId;

  return {
    addAccount: command(
      z.strictObject({
        email: z.string(),
        sub: z.string().optional(),
        name: z.string().optional(),
        timeZone: z.string().default('Europe/Berlin'),
      }),
      ({ email, sub, name, timeZone }): Account =>
        google().state.addAccount({
          email,
          sub:
            sub ??
            String(100_000_000_000_000_000_000n + BigInt(google().state.accounts().length + 1)),
          name: name ?? email,
          timeZone,
        }),
    ),
    accounts: (): Account[] => google().state.accounts(),

    /** How the next consent pages are answered, by whom, and with which scopes ticked. */
    setConsent: command(
      z
        .strictObject({
          decision: z.enum(['approve', 'deny', 'ask']),
          account: z.string().nullable(),
          scopes: z.array(z.string()).nullable(),
        })
        .partial(),
      ({ decision, account, scopes }) => {
        const before = google().consent();
        return google().setConsent({
          decision: decision ?? before.decision,
          account: account === undefined ? before.account : account && subOf(account),
          scopes: scopes === undefined ? before.scopes : scopes,
        });
      },
    ),
    /** Every consent that was ever given; no tokens. */
    grants: () =>
      google()
        .oauth.grants()
        .map(({ id, sub, clientId, scopes, revoked }) => ({
          id,
          account: google().state.account(sub).email,
          clientId,
          scopes: [...scopes],
          revoked,
        })),
    /** Every secret there ever was, so that a test can look for them where they must not be. */
    secrets: () => google().oauth.secrets(),
    /** Tokens without a browser, for tests that are about something else. */
    issueTokens: command(
      z.strictObject({
        account: Who,
        clientId: z.string().optional(),
        scopes: z.array(z.string()).default(fullAccess),
      }),
      ({ account, clientId, scopes }) => {
        const issued = google().oauth.issueDirectly(
          subOf(account),
          clientId ?? client(),
          scopes.map(longName),
        );
        return {
          accessToken: issued.accessToken,
          refreshToken: issued.refreshToken ?? '',
          expiresInSeconds: issued.expiresInSeconds,
        };
      },
    ),
    /** As on the person's "third-party access" page. */
    revokeAccess: command(z.strictObject({ account: Who }), ({ account }) =>
      google().oauth.endGrants(subOf(account)),
    ),
    setScopes: command(
      z.strictObject({ account: Who, scopes: z.array(z.string()) }),
      ({ account, scopes }) => google().oauth.setScopes(subOf(account), scopes.map(longName)),
    ),
    expireAccessTokens: command(z.strictObject({ account: Who }), ({ account }) =>
      google().oauth.expireAccessTokens(subOf(account)),
    ),
    expireRefreshTokens: command(z.strictObject({ account: Who }), ({ account }) =>
      google().oauth.expireRefreshTokens(subOf(account)),
    ),

    calendars: (): CalendarView[] => google().state.calendars().map(view),
    addCalendar: command(
      z.strictObject({
        account: Who,
        id: z.string().optional(),
        summary: z.string(),
        timeZone: z.string().optional(),
        createdBy: z.string().optional(),
      }),
      ({ account, id, summary, timeZone, createdBy }) => {
        const owner = google().state.account(account);
        return view(
          google().state.addCalendar(
            owner,
            { summary, timeZone: timeZone ?? owner.timeZone },
            { id, createdBy: createdBy ?? null },
          ),
        );
      },
    ),
    /** Shares the calendar with an account, changes what it may do, or (null) takes the calendar away from it. */
    setRole: command(
      z.strictObject({
        calendarId: z.string(),
        account: Who,
        role: z.enum(accessRoles).nullable(),
      }),
      ({ calendarId, account, role }) => {
        const calendar = google().state.anyCalendar(calendarId);
        google().state.setRole(calendar, subOf(account), role);
        return view(calendar);
      },
    ),
    editCalendar: command(
      z.strictObject({
        calendarId: z.string(),
        summary: z.string().optional(),
        timeZone: z.string().optional(),
      }),
      ({ calendarId, summary, timeZone }) => {
        const calendar = google().state.anyCalendar(calendarId);
        const { fields } = calendar;
        google().state.changeFields(calendar, {
          ...fields,
          summary: summary ?? fields.summary,
          timeZone: timeZone ?? fields.timeZone,
        });
        return view(calendar);
      },
    ),
    deleteCalendar: command(z.strictObject({ calendarId: z.string() }), ({ calendarId }) =>
      google().state.deleteCalendar(google().state.anyCalendar(calendarId)),
    ),
    restoreCalendar: command(z.strictObject({ calendarId: z.string() }), ({ calendarId }) =>
      google().state.restoreCalendar(google().state.anyCalendar(calendarId)),
    ),
  };
}
