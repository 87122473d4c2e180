import { z } from 'zod';
import { insufficientPermissions, invalid, notFound, required } from './api-error.ts';
import {
  type AccessRole,
  accessRoles,
  type Calendar,
  type CalendarState,
  demandRole,
  type ListEntry,
  type ListPreferences,
} from './calendar-state.ts';
import { mergePatch } from './event-merge.ts';
import { isJsonObject, type JsonObject, present } from './json.ts';
import { emptyReply, jsonReply } from './messages.ts';
import type { createPaging } from './paging.ts';
import type { Call, Route } from './router.ts';
import { opens, scopesFor } from './scopes.ts';

const Fields = z.object({
  summary: z.string().optional(),
  description: z.string().optional(),
  location: z.string().optional(),
  timeZone: z.string().optional(),
});
const Preferences = z.object({
  summaryOverride: z.string().optional(),
  colorId: z.string().optional(),
  selected: z.boolean().optional(),
  hidden: z.boolean().optional(),
});

type Deps = { state: CalendarState; paging: ReturnType<typeof createPaging> };

/**
 * The calendar a call is about.
 * @throws ApiError 404 unseen, 403 too small a role, or scopes that do not open this very calendar
 */
export function reachCalendar(
  state: CalendarState,
  call: Call,
  scopes: readonly string[],
  wanted: AccessRole,
): { calendar: Calendar; role: AccessRole } {
  const account = call.account();
  const { calendar, role } = state.visible(call.param('calendarId'), account);
  const about = {
    madeByThisApp: calendar.createdBy === call.session().clientId,
    owned: role === 'owner',
  };
  if (!opens(call.session().scopes, scopes, about)) throw insufficientPermissions();
  demandRole(role, wanted);
  return { calendar, role };
}

/** calendars.* and calendarList.*: https://developers.google.com/workspace/calendar/api/v3/reference */
export function calendarRoutes({ state, paging }: Deps): Route[] {
  function resource(calendar: Calendar): object {
    return present({
      kind: 'calendar#calendar',
      etag: calendar.etag,
      id: calendar.id,
      ...calendar.fields,
    });
  }
  const calendarReply = (calendar: Calendar) =>
    jsonReply(200, resource(calendar), { etag: calendar.etag });

  function entry(call: Call, calendarId: string): ListEntry {
    const { calendar } = state.visible(calendarId, call.account());
    const found = state.listOf(call.account().sub).log.get(calendar.id);
    if (!found || found.deleted) throw notFound();
    return found;
  }
  const entryReply = (found: ListEntry) => jsonReply(200, found, { etag: found.etag });

  function write(call: Call, base: JsonObject) {
    const { calendar } = reachCalendar(state, call, scopesFor.writeCalendar, 'owner');
    const fields = parse(Fields, mergePatch(base, call.json()));
    state.changeFields(calendar, {
      ...fields,
      summary: fields.summary ?? calendar.fields.summary,
      timeZone: fields.timeZone ?? calendar.fields.timeZone,
    });
    return calendarReply(calendar);
  }

  function list(call: Call) {
    const { query } = call.request;
    const sub = call.account().sub;
    const minimum = query.get('minAccessRole');
    if (minimum !== null && !isRole(minimum))
      throw invalid(`Invalid string value: '${minimum}'.`, 'minAccessRole');
    if (minimum !== null && query.has('syncToken'))
      throw invalid('Sync token cannot be used with: minAccessRole', 'minAccessRole');
    const calendars = state.listOf(sub);
    const page = paging.page<ListEntry>({
      list: `calendarList ${sub}`,
      log: calendars.log,
      query,
      tokensValidFrom: calendars.tokensValidFrom,
      lag: call.lag,
      givesSyncToken: minimum === null,
      defaultSize: 100,
      sizeLimit: 250,
      select: (entries, incremental) =>
        entries.filter(
          ({ deleted, hidden, accessRole }) =>
            (!deleted || incremental || query.get('showDeleted') === 'true') &&
            (!hidden || incremental || query.get('showHidden') === 'true') &&
            (minimum === null ||
              (accessRole !== undefined &&
                accessRoles.indexOf(accessRole) >= accessRoles.indexOf(minimum))),
        ),
    });
    return jsonReply(200, {
      kind: 'calendar#calendarList',
      etag: `"p${calendars.log.head}"`,
      ...page,
    });
  }

  function prefer(call: Call, calendarId: string, preferences: ListPreferences) {
    const { calendar } = state.visible(calendarId, call.account());
    state.setPreferences(calendar, call.account().sub, preferences);
    return entryReply(entry(call, calendar.id));
  }

  const listPath = '/calendar/v3/users/me/calendarList';
  const onePath = '/calendar/v3/calendars/:calendarId';
  return [
    {
      name: 'calendarList.list',
      method: 'GET',
      path: listPath,
      scopes: scopesFor.readList,
      handle: list,
    },
    {
      name: 'calendarList.get',
      method: 'GET',
      path: `${listPath}/:calendarId`,
      scopes: scopesFor.readList,
      handle: (call) => entryReply(entry(call, call.param('calendarId'))),
    },
    {
      name: 'calendarList.insert',
      method: 'POST',
      path: listPath,
      scopes: scopesFor.writeList,
      handle(call) {
        const { id } = parse(z.object({ id: z.string().optional() }), call.json());
        if (id === undefined) throw required('Required');
        return prefer(call, id, parse(Preferences, call.json()));
      },
    },
    {
      name: 'calendarList.patch',
      method: 'PATCH',
      path: `${listPath}/:calendarId`,
      scopes: scopesFor.writeList,
      handle(call) {
        const current: JsonObject = JSON.parse(
          JSON.stringify(Preferences.parse(entry(call, call.param('calendarId')))),
        );
        return prefer(
          call,
          call.param('calendarId'),
          parse(Preferences, mergePatch(current, call.json())),
        );
      },
    },
    {
      name: 'calendars.get',
      method: 'GET',
      path: onePath,
      scopes: scopesFor.readCalendar,
      handle: (call) =>
        calendarReply(
          reachCalendar(state, call, scopesFor.readCalendar, 'freeBusyReader').calendar,
        ),
    },
    {
      name: 'calendars.insert',
      method: 'POST',
      path: '/calendar/v3/calendars',
      scopes: scopesFor.writeCalendar,
      handle(call) {
        const account = call.account();
        const { summary, timeZone = account.timeZone, ...rest } = parse(Fields, call.json());
        if (summary === undefined) throw required('Missing title.');
        return calendarReply(
          state.addCalendar(
            account,
            { ...rest, summary, timeZone },
            { createdBy: call.session().clientId },
          ),
        );
      },
    },
    {
      name: 'calendars.patch',
      method: 'PATCH',
      path: onePath,
      scopes: scopesFor.writeCalendar,
      handle: (call) =>
        write(
          call,
          JSON.parse(
            JSON.stringify(
              reachCalendar(state, call, scopesFor.writeCalendar, 'owner').calendar.fields,
            ),
          ),
        ),
    },
    {
      name: 'calendars.update',
      method: 'PUT',
      path: onePath,
      scopes: scopesFor.writeCalendar,
      handle: (call) => write(call, {}),
    },
    {
      name: 'calendars.delete',
      method: 'DELETE',
      path: onePath,
      scopes: scopesFor.writeCalendar,
      handle(call) {
        state.deleteCalendar(reachCalendar(state, call, scopesFor.writeCalendar, 'owner').calendar);
        return emptyReply(204);
      },
    },
  ];
}

const isRole = (text: string): text is AccessRole => accessRoles.some((role) => role === text);

function parse<S extends z.ZodType>(schema: S, body: JsonObject): z.output<S> {
  const parsed = schema.safeParse(isJsonObject(body) ? mergePatch({}, body) : {});
  if (!parsed.success)
    throw invalid(`Invalid value for: ${parsed.error.issues[0]?.path.join('.') ?? 'body'}`);
  return parsed.data;
}
