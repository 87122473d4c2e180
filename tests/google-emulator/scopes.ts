const calendar = 'https://www.googleapis.com/auth/calendar';
const all = (names: readonly string[]): string[] => [
  calendar,
  ...names.map((name) => `${calendar}.${name}`),
];

/** Opens only calendars that the app itself made. */
export const appCreated = `${calendar}.app.created`;
/** Opens only events of calendars that the person owns. */
const ownedOnly = new Set([`${calendar}.events.owned`, `${calendar}.events.owned.readonly`]);

/**
 * Which scopes open which method; any one of them is enough.
 * https://developers.google.com/workspace/calendar/api/auth and the reference page of each method
 */
export const scopesFor = {
  readList: all(['readonly', 'calendarlist', 'calendarlist.readonly']),
  writeList: all(['calendarlist']),
  readCalendar: all(['readonly', 'app.created', 'calendars', 'calendars.readonly']),
  writeCalendar: all(['app.created', 'calendars']),
  readEvents: all([
    'readonly',
    'events',
    'events.readonly',
    'app.created',
    'events.owned',
    'events.owned.readonly',
  ]),
  writeEvents: all(['events', 'app.created', 'events.owned']),
  readBusy: all(['readonly', 'freebusy', 'events.freebusy']),
  userInfo: [
    'openid',
    'https://www.googleapis.com/auth/userinfo.email',
    'https://www.googleapis.com/auth/userinfo.profile',
  ],
} as const;

/** The granted scopes among those that open a method, narrowed to the calendar at hand. */
export function opens(
  granted: ReadonlySet<string>,
  wanted: readonly string[],
  about?: { madeByThisApp: boolean; owned: boolean },
): boolean {
  return wanted.some((scope) => {
    if (!granted.has(scope)) return false;
    if (scope === appCreated && about) return about.madeByThisApp;
    return !(ownedOnly.has(scope) && about && !about.owned);
  });
}

/** Google answers the short OpenID names with their long forms; `openid` itself has none. */
export const longName = (scope: string): string =>
  scope === 'email' || scope === 'profile'
    ? `https://www.googleapis.com/auth/userinfo.${scope}`
    : scope;
