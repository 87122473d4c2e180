import { z } from 'zod';
import { command, ControlError } from './control-command.ts';
import type { EventResource } from './event-schema.ts';
import type { Google } from './google.ts';
import type { JsonObject } from './json.ts';
import { instanceId, isSeries } from './occurrences.ts';

const Body = z.record(z.string(), z.json());
const Where = z.strictObject({
  /** The first account's main calendar if left out; `primary` is that of `account`. */
  calendarId: z.string().default('primary'),
  /** Email or sub of the one at Google's page; the first account if left out. */
  account: z.string().optional(),
});
const One = Where.extend({ eventId: z.string() });
const Template = z.strictObject({
  /** How many events to make. */
  count: z.number().int().nonnegative(),
  /** Start of the first one, RFC 3339. */
  from: z.string(),
  everyMinutes: z.number().positive().default(60),
  lengthMinutes: z.number().nonnegative().default(30),
});

/** What a person does with events on Google's own page, and a look behind it. */
export function eventCommands(google: () => Google) {
  function at(where: z.output<typeof Where>) {
    const { state } = google();
    const actor = state.account(where.account);
    return {
      calendar: state.anyCalendar(where.calendarId === 'primary' ? actor.email : where.calendarId),
      actor,
    };
  }

  function seed(where: z.output<typeof Where>, bodies: readonly JsonObject[]): string[] {
    const { calendar, actor } = at(where);
    google().stamps.reserve(bodies.length);
    try {
      return bodies.map((body) => google().events.insert(calendar, body, { actor }).event.id);
    } finally {
      google().stamps.reserve(0);
    }
  }

  function templated({
    count,
    from,
    everyMinutes,
    lengthMinutes,
  }: z.output<typeof Template>): JsonObject[] {
    const first = Date.parse(from);
    if (Number.isNaN(first)) throw new ControlError(`Not a moment: ${from}`);
    const moment = (minutes: number): JsonObject => ({
      dateTime: new Date(first + minutes * 60_000).toISOString(),
    });
    return Array.from({ length: count }, (_, index) => ({
      summary: `Event ${index + 1}`,
      start: moment(index * everyMinutes),
      end: moment(index * everyMinutes + lengthMinutes),
    }));
  }

  return {
    /** Many events at once, as if they had always been there. Returns their ids. */
    seedEvents: command(
      Where.extend({ events: z.array(Body).optional(), template: Template.optional() }),
      ({ events, template, ...where }) =>
        seed(where, [...(events ?? []), ...(template ? templated(template) : [])]),
    ),
    insertEvent: command(Where.extend({ event: Body }), ({ event, ...where }): EventResource => {
      const { calendar, actor } = at(where);
      return google().events.insert(calendar, event, { actor }).event;
    }),
    /** Changes fields as a patch does; of a series' occurrence it makes an exception. */
    editEvent: command(
      One.extend({ changes: Body }),
      ({ eventId, changes, ...where }): EventResource => {
        const { calendar, actor } = at(where);
        return google().events.patch(calendar, eventId, changes, { actor }).event;
      },
    ),
    deleteEvent: command(One, ({ eventId, ...where }) => {
      const { calendar, actor } = at(where);
      google().events.remove(calendar, eventId, { actor });
    }),
    restoreEvent: command(
      One,
      ({ eventId, ...where }): EventResource =>
        google().events.restore(at(where).calendar, eventId).event,
    ),
    moveEvent: command(
      One.extend({ destination: z.string() }),
      ({ eventId, destination, ...where }): EventResource => {
        const target = at({ ...where, calendarId: destination }).calendar;
        return google().events.move(at(where).calendar, eventId, target).event;
      },
    ),
    /** A second event with the same content, hidden properties included, under another id. */
    copyEvent: command(
      One.extend({ destination: z.string().optional() }),
      ({ eventId, destination, ...where }): EventResource => {
        const { event } = google().events.get(at(where).calendar, eventId);
        const { id: _id, iCalUID: _uid, organizer: _organizer, ...content } = event;
        const { calendar, actor } = at({ ...where, calendarId: destination ?? where.calendarId });
        return google().events.insert(
          calendar,
          JSON.parse(JSON.stringify({ ...content, status: 'confirmed' })),
          { actor },
        ).event;
      },
    ),
    /** The id of a series' occurrence, for `editEvent` and `deleteEvent`. */
    instanceId: command(One.extend({ start: z.string() }), ({ eventId, start, ...where }) => {
      const { calendar } = at(where);
      const series = google().events.get(calendar, eventId);
      if (!isSeries(series.event)) throw new ControlError(`${eventId} is no series`);
      return instanceId(series, Date.parse(start), google().zones, calendar.fields.timeZone);
    }),
    /** A new etag for the same content. */
    bumpEtag: command(
      One,
      ({ eventId, ...where }): EventResource =>
        google().events.touch(at(where).calendar, eventId).event,
    ),
    /** Google forgets cancelled events; returns the ids that are gone. */
    purgeCancelled: command(
      Where.extend({ eventIds: z.array(z.string()).optional() }),
      ({ eventIds, ...where }) => google().events.purge(at(where).calendar, eventIds),
    ),
    /** Sync tokens made until now lead to 410 from now on; of one calendar, or of all of them and of the calendar lists. */
    expireSyncTokens: command(Where.partial(), ({ calendarId, account }) => {
      const { state, tokensMade } = google();
      const calendars =
        calendarId === undefined ? state.calendars() : [at({ calendarId, account }).calendar];
      for (const calendar of calendars) calendar.tokensValidFrom = tokensMade();
      if (calendarId === undefined)
        for (const { sub } of state.accounts()) state.listOf(sub).tokensValidFrom = tokensMade();
    }),

    /** Every event, cancelled ones too, with all it has. */
    events: command(Where, (where): EventResource[] =>
      at(where)
        .calendar.events.values()
        .map(({ event }) => event),
    ),
    event: command(
      One,
      ({ eventId, ...where }): EventResource | null =>
        google().events.find(at(where).calendar, eventId)?.event ?? null,
    ),
  };
}
