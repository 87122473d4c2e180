import type {
  EventWrite,
  Outcome,
  ProviderErrorKind,
} from '../../src-main/sync/calendar-provider.ts';
import type { EventContent, Stamp } from '../../src-shared/domain/event-content.ts';
import type { RemoteEvent } from '../../src-shared/domain/remote-event.ts';

/** 2026-03-02T09:00 in Berlin. */
export const sampleStart = Date.UTC(2026, 2, 2, 8);

/** An hour's event, with some fields replaced. */
export function sampleContent(parts: Partial<EventContent> = {}): EventContent {
  return {
    summary: 'Massage',
    description: 'Bring a towel',
    location: 'Room 2',
    busy: true,
    when: {
      allDay: false,
      startAt: sampleStart,
      endAt: sampleStart + 3_600_000,
      timeZone: 'Europe/Berlin',
    },
    ...parts,
  };
}

/** A stamp as the app leaves it. */
export function sampleStamp(revision = 1): Stamp {
  return { itemKind: 'booking', itemId: 'b1', revision, databaseId: 'd1', writeId: `w${revision}` };
}

/** An insert of a sample event. */
export function insertOf(eventId: string, parts: Partial<EventContent> = {}): EventWrite {
  return { kind: 'insert', eventId, content: sampleContent(parts), stamp: sampleStamp() };
}

/** A patch with a precondition. */
export function patchOf(
  eventId: string,
  etag: string,
  parts: Partial<EventContent> = {},
  revision = 2,
): EventWrite {
  return {
    kind: 'patch',
    eventId,
    etag,
    content: sampleContent(parts),
    stamp: sampleStamp(revision),
  };
}

/** The answer's value; throws when it was a refusal. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.error.kind} ${outcome.error.message}`);
  return outcome.value;
}

/** The event an insert or patch left behind. */
export function eventOf(outcome: Outcome<RemoteEvent | null>): RemoteEvent {
  const event = valueOf(outcome);
  if (event === null) throw new Error('a delete leaves no event');
  return event;
}

/** `ok`, or the kind of the refusal. */
export function kindOf(outcome: Outcome<unknown>): 'ok' | ProviderErrorKind {
  return outcome.ok ? 'ok' : outcome.error.kind;
}
