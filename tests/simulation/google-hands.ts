import type { EventContent } from '../../src-shared/domain/event-content.ts';
import type { RemoteEvent } from '../../src-shared/domain/remote-event.ts';
import { blankEvent } from './google-calendar.ts';
import type { SimulatedGoogle } from './simulated-google.ts';

/** What the person does on Google's own page. Each answers null (or false) when it can't be done to that event now. */
export type GoogleHands = {
  /** Changes some fields; the app's private properties stay on the event. */
  edit(calendarId: string, eventId: string, changes: Partial<EventContent>): RemoteEvent | null;
  remove(calendarId: string, eventId: string): boolean;
  /** Takes an event out of the bin: the same id lives again. */
  restore(calendarId: string, eventId: string): RemoteEvent | null;
  /** Makes a second event with an id of Google's, with the private properties copied. */
  copy(calendarId: string, eventId: string, changes?: Partial<EventContent>): RemoteEvent | null;
  /** Moves an event to another calendar; it keeps its id there. */
  moveToCalendar(calendarId: string, eventId: string, toCalendarId: string): RemoteEvent | null;
  /** Creates an event that has nothing to do with the app; with RRULE lines, a recurring one. */
  insertForeign(
    calendarId: string,
    content: EventContent,
    parts?: Partial<Pick<RemoteEvent, 'recurrence' | 'ownResponse' | 'status' | 'stamp'>>,
  ): RemoteEvent;
  /** Changes one instance of a series, or (null) deletes it. */
  putException(
    calendarId: string,
    masterId: string,
    originalStart: NonNullable<RemoteEvent['originalStart']>,
    content: EventContent | null,
  ): RemoteEvent | null;
  deleteCalendar(calendarId: string): void;
  renameCalendar(calendarId: string, name: string): void;
};

/** The person's hands at Google's side. */
export function createHands(google: SimulatedGoogle): GoogleHands {
  function liveEvent(calendarId: string, eventId: string): RemoteEvent | null {
    const calendar = google.calendar(calendarId);
    const event = calendar.isDeleted ? null : calendar.find(eventId);
    return event === null || event.status === 'cancelled' ? null : event;
  }

  return {
    edit(calendarId, eventId, changes) {
      const event = liveEvent(calendarId, eventId);
      if (event === null || event.content === null) return null;
      return google
        .calendar(calendarId)
        .change(eventId, { content: { ...event.content, ...changes } });
    },
    remove(calendarId, eventId) {
      if (liveEvent(calendarId, eventId) === null) return false;
      google.calendar(calendarId).cancel(eventId);
      return true;
    },
    restore(calendarId, eventId) {
      const calendar = google.calendar(calendarId);
      if (calendar.isDeleted || calendar.find(eventId)?.status !== 'cancelled') return null;
      return calendar.change(eventId, { status: 'confirmed' });
    },
    copy(calendarId, eventId, changes = {}) {
      const event = liveEvent(calendarId, eventId);
      if (event === null || event.content === null) return null;
      const copied = {
        ...event,
        id: google.makeEventId(),
        content: { ...event.content, ...changes },
      };
      return google.calendar(calendarId).put(copied, false);
    },
    moveToCalendar(calendarId, eventId, toCalendarId) {
      const event = liveEvent(calendarId, eventId);
      const target = google.calendar(toCalendarId);
      if (event === null || target.isDeleted || calendarId === toCalendarId) return null;
      if (liveEvent(toCalendarId, eventId) !== null) return null;
      const isOurs = !google.calendar(calendarId).isForeign(eventId);
      google.calendar(calendarId).cancel(eventId);
      return target.put(event, isOurs);
    },
    insertForeign(calendarId, content, parts = {}) {
      return google
        .calendar(calendarId)
        .put({ ...blankEvent(google.makeEventId()), content, ...parts }, false);
    },
    putException(calendarId, masterId, originalStart, content) {
      const master = liveEvent(calendarId, masterId);
      if (master === null) return null;
      const exception: RemoteEvent = {
        ...blankEvent(`${masterId}_${suffixOf(originalStart)}`),
        status: content === null ? 'cancelled' : 'confirmed',
        content: content ?? master.content,
        stamp: master.stamp,
        recurringEventId: masterId,
        originalStart,
      };
      const calendar = google.calendar(calendarId);
      return calendar.put(exception, !calendar.isForeign(masterId));
    },
    deleteCalendar(calendarId) {
      google.calendar(calendarId).isDeleted = true;
    },
    renameCalendar(calendarId, name) {
      google.calendar(calendarId).name = name;
    },
  };
}

/** What Google adds to the master's id for an instance: its original start, in UTC. */
function suffixOf(start: NonNullable<RemoteEvent['originalStart']>): string {
  if ('day' in start) return start.day.replaceAll('-', '');
  return new Date(start.at).toISOString().replaceAll(/[-:]|\.\d+/g, '');
}
