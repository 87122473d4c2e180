import type { EventContent } from '../../src-shared/domain/event-content.ts';
import { expandEvents } from '../../src-shared/domain/recurrence.ts';
import type { RemoteEvent } from '../../src-shared/domain/remote-event.ts';
import type { When } from '../../src-shared/domain/time.ts';

/** An event that is fully busy, with some parts replaced. */
export function eventWith(
  parts: Partial<RemoteEvent> & { content?: EventContent | null },
): RemoteEvent {
  return {
    id: 'e',
    etag: '"1"',
    status: 'confirmed',
    updatedAt: 1,
    content: contentAt({ allDay: false, startAt: 0, endAt: 1, timeZone: 'UTC' }),
    problem: null,
    stamp: null,
    recurrence: [],
    recurringEventId: null,
    originalStart: null,
    ownResponse: null,
    ...parts,
  };
}

/** A content at a time. */
export function contentAt(when: When, parts: Partial<EventContent> = {}): EventContent {
  return { summary: 'Dentist', description: '', location: '', busy: true, ...parts, when };
}

/** A timed one from an ISO instant on, for so many minutes. */
export function timedWhen(start: string, minutes: number, timeZone: string): When {
  const startAt = Date.parse(start);
  return { allDay: false, startAt, endAt: startAt + minutes * 60_000, timeZone };
}

/** An all-day time, the end exclusive. */
export function dayWhen(startDay: string, endDay: string): When {
  return { allDay: true, startDay, endDay };
}

/** A range from ISO instants. */
export function rangeOf(from: string, to: string) {
  return { fromAt: Date.parse(from), toAt: Date.parse(to) };
}

/** The starts of all instances, as ISO instants or days. */
export function startsOf(
  events: readonly RemoteEvent[],
  range: { fromAt: number; toAt: number },
  zone = 'UTC',
): string[] {
  return expandEvents(events, range, zone).instances.map(({ content: { when } }) =>
    when.allDay ? when.startDay : new Date(when.startAt).toISOString().replace(':00.000Z', 'Z'),
  );
}
