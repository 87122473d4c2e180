import { calendarRule, invalid, timeRangeEmpty, updatedMinTooLongAgo } from './api-error.ts';
import type { AccessRole, Calendar } from './calendar-state.ts';
import type { EmulatorClock } from './clock.ts';
import type { EventVersion } from './event-schema.ts';
import { viewEvent, viewTombstone, type Viewer } from './event-view.ts';
import type { KnobValues } from './knobs.ts';
import { deriveInstance, instanceId, isSeries, occurrenceStarts } from './occurrences.ts';
import type { createPaging, Page } from './paging.ts';
import type { Zones } from './zones.ts';

/** https://developers.google.com/workspace/calendar/api/v3/reference/events/list, parameter `syncToken` */
const forbiddenWithSyncToken = [
  'iCalUID',
  'orderBy',
  'privateExtendedProperty',
  'q',
  'sharedExtendedProperty',
  'timeMin',
  'timeMax',
  'updatedMin',
];
const noSyncTokenAfter = [
  'iCalUID',
  'orderBy',
  'privateExtendedProperty',
  'q',
  'sharedExtendedProperty',
  'updatedMin',
];

type Deps = {
  paging: ReturnType<typeof createPaging>;
  clock: EmulatorClock;
  zones: Zones;
  knobs: () => KnobValues;
};
type ListQuery = ReturnType<typeof readQuery>;

/** events.list: full and incremental lists, filters, pages. */
export function createEventList({ paging, clock, zones, knobs }: Deps) {
  function select(calendar: Calendar, role: AccessRole, query: ListQuery) {
    const viewer: Viewer = {
      role,
      zones,
      calendarZone: calendar.fields.timeZone,
      responseZone: query.timeZone,
    };
    return (versions: EventVersion[], incremental: boolean): object[] => {
      const cancelled = (id: string | undefined): boolean =>
        id !== undefined && calendar.events.get(id)?.event.status === 'cancelled';
      /** Cancelled occurrences of a living series are content, not deletions, wherever series are not expanded. */
      const listed = ({ event, updatedAt }: EventVersion): boolean =>
        event.status !== 'cancelled' ||
        incremental ||
        query.showDeleted ||
        (query.updatedMin !== null && updatedAt >= query.updatedMin) ||
        (!query.singleEvents &&
          event.recurringEventId !== undefined &&
          !cancelled(event.recurringEventId));
      const expanded = query.singleEvents ? expand(calendar, versions, query) : versions;
      const matching = expanded.filter((version) => listed(version) && matches(version, query));
      if (query.orderBy === 'startTime')
        matching.sort((one, other) => one.startsAt - other.startsAt);
      if (query.orderBy === 'updated')
        matching.sort((one, other) => one.updatedAt - other.updatedAt);
      const short = incremental && !query.showDeleted && knobs().cancelledBodies === 'minimal';
      return matching.map((version) =>
        version.event.status === 'cancelled' &&
        (short || version.event.recurringEventId !== undefined)
          ? viewTombstone(version, viewer)
          : viewEvent(version, viewer),
      );
    };
  }

  /** Series give way to their occurrences, except those that an exception stands in for. */
  function expand(
    calendar: Calendar,
    versions: EventVersion[],
    { timeMin, timeMax }: ListQuery,
  ): EventVersion[] {
    const zone = calendar.fields.timeZone;
    return versions.flatMap((version) => {
      if (!isSeries(version.event) || version.event.status === 'cancelled') return [version];
      const from =
        timeMin === null ? version.startsAt : timeMin - (version.endsAt - version.startsAt);
      return occurrenceStarts(version, from, timeMax ?? undefined)
        .filter(
          (start) => calendar.events.get(instanceId(version, start, zones, zone)) === undefined,
        )
        .map((start) => deriveInstance(version, start, zones, zone));
    });
  }

  function checkQuery(query: URLSearchParams, read: ListQuery): void {
    if (query.has('syncToken')) {
      const refused = forbiddenWithSyncToken.filter((name) => query.has(name));
      if (refused.length > 0)
        throw invalid(`Sync token cannot be used with: ${refused.join(', ')}`, refused[0]);
      if (query.get('showDeleted') === 'false')
        throw invalid('Sync token cannot be used with showDeleted=false', 'showDeleted');
    }
    if (read.timeMin !== null && read.timeMax !== null && read.timeMin >= read.timeMax)
      throw timeRangeEmpty();
    const byStart = read.orderBy === 'startTime';
    if (
      (read.orderBy !== null && !byStart && read.orderBy !== 'updated') ||
      (byStart && !read.singleEvents)
    ) {
      throw invalid('The requested ordering is not available for the particular query.', 'orderBy');
    }
    if (read.timeZone !== undefined && !zones.isKnown(read.timeZone))
      throw invalid('Invalid time zone.', 'timeZone');
    const oldest = knobs().updatedMinMaxAgeDays;
    if (
      read.updatedMin !== null &&
      oldest !== null &&
      read.updatedMin < clock.now() - oldest * 86_400_000
    )
      throw updatedMinTooLongAgo();
  }

  return {
    /** @throws ApiError 400, 410 */
    list(calendar: Calendar, role: AccessRole, query: URLSearchParams, lag: number): Page {
      const read = readQuery(query);
      checkQuery(query, read);
      return paging.page({
        list: `events ${calendar.id}`,
        log: calendar.events,
        query,
        tokensValidFrom: calendar.tokensValidFrom,
        lag,
        givesSyncToken: !noSyncTokenAfter.some((name) => query.has(name)),
        defaultSize: 250,
        sizeLimit: 2500,
        select: select(calendar, role, read),
      });
    },

    /** events.instances: the occurrences of one series, exceptions among them. */
    instances(
      calendar: Calendar,
      role: AccessRole,
      series: EventVersion,
      query: URLSearchParams,
    ): object[] {
      if (!isSeries(series.event))
        throw calendarRule('notRecurring', 'The event is not a recurring event.');
      const own = calendar.events
        .values()
        .filter(
          ({ event }) => event.id === series.event.id || event.recurringEventId === series.event.id,
        );
      const expanding = new URLSearchParams([...query, ['singleEvents', 'true']]);
      return select(calendar, role, { ...readQuery(expanding), orderBy: 'startTime' })(own, false);
    },
  };
}

function readQuery(query: URLSearchParams) {
  return {
    timeMin: readInstant(query, 'timeMin'),
    timeMax: readInstant(query, 'timeMax'),
    updatedMin: readInstant(query, 'updatedMin'),
    timeZone: query.get('timeZone') ?? undefined,
    orderBy: query.get('orderBy'),
    singleEvents: readFlag(query, 'singleEvents'),
    showDeleted: readFlag(query, 'showDeleted'),
    iCalUID: query.get('iCalUID'),
    words: query.get('q')?.toLowerCase().split(/\s+/) ?? [],
    eventTypes: query.getAll('eventTypes'),
    privateProperties: query.getAll('privateExtendedProperty').map(readProperty),
    sharedProperties: query.getAll('sharedExtendedProperty').map(readProperty),
  };
}

/** An RFC 3339 moment with its offset; fractions of a second are ignored. */
export function readInstant(query: URLSearchParams, name: string): number | null {
  const text = query.get(name);
  if (text === null) return null;
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.test(text)
    ? Date.parse(text)
    : NaN;
  if (Number.isNaN(instant)) throw invalid(`Invalid value for: Invalid format: "${text}"`, name);
  return name === 'updatedMin' ? instant : Math.floor(instant / 1000) * 1000;
}

function readFlag(query: URLSearchParams, name: string): boolean {
  const text = query.get(name);
  if (text !== null && text !== 'true' && text !== 'false')
    throw invalid(`Invalid boolean value: '${text}'.`, name);
  return text === 'true';
}

function readProperty(text: string): { name: string; value: string } {
  const split = text.indexOf('=');
  if (split < 1) throw invalid(`Invalid extended property constraint: "${text}"`);
  return { name: text.slice(0, split), value: text.slice(split + 1) };
}

function matches(version: EventVersion, query: ListQuery): boolean {
  const { event } = version;
  if (query.timeMin !== null && !reachesPast(version, query.timeMin)) return false;
  if (query.timeMax !== null && version.startsAt >= query.timeMax) return false;
  if (query.updatedMin !== null && version.updatedAt < query.updatedMin) return false;
  if (query.iCalUID !== null && event.iCalUID !== query.iCalUID) return false;
  if (query.eventTypes.length > 0 && !query.eventTypes.includes(event.eventType ?? 'default'))
    return false;
  const hasAll = (
    wanted: { name: string; value: string }[],
    side: Record<string, string> | undefined,
  ): boolean => wanted.every(({ name, value }) => side?.[name] === value);
  if (!hasAll(query.privateProperties, event.extendedProperties?.private)) return false;
  if (!hasAll(query.sharedProperties, event.extendedProperties?.shared)) return false;
  if (query.words.length === 0) return true;
  const people = [event.organizer, ...(event.attendees ?? [])].flatMap(({ email, displayName }) => [
    email,
    displayName,
  ]);
  const text = [event.summary, event.description, event.location, ...people]
    .join('\n')
    .toLowerCase();
  return query.words.every((word) => text.includes(word));
}

/** Whether the event, or any occurrence of the series, ends after the moment. */
function reachesPast(version: EventVersion, instant: number): boolean {
  if (version.endsAt > instant) return true;
  return (
    isSeries(version.event) &&
    occurrenceStarts(version, instant - (version.endsAt - version.startsAt) + 1).length > 0
  );
}
