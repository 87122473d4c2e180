import { calendarRule, invalid, required, timeRangeEmpty } from './api-error.ts';
import type { EventContent, EventTime, Reminders } from './event-schema.ts';
import { present } from './json.ts';
import type { Zones } from './zones.ts';

/** The surroundings an event is judged in. */
export type RuleContext = {
  zones: Zones;
  /** The zone of the calendar: answers are written in it, and it stands in where an event names none. */
  timeZone: string;
  defaultReminders: NonNullable<Reminders['overrides']>;
  maxDescriptionLength: number;
};

type ResolvedTime = { wire: EventTime; instant: number; allDay: boolean };

export type SettledContent = {
  content: EventContent;
  zone: string;
  startsAt: number;
  endsAt: number;
};

/** Base32hex, 5 to 1024 letters: https://developers.google.com/workspace/calendar/api/v3/reference/events/insert */
export function checkId(id: string): void {
  if (!/^[a-v0-9]{5,1024}$/.test(id)) throw invalid('Invalid resource id value.');
}

/**
 * Judges what a client wants an event to be, and writes it the way Google would answer it: moments in the calendar's
 * zone, defaults left out, what Google rewrites rewritten.
 * @throws ApiError 400 with the reason Google gives
 */
export function settleContent(content: EventContent, context: RuleContext): SettledContent {
  const { start, end } = settleTimes(content, context);
  if ((content.description?.length ?? 0) > context.maxDescriptionLength) {
    throw invalid('The event description is too long.');
  }
  for (const attendee of content.attendees ?? []) {
    if (attendee.email === undefined) throw required('Missing attendee email.');
    if (!/^[^@\s]+@[^@\s]+$/.test(attendee.email)) throw invalid('Invalid attendee email.');
  }
  const settled = present<EventContent>({
    ...content,
    status: content.status ?? 'confirmed',
    start: start.wire,
    end: end.wire,
    recurrence: settleRecurrence(content.recurrence),
    attendees: content.attendees?.map((attendee) => ({
      responseStatus: 'needsAction',
      ...attendee,
    })),
    transparency: content.transparency === 'opaque' ? undefined : content.transparency,
    visibility: content.visibility === 'default' ? undefined : content.visibility,
    extendedProperties: settleProperties(content.extendedProperties),
    reminders: settleReminders(content.reminders, start.allDay, context),
    eventType: content.eventType ?? 'default',
  });
  return { content: settled, zone: context.timeZone, startsAt: start.instant, endsAt: end.instant };
}

function settleTimes(
  content: EventContent,
  context: RuleContext,
): { start: ResolvedTime; end: ResolvedTime } {
  if (!content.end) throw required('Missing end time.');
  if (!content.start) throw required('Missing start time.');
  const recurring = (content.recurrence?.length ?? 0) > 0;
  const start = resolveTime(content.start, 'start', recurring, context);
  const end = resolveTime(content.end, 'end', recurring, context);
  if (start.allDay !== end.allDay) {
    throw invalid('Start and end times must either both be date or both be dateTime.');
  }
  // The end is exclusive: a day that ends on itself is empty, a moment may last no time at all.
  if (end.instant < start.instant || (start.allDay && end.instant === start.instant))
    throw timeRangeEmpty();
  return { start, end };
}

function resolveTime(
  time: EventTime,
  name: 'start' | 'end',
  recurring: boolean,
  context: RuleContext,
): ResolvedTime {
  const { zones } = context;
  const bad = (): Error => invalid(`Invalid ${name} time.`);
  if ((time.date === undefined) === (time.dateTime === undefined)) throw bad();
  if (time.timeZone !== undefined && !zones.isKnown(time.timeZone)) {
    throw invalid(`Invalid time zone definition for ${name} time.`);
  }
  if (time.date !== undefined) {
    if (!isDay(time.date)) throw bad();
    return {
      wire: { date: time.date },
      instant: zones.startOfDay(time.date, context.timeZone),
      allDay: true,
    };
  }
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/i.exec(
    time.dateTime ?? '',
  );
  if (!parts || !isDay(parts[1]!) || !/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(parts[2]!))
    throw bad();
  const [, day, clock, offset] = parts;
  // A series needs a zone even if its moments carry an offset: an offset does not know of daylight saving time.
  if (time.timeZone === undefined && (offset === undefined || recurring)) {
    throw required(`Missing time zone definition for ${name} time.`);
  }
  const local = `${day}T${clock}`;
  const instant =
    offset === undefined ? zones.instantOf(local, time.timeZone!) : Date.parse(`${local}${offset}`);
  return {
    wire: {
      dateTime: zones.format(instant, context.timeZone),
      timeZone: time.timeZone ?? context.timeZone,
    },
    instant,
    allDay: false,
  };
}

/** By arithmetic: a thousand times a second this is asked of days, and `Date` takes long to say. */
function isDay(text: string): boolean {
  const [, year = NaN, month = NaN, day = NaN] =
    /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)?.map(Number) ?? [];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= length;
}

function settleRecurrence(recurrence: string[] | undefined): string[] | undefined {
  if (!recurrence || recurrence.length === 0) return undefined;
  const understood = recurrence.every((line) =>
    /^(RRULE|EXRULE):.*FREQ=|^(RDATE|EXDATE)[;:]/.test(line),
  );
  if (!understood) throw invalid('Invalid recurrence rule.');
  return recurrence;
}

/** Longer keys are dropped and longer values cut without a word: https://developers.google.com/workspace/calendar/api/guides/extended-properties */
function settleProperties(
  properties: EventContent['extendedProperties'],
): EventContent['extendedProperties'] {
  if (!properties) return undefined;
  const kept = (side: Record<string, string> | undefined): Record<string, string> | undefined => {
    const entries = Object.entries(side ?? {}).filter(([key]) => key.length <= 44);
    if (entries.length > 300) throw invalid('Too many extended properties.');
    return entries.length === 0
      ? undefined
      : Object.fromEntries(entries.map(([key, value]) => [key, value.slice(0, 1024)]));
  };
  const result = present({ private: kept(properties.private), shared: kept(properties.shared) });
  return Object.keys(result).length === 0 ? undefined : result;
}

/**
 * What Google makes of reminders, as captured from live answers in public reports: bad values are mended in silence,
 * an all-day event does not inherit but gets a copy of the calendar's defaults.
 */
function settleReminders(
  reminders: Reminders | undefined,
  allDay: boolean,
  context: RuleContext,
): Reminders {
  const overrides = reminders?.overrides ?? [];
  const useDefault = reminders?.useDefault ?? overrides.length === 0;
  if (useDefault && overrides.length > 0) {
    throw calendarRule(
      'cannotUseDefaultRemindersAndSpecifyOverride',
      'Cannot specify both default reminders and overrides at the same time.',
    );
  }
  if (overrides.length > 5) {
    throw calendarRule(
      'eventRemindersCountExceedsLimit',
      'The number of reminders exceeds the limit.',
    );
  }
  if (useDefault && !allDay) return { useDefault: true };
  const wanted = useDefault ? context.defaultReminders : overrides;
  const kept = new Map(
    wanted
      .filter(({ method }) => method === 'popup' || method === 'email')
      .map(({ method, minutes }) => ({ method, minutes: Math.min(Math.max(minutes, 0), 40_320) }))
      .map((reminder) => [`${reminder.method} ${reminder.minutes}`, reminder]),
  );
  return kept.size === 0
    ? { useDefault: false }
    : { useDefault: false, overrides: [...kept.values()] };
}
