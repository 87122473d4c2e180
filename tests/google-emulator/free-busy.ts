import { z } from 'zod';
import { ApiError, invalid, required, timeRangeEmpty } from './api-error.ts';
import type { Calendar, CalendarState } from './calendar-state.ts';
import { readInstant } from './event-list.ts';
import type { JsonObject } from './json.ts';
import { jsonReply } from './messages.ts';
import { instanceId, isSeries, occurrenceStarts } from './occurrences.ts';
import type { Route } from './router.ts';
import { scopesFor } from './scopes.ts';
import type { Zones } from './zones.ts';

const Query = z.object({
  timeMin: z.string().optional(),
  timeMax: z.string().optional(),
  timeZone: z.string().default('UTC'),
  items: z.array(z.object({ id: z.string() })).default([]),
});

type Span = { start: number; end: number };

/** https://developers.google.com/workspace/calendar/api/v3/reference/freebusy/query */
export function freeBusyRoute({ state, zones }: { state: CalendarState; zones: Zones }): Route {
  return {
    name: 'freebusy.query',
    method: 'POST',
    path: '/calendar/v3/freeBusy',
    scopes: scopesFor.readBusy,
    handle(call) {
      const { timeMin, timeMax, timeZone, items } = readQuery(call.json());
      if (!zones.isKnown(timeZone)) throw invalid('Invalid time zone.', 'timeZone');
      const answer = items.map(({ id }): [string, object] => {
        try {
          const { calendar } = state.visible(id, call.account());
          const busy = busySpans(calendar, { start: timeMin, end: timeMax }, zones);
          return [
            id,
            {
              busy: busy.map(({ start, end }) => ({
                start: zones.format(start, timeZone),
                end: zones.format(end, timeZone),
              })),
            },
          ];
        } catch (error) {
          // One calendar that can't be seen does not spoil the answer about the others.
          if (!(error instanceof ApiError)) throw error;
          return [id, { errors: [{ domain: 'global', reason: error.reason }], busy: [] }];
        }
      });
      const range = {
        timeMin: new Date(timeMin).toISOString(),
        timeMax: new Date(timeMax).toISOString(),
      };
      return jsonReply(200, {
        kind: 'calendar#freeBusy',
        ...range,
        calendars: Object.fromEntries(answer),
      });
    },
  };
}

function readQuery(body: JsonObject) {
  const parsed = Query.safeParse(body);
  if (!parsed.success)
    throw invalid(`Invalid value for: ${parsed.error.issues[0]?.path.join('.') ?? 'body'}`);
  const { timeMin, timeMax, timeZone, items } = parsed.data;
  const bounds = new URLSearchParams({
    ...(timeMin === undefined ? {} : { timeMin }),
    ...(timeMax === undefined ? {} : { timeMax }),
  });
  const from = readInstant(bounds, 'timeMin');
  const until = readInstant(bounds, 'timeMax');
  if (from === null) throw required('Missing timeMin parameter.');
  if (until === null) throw required('Missing timeMax parameter.');
  if (until <= from) throw timeRangeEmpty();
  return { timeMin: from, timeMax: until, timeZone, items };
}

function busySpans(calendar: Calendar, range: Span, zones: Zones): Span[] {
  const spans = calendar.events.values().flatMap((version): Span[] => {
    const { event, startsAt, endsAt } = version;
    if (event.status === 'cancelled' || event.transparency === 'transparent') return [];
    if (!isSeries(event)) return [{ start: startsAt, end: endsAt }];
    const length = endsAt - startsAt;
    return occurrenceStarts(version, range.start - length, range.end)
      .filter(
        (start) =>
          calendar.events.get(instanceId(version, start, zones, calendar.fields.timeZone)) ===
          undefined,
      )
      .map((start) => ({ start, end: start + length }));
  });
  return merged(
    spans
      .filter(({ start, end }) => start < range.end && end > range.start)
      .map(({ start, end }) => ({
        start: Math.max(start, range.start),
        end: Math.min(end, range.end),
      })),
  );
}

/** Spans that touch or overlap become one. */
function merged(spans: Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.sort((one, other) => one.start - other.start)) {
    const last = result.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else result.push({ ...span });
  }
  return result;
}
