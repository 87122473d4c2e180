import { invalid, notFound } from './api-error.ts';
import {
  type AccessRole,
  type Calendar,
  type CalendarState,
  demandRole,
} from './calendar-state.ts';
import { timestamp } from './clock.ts';
import type { createEventList } from './event-list.ts';
import type { EventVersion } from './event-schema.ts';
import type { EventStore } from './event-store.ts';
import { viewEvent, type Viewer } from './event-view.ts';
import { type ApiReply, emptyReply, jsonReply } from './messages.ts';
import { reachCalendar } from './routes-calendars.ts';
import type { Call, Route } from './router.ts';
import { scopesFor } from './scopes.ts';
import type { Zones } from './zones.ts';

type Deps = {
  state: CalendarState;
  events: EventStore;
  lists: ReturnType<typeof createEventList>;
  zones: Zones;
};
type Reached = { calendar: Calendar; role: AccessRole };

/** events.*: https://developers.google.com/workspace/calendar/api/v3/reference/events */
export function eventRoutes({ state, events, lists, zones }: Deps): Route[] {
  const forReading = (call: Call): Reached =>
    reachCalendar(state, call, scopesFor.readEvents, 'freeBusyReader');
  const forWriting = (call: Call): Reached =>
    reachCalendar(state, call, scopesFor.writeEvents, 'writer');
  const options = (call: Call) => ({
    actor: call.account(),
    ifMatch: call.request.headers['if-match'],
  });

  function viewer(call: Call, { calendar, role }: Reached): Viewer {
    const responseZone = call.request.query.get('timeZone') ?? undefined;
    if (responseZone !== undefined && !zones.isKnown(responseZone))
      throw invalid('Invalid time zone.', 'timeZone');
    return { role, zones, calendarZone: calendar.fields.timeZone, responseZone };
  }

  function eventReply(call: Call, reached: Reached, version: EventVersion): ApiReply {
    return jsonReply(200, viewEvent(version, viewer(call, reached)), { etag: version.event.etag });
  }

  function collection({ calendar, role }: Reached, rest: object): ApiReply {
    const updatedAt = calendar.events
      .values()
      .reduce((newest, version) => Math.max(newest, version.updatedAt), 0);
    return jsonReply(200, {
      kind: 'calendar#events',
      etag: `"p${calendar.events.head}"`,
      summary: calendar.fields.summary,
      description: calendar.fields.description,
      updated: timestamp(updatedAt),
      timeZone: calendar.fields.timeZone,
      accessRole: role,
      defaultReminders: calendar.defaultReminders,
      ...rest,
    });
  }

  function write(call: Call, change: (calendar: Calendar) => EventVersion): ApiReply {
    const reached = forWriting(call);
    return eventReply(call, reached, change(reached.calendar));
  }

  const allPath = '/calendar/v3/calendars/:calendarId/events';
  const onePath = `${allPath}/:eventId`;
  const read = scopesFor.readEvents;
  const scopes = scopesFor.writeEvents;
  return [
    {
      name: 'events.list',
      method: 'GET',
      path: allPath,
      scopes: read,
      handle(call) {
        const reached = forReading(call);
        return collection(
          reached,
          lists.list(reached.calendar, reached.role, call.request.query, call.lag),
        );
      },
    },
    {
      name: 'events.get',
      method: 'GET',
      path: onePath,
      scopes: read,
      handle(call) {
        const reached = forReading(call);
        const version = events.get(reached.calendar, call.param('eventId'));
        if (call.request.headers['if-none-match'] === version.event.etag)
          return emptyReply(304, { etag: version.event.etag });
        return eventReply(call, reached, version);
      },
    },
    {
      name: 'events.instances',
      method: 'GET',
      path: `${onePath}/instances`,
      scopes: read,
      handle(call) {
        const reached = forReading(call);
        const series = events.get(reached.calendar, call.param('eventId'));
        return collection(reached, {
          items: lists.instances(reached.calendar, reached.role, series, call.request.query),
        });
      },
    },
    {
      name: 'events.insert',
      method: 'POST',
      path: allPath,
      scopes,
      handle: (call) =>
        write(call, (calendar) =>
          events.insert(calendar, withoutOrganizer(call.json()), options(call)),
        ),
    },
    {
      name: 'events.import',
      method: 'POST',
      path: `${allPath}/import`,
      scopes,
      handle: (call) =>
        write(call, (calendar) => {
          const body = call.json();
          if (typeof body['iCalUID'] !== 'string') throw invalid('Missing iCalUID.', 'iCalUID');
          const { id: _, ...rest } = body;
          const known = calendar.events
            .values()
            .find(
              ({ event }) =>
                event.iCalUID === body['iCalUID'] && event.recurringEventId === undefined,
            );
          return known
            ? events.update(calendar, known.event.id, rest, options(call))
            : events.insert(calendar, rest, options(call));
        }),
    },
    {
      name: 'events.patch',
      method: 'PATCH',
      path: onePath,
      scopes,
      handle: (call) =>
        write(call, (calendar) =>
          events.patch(calendar, call.param('eventId'), call.json(), options(call)),
        ),
    },
    {
      name: 'events.update',
      method: 'PUT',
      path: onePath,
      scopes,
      handle: (call) =>
        write(call, (calendar) =>
          events.update(calendar, call.param('eventId'), call.json(), options(call)),
        ),
    },
    {
      name: 'events.delete',
      method: 'DELETE',
      path: onePath,
      scopes,
      handle(call) {
        events.remove(forWriting(call).calendar, call.param('eventId'), options(call));
        return emptyReply(204);
      },
    },
    {
      name: 'events.move',
      method: 'POST',
      path: `${onePath}/move`,
      scopes,
      handle: (call) =>
        write(call, (calendar) => {
          const wanted = call.request.query.get('destination');
          if (wanted === null) throw invalid('Required', 'destination');
          const destination = state.visible(wanted, call.account());
          demandRole(destination.role, 'writer');
          if (destination.calendar === calendar) throw notFound();
          return events.move(calendar, call.param('eventId'), destination.calendar);
        }),
    },
  ];
}

/** Only an import may say who organises an event. */
function withoutOrganizer<T extends object>(body: T): T {
  return { ...body, organizer: undefined };
}
