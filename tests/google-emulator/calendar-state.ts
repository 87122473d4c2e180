import { calendarRule, forbidden, invalid, notFound, requiredAccessLevel } from './api-error.ts';
import { ChangeLog } from './change-log.ts';
import { etagOf, type Stamps } from './clock.ts';
import type { EventVersion, Reminders } from './event-schema.ts';
import { present } from './json.ts';
import type { Random } from './random.ts';
import type { Zones } from './zones.ts';

/** https://developers.google.com/workspace/calendar/api/v3/reference/acl#resource */
export const accessRoles = ['freeBusyReader', 'reader', 'writer', 'owner'] as const;
export type AccessRole = (typeof accessRoles)[number];

export type Account = Readonly<{ sub: string; email: string; name: string; timeZone: string }>;

export type CalendarFields = {
  summary: string;
  description?: string | undefined;
  location?: string | undefined;
  timeZone: string;
};

export type ListPreferences = {
  summaryOverride?: string | undefined;
  colorId?: string | undefined;
  selected?: boolean | undefined;
  hidden?: boolean | undefined;
};

export type Calendar = {
  readonly id: string;
  /** `sub` of the account whose main calendar it is. */
  readonly primaryOf: string | null;
  /** OAuth client that made it: the scope `calendar.app.created` opens no other calendar. */
  readonly createdBy: string | null;
  fields: CalendarFields;
  etag: string;
  deleted: boolean;
  defaultReminders: NonNullable<Reminders['overrides']>;
  /** Role by account `sub`. */
  readonly roles: Map<string, AccessRole>;
  readonly events: ChangeLog<EventVersion>;
  /** Ids of events that Google has forgotten for good. */
  readonly purged: Set<string>;
  /** Sync tokens made before this change are no longer valid. */
  tokensValidFrom: number;
};

/** https://developers.google.com/workspace/calendar/api/v3/reference/calendarList#resource */
export type ListEntry = Readonly<
  {
    kind: 'calendar#calendarListEntry';
    etag: string;
    id: string;
    accessRole?: AccessRole;
    primary?: true;
    deleted?: true;
    defaultReminders?: NonNullable<Reminders['overrides']>;
  } & Partial<CalendarFields> &
    ListPreferences
>;

export type CalendarList = {
  readonly log: ChangeLog<ListEntry>;
  readonly preferences: Map<string, ListPreferences>;
  tokensValidFrom: number;
};

export type CalendarState = ReturnType<typeof createCalendarState>;

/** Accounts, their calendars, who may do what with them, and each account's list of calendars. */
export function createCalendarState({
  random,
  stamps,
  zones,
}: {
  random: Random;
  stamps: Stamps;
  zones: Zones;
}) {
  const accounts = new Map<string, Account>();
  const calendars = new Map<string, Calendar>();
  const lists = new Map<string, CalendarList>();

  function addAccount(account: Account): Account {
    if (
      [...accounts.values()].some(
        ({ sub, email }) => sub === account.sub || email === account.email,
      )
    ) {
      throw new Error(`There is an account ${account.email} already`);
    }
    accounts.set(account.sub, account);
    lists.set(account.sub, { log: new ChangeLog(), preferences: new Map(), tokensValidFrom: 0 });
    addCalendar(
      account,
      { summary: account.email, timeZone: account.timeZone },
      { id: account.email, primary: true },
    );
    return account;
  }

  function addCalendar(
    owner: Account,
    fields: CalendarFields,
    options: { id?: string | undefined; primary?: boolean; createdBy?: string | null } = {},
  ): Calendar {
    if (!zones.isKnown(fields.timeZone)) throw invalid('Invalid time zone.', 'timeZone');
    const id = options.id ?? `c_${random.word(64, '0123456789abcdef')}@group.calendar.google.com`;
    if (calendars.has(id)) throw new Error(`There is a calendar ${id} already`);
    const calendar: Calendar = {
      id,
      primaryOf: options.primary ? owner.sub : null,
      createdBy: options.createdBy ?? null,
      fields,
      etag: etagOf(stamps.next()),
      deleted: false,
      defaultReminders: options.primary ? [{ method: 'popup', minutes: 30 }] : [],
      roles: new Map([[owner.sub, 'owner']]),
      events: new ChangeLog(),
      purged: new Set(),
      tokensValidFrom: 0,
    };
    calendars.set(id, calendar);
    note(calendar);
    return calendar;
  }

  /** Tells the list of every account that sees the calendar (or did until now) what it looks like. */
  function note(calendar: Calendar, also: readonly string[] = []): void {
    for (const sub of new Set([...calendar.roles.keys(), ...also])) noteFor(calendar, sub);
  }

  function noteFor(calendar: Calendar, sub: string): void {
    const list = listOf(sub);
    const etag = etagOf(stamps.next());
    const accessRole = calendar.roles.get(sub);
    list.log.append(
      calendar.id,
      calendar.deleted || accessRole === undefined
        ? { kind: 'calendar#calendarListEntry', etag, id: calendar.id, deleted: true }
        : present<ListEntry>({
            kind: 'calendar#calendarListEntry',
            etag,
            id: calendar.id,
            ...calendar.fields,
            ...list.preferences.get(calendar.id),
            accessRole,
            ...(calendar.primaryOf === sub ? { primary: true as const } : {}),
            defaultReminders: calendar.defaultReminders,
          }),
    );
  }

  function listOf(sub: string): CalendarList {
    const list = lists.get(sub);
    if (!list) throw new Error(`There is no account ${sub}`);
    return list;
  }

  return {
    addAccount,
    addCalendar,
    listOf,
    accounts: () => [...accounts.values()],
    calendars: () => [...calendars.values()],

    /** By `sub` or email; the first account if nothing is said. */
    account(name?: string): Account {
      const found = [...accounts.values()].find(
        ({ sub, email }) => name === undefined || name === sub || name === email,
      );
      if (!found) throw new Error(`There is no account ${name ?? ''}`);
      return found;
    },

    /** Whatever its state and whoever asks; for those who drive the emulator. */
    anyCalendar(id: string): Calendar {
      const calendar = calendars.get(id);
      if (!calendar) throw new Error(`There is no calendar ${id}`);
      return calendar;
    },

    /**
     * The calendar as this account may see it; `primary` is its main one.
     * @throws ApiError 404 if it is deleted, was never there, or is not shared with the account
     */
    visible(id: string, account: Account): { calendar: Calendar; role: AccessRole } {
      const calendar = calendars.get(id === 'primary' ? account.email : id);
      const role = calendar?.roles.get(account.sub);
      if (!calendar || calendar.deleted || role === undefined) throw notFound();
      return { calendar, role };
    },

    changeFields(calendar: Calendar, fields: CalendarFields): void {
      if (!zones.isKnown(fields.timeZone)) throw invalid('Invalid time zone.', 'timeZone');
      calendar.fields = fields;
      calendar.etag = etagOf(stamps.next());
      note(calendar);
    },

    setPreferences(calendar: Calendar, sub: string, preferences: ListPreferences): void {
      listOf(sub).preferences.set(calendar.id, preferences);
      noteFor(calendar, sub);
    },

    /** Null takes the calendar away from the account. */
    setRole(calendar: Calendar, sub: string, role: AccessRole | null): void {
      if (role === null) calendar.roles.delete(sub);
      else calendar.roles.set(sub, role);
      noteFor(calendar, sub);
    },

    deleteCalendar(calendar: Calendar): void {
      if (calendar.primaryOf !== null) {
        throw calendarRule('cannotDeletePrimaryCalendar', 'Cannot delete primary calendar.');
      }
      calendar.deleted = true;
      note(calendar);
    },

    restoreCalendar(calendar: Calendar): void {
      calendar.deleted = false;
      note(calendar);
    },
  };
}

/** @throws ApiError 403 if the role does not reach as far as the wanted one */
export function demandRole(role: AccessRole, wanted: AccessRole): void {
  if (accessRoles.indexOf(role) >= accessRoles.indexOf(wanted)) return;
  if (role === 'freeBusyReader') throw forbidden();
  throw requiredAccessLevel(wanted);
}
