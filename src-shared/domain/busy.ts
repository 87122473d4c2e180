import type { CalendarId } from './ids.ts';
import { expandEvents, type Expansion } from './recurrence.ts';
import type { RemoteEvent } from './remote-event.ts';
import type { BusyBlock } from './sync-views.ts';
import type { TimeRange } from './time.ts';

/**
 * Tells whether an event takes up its time: it lives, can be read, is shown as busy, and the account has not
 * declined it. A tentative one does, and so does an invitation nobody has answered yet.
 */
export function takesTime(event: RemoteEvent): boolean {
  return (
    event.status !== 'cancelled' &&
    event.content !== null &&
    event.content.busy &&
    event.ownResponse !== 'declined'
  );
}

export type BusyRequest = {
  calendarId: CalendarId;
  /** Everything known of the calendar that can matter for the range, deleted instances of series included. */
  events: readonly RemoteEvent[];
  range: TimeRange;
  /** The zone that days of all-day events count in. */
  zoneForDays: string;
  /** Ids of events that do not count, whole series with them: our own bookings, and duplicates that were dismissed. */
  except: ReadonlySet<string>;
};

/** The times that other events of one calendar take in a range, recurring ones expanded, in order of their start. */
export function busyBlocksOf({ calendarId, events, range, zoneForDays, except }: BusyRequest): {
  blocks: BusyBlock[];
  problems: Expansion['problems'];
} {
  const others = events.filter(
    (event) => !except.has(event.id) && !isOneOf(event, except) && !isIdleSeries(event),
  );
  const { instances, problems } = expandEvents(others, range, zoneForDays);
  const blocks = instances
    .filter(({ event }) => takesTime(event))
    .map(({ key, content }) => ({
      key: `${calendarId}/${key}`,
      calendarId,
      title: content.summary,
      when: content.when,
    }));
  return { blocks, problems };
}

function isOneOf({ recurringEventId }: RemoteEvent, series: ReadonlySet<string>): boolean {
  return recurringEventId !== null && series.has(recurringEventId);
}

/** A series that takes no time need not be expanded: calendars of birthdays are full of them. */
function isIdleSeries(event: RemoteEvent): boolean {
  return event.recurrence.length > 0 && event.content !== null && !takesTime(event);
}
