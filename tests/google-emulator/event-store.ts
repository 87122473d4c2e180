import { deleted, duplicate, forbidden, invalid, notFound } from './api-error.ts';
import type { Account, Calendar } from './calendar-state.ts';
import { etagOf, type Stamps, timestamp } from './clock.ts';
import { contentOf, identityOf, patchedContent } from './event-merge.ts';
import {
  demandMatch,
  demandOrganizer,
  newEvent,
  type NewEvent,
  withContent,
} from './event-resource.ts';
import { checkId, settleContent } from './event-rules.ts';
import type { EventContent, EventVersion } from './event-schema.ts';
import type { JsonObject } from './json.ts';
import type { KnobValues } from './knobs.ts';
import { deriveInstance, isSeries, occurrenceStarts, parseInstanceId } from './occurrences.ts';
import type { Random } from './random.ts';
import type { Zones } from './zones.ts';

/** Who writes, and on which condition. */
export type WriteOptions = {
  actor: Account;
  /** The `If-Match` header: an etag, a list of them, or `*`. */
  ifMatch?: string | undefined;
};

type Deps = { stamps: Stamps; random: Random; zones: Zones; knobs: () => KnobValues };

export type EventStore = ReturnType<typeof createEventStore>;

/** Reads and writes of single events. Every write is one synchronous step and one entry (or more) in the change log. */
export function createEventStore({ stamps, random, zones, knobs }: Deps) {
  /** The event itself, or an untouched occurrence of a series, or nothing. */
  function find(calendar: Calendar, id: string): EventVersion | undefined {
    const stored = calendar.events.get(id);
    if (stored) return stored;
    const zone = calendar.fields.timeZone;
    const parsed = parseInstanceId(id, zones, zone);
    const series = parsed && calendar.events.get(parsed.seriesId);
    if (!parsed || !series || !isSeries(series.event)) return undefined;
    if (!occurrenceStarts(series, parsed.start, parsed.start + 1).includes(parsed.start))
      return undefined;
    return deriveInstance(series, parsed.start, zones, zone);
  }

  /** @throws ApiError 404 */
  function get(calendar: Calendar, id: string): EventVersion {
    const found = find(calendar, id);
    if (!found) throw notFound();
    return found;
  }

  /** Puts a new version in the log: a fresh etag always, a fresh `updated` nearly always. */
  function store(
    calendar: Calendar,
    event: NewEvent & { created?: string },
    times: { zone: string; startsAt: number; endsAt: number },
    keepUpdated?: EventVersion,
  ): EventVersion {
    const stamp = stamps.next();
    const updatedAt = keepUpdated?.updatedAt ?? stamp;
    const updated = timestamp(updatedAt);
    const version: EventVersion = {
      event: { ...event, etag: etagOf(stamp), created: event.created ?? updated, updated },
      zone: times.zone,
      startsAt: times.startsAt,
      endsAt: times.endsAt,
      updatedAt,
    };
    calendar.events.append(event.id, version);
    return version;
  }

  function settle(calendar: Calendar, content: EventContent) {
    return settleContent(content, {
      zones,
      timeZone: calendar.fields.timeZone,
      defaultReminders: calendar.defaultReminders,
      maxDescriptionLength: knobs().maxDescriptionLength,
    });
  }

  /** @throws ApiError 400 for a bad event, 409 for an id in use or burnt */
  function insert(calendar: Calendar, body: JsonObject, { actor }: WriteOptions): EventVersion {
    const identity = identityOf(body);
    if (identity.id !== undefined) checkId(identity.id);
    const settled = settle(calendar, contentOf(body));
    const id = freeId(calendar, identity.id);
    const event = newEvent(id, settled.content, identity, { calendar, actor });
    return store(calendar, event, settled);
  }

  function freeId(calendar: Calendar, wanted: string | undefined): string {
    if (wanted === undefined) return random.word(26);
    const burnt = calendar.purged.has(wanted) && knobs().purgedIdsStayBurnt;
    if (calendar.events.get(wanted) === undefined && !burnt) return wanted;
    switch (knobs().collisionDetection) {
      case 'on':
        throw duplicate();
      case 'overwrite':
        return wanted;
      case 'second-id':
        return random.word(26);
    }
  }

  /**
   * @throws ApiError 404 not there, 412 changed meanwhile, 403 deleted or somebody else's, 400 bad content
   */
  function patch(
    calendar: Calendar,
    id: string,
    body: JsonObject,
    options: WriteOptions,
  ): EventVersion {
    const current = get(calendar, id);
    return change(
      calendar,
      current,
      patchedContent(current.event, body),
      Object.keys(body),
      options,
    );
  }

  /** Like `patch`, but what the body leaves out is gone afterwards. */
  function update(
    calendar: Calendar,
    id: string,
    body: JsonObject,
    options: WriteOptions,
  ): EventVersion {
    const current = get(calendar, id);
    const content = contentOf({ status: 'confirmed', ...body });
    return change(
      calendar,
      current,
      content,
      [...Object.keys(body), ...Object.keys(current.event)],
      options,
    );
  }

  function change(
    calendar: Calendar,
    current: EventVersion,
    content: EventContent,
    touched: string[],
    options: WriteOptions,
  ): EventVersion {
    demandMatch(current, options.ifMatch);
    if (current.event.status === 'cancelled' && knobs().reviveByUpdate === 'forbidden')
      throw forbidden();
    const settled = settle(calendar, content);
    if (content.sequence !== undefined && content.sequence < current.event.sequence) {
      throw invalid(
        'Invalid sequence value. The specified sequence number is below the current sequence number of the resource. Re-fetch the resource and use its sequence number on the following request.',
      );
    }
    if (knobs().foreignOrganizerWrites === 'forbidden')
      demandOrganizer(current.event, settled.content);
    const event = withContent(current.event, settled.content);
    if (settled.content.status === 'cancelled')
      return cancel(calendar, { ...current, ...settled, event });
    const moved =
      settled.startsAt !== current.startsAt ||
      settled.endsAt !== current.endsAt ||
      JSON.stringify(settled.content.recurrence) !== JSON.stringify(current.event.recurrence) ||
      current.event.status === 'cancelled';
    const sequence = Math.max(content.sequence ?? 0, current.event.sequence + (moved ? 1 : 0));
    const quiet =
      knobs().reminderEditsKeepUpdated && touched.every((field) => field === 'reminders');
    return store(calendar, { ...event, sequence }, settled, quiet ? current : undefined);
  }

  /** Cancelled events keep their last content: Google still shows it to those who ask for the event by id. */
  function cancel(calendar: Calendar, current: EventVersion): EventVersion {
    const cancelled = store(calendar, { ...current.event, status: 'cancelled' }, current);
    if (isSeries(current.event) && knobs().deleteSeriesWithExceptions) {
      for (const version of calendar.events.values()) {
        if (
          version.event.recurringEventId !== current.event.id ||
          version.event.status === 'cancelled'
        )
          continue;
        store(calendar, { ...version.event, status: 'cancelled' }, version);
      }
    }
    return cancelled;
  }

  return {
    find,
    get,
    insert,
    patch,
    update,

    /** @throws ApiError 404 not there, 410 deleted before, 412 changed meanwhile */
    remove(calendar: Calendar, id: string, { ifMatch }: WriteOptions): void {
      const current = get(calendar, id);
      if (current.event.status === 'cancelled') throw deleted();
      demandMatch(current, ifMatch);
      cancel(calendar, current);
    },

    /** What "restore" in the bin of Google's own page does; an API client can't rely on it. */
    restore(calendar: Calendar, id: string): EventVersion {
      const current = get(calendar, id);
      return store(
        calendar,
        { ...current.event, status: 'confirmed', sequence: current.event.sequence + 1 },
        current,
      );
    },

    /**
     * The event goes to another calendar under its id and leaves a cancelled one behind.
     * https://developers.google.com/workspace/calendar/api/v3/reference/events/move
     */
    move(calendar: Calendar, id: string, destination: Calendar): EventVersion {
      const current = get(calendar, id);
      if (current.event.status === 'cancelled') throw deleted();
      if (destination.events.get(id)?.event.status === 'confirmed') throw duplicate();
      cancel(calendar, current);
      const organizer = {
        email: destination.id,
        displayName: destination.fields.summary,
        self: true,
      };
      return store(destination, { ...current.event, organizer }, current);
    },

    /** A new etag (and place in the change log) for the same content. */
    touch(calendar: Calendar, id: string): EventVersion {
      const current = get(calendar, id);
      return store(calendar, current.event, current, current);
    },

    /** Google forgets cancelled events after a while: afterwards there is no trace of them. */
    purge(calendar: Calendar, ids?: readonly string[]): string[] {
      const cancelled = calendar.events
        .values()
        .filter(({ event }) => event.status === 'cancelled');
      const gone = cancelled
        .map(({ event }) => event.id)
        .filter((id) => ids === undefined || ids.includes(id));
      calendar.events.forget(new Set(gone));
      for (const id of gone) calendar.purged.add(id);
      return gone;
    },
  };
}
