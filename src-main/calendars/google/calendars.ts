import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import { z } from 'zod';
import type { Outcome, RemoteCalendar } from '../../sync/calendar-provider.ts';
import {
  errorFromAnswer,
  errorFromUnusableBody,
  type GoogleAnswer,
  parseJson,
  type Unusable,
} from './errors.ts';
import type { Transport } from './transport.ts';

const text = z.string().nullish();

/** https://developers.google.com/workspace/calendar/api/v3/reference/calendarList */
const CalendarJson = z.object({
  id: z.string().min(1),
  summary: text,
  summaryOverride: text,
  timeZone: text,
  accessRole: z.enum(['owner', 'writer', 'reader', 'freeBusyReader']),
  primary: z.boolean().nullish(),
  backgroundColor: text,
});

const CalendarListJson = z.object({ items: z.array(z.unknown()).nullish(), nextPageToken: text });
const CreatedJson = z.object({ id: z.string().min(1), summary: text, timeZone: text });
const HeadOfListJson = z.object({ summary: text, timeZone: text });

/** More pages of calendars than anyone has: a list that never ends is given up. */
const maxPages = 100;

/** Asks for calendars themselves, not for what is in them. */
export function createCalendarCalls(
  api: calendar_v3.Calendar,
  transport: Transport,
  now: () => number,
) {
  const failure = (answer: GoogleAnswer) => ({
    ok: false as const,
    error: errorFromAnswer(answer, 'calendars', now()),
  });
  const unusable = (answer: GoogleAnswer, what: Unusable) => ({
    ok: false as const,
    error: errorFromUnusableBody(answer.status, what),
  });

  return {
    async list(): Promise<Outcome<RemoteCalendar[]>> {
      const calendars: RemoteCalendar[] = [];
      let pageToken: string | undefined;
      for (let page = 0; page < maxPages; page += 1) {
        const answer = await transport.call('calendarList.list', (options) =>
          api.calendarList.list(
            {
              maxResults: 250,
              fields:
                'nextPageToken,items(id,summary,summaryOverride,timeZone,accessRole,primary,backgroundColor)',
              ...(pageToken === undefined ? {} : { pageToken }),
            },
            options,
          ),
        );
        if (!answer.ok) return answer;
        if (answer.value.status !== 200) return failure(answer.value);
        const list = CalendarListJson.safeParse(parseJson(answer.value.body));
        if (!list.success) return unusable(answer.value, 'noCalendars');
        calendars.push(...(list.data.items ?? []).flatMap(toRemoteCalendar));
        if (!list.data.nextPageToken) return { ok: true, value: calendars };
        pageToken = list.data.nextPageToken;
      }
      return { ok: false, error: errorFromUnusableBody(200, 'endless') };
    },

    /**
     * Asks by an event listing, which names its calendar: `calendars.get` takes a scope that people may refuse, and
     * `calendarList.get` does not find a calendar that is merely not shown in the person's list.
     */
    async get(
      calendarId: string,
    ): Promise<Outcome<{ remoteId: string; name: string; timeZone: string }>> {
      const answer = await transport.call('calendar.probe', (options) =>
        api.events.list({ calendarId, maxResults: 1, fields: 'summary,timeZone' }, options),
      );
      if (!answer.ok) return answer;
      if (answer.value.status !== 200) return failure(answer.value);
      const head = HeadOfListJson.safeParse(parseJson(answer.value.body));
      if (!head.success) return unusable(answer.value, 'noEvents');
      const { summary, timeZone } = head.data;
      return {
        ok: true,
        value: { remoteId: calendarId, name: summary ?? '', timeZone: timeZone ?? 'UTC' },
      };
    },

    async create(name: string, timeZone: string): Promise<Outcome<RemoteCalendar>> {
      const answer = await transport.call('calendars.insert', (options) =>
        api.calendars.insert(
          { requestBody: { summary: name, timeZone }, fields: 'id,summary,timeZone' },
          options,
        ),
      );
      if (!answer.ok) return answer;
      if (answer.value.status !== 200) return failure(answer.value);
      const created = CreatedJson.safeParse(parseJson(answer.value.body));
      if (!created.success) return unusable(answer.value, 'noCalendar');
      const { id, summary, timeZone: zone } = created.data;
      const calendar = { remoteId: id, name: summary ?? name, timeZone: zone ?? timeZone };
      return {
        ok: true,
        value: { ...calendar, accessRole: 'owner', isPrimary: false, color: null },
      };
    },
  };
}

/** An entry that can't be read is left out: it can't be chosen then, and nothing breaks. */
function toRemoteCalendar(json: unknown): RemoteCalendar[] {
  const parsed = CalendarJson.safeParse(json);
  if (!parsed.success) return [];
  const { id, summary, summaryOverride, timeZone, accessRole, primary, backgroundColor } =
    parsed.data;
  return [
    {
      remoteId: id,
      name: summaryOverride || summary || id,
      timeZone: timeZone ?? 'UTC',
      accessRole,
      isPrimary: primary ?? false,
      color: backgroundColor ?? null,
    },
  ];
}
