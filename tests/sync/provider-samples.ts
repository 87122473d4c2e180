import type {
  EventWrite,
  Outcome,
  ProviderErrorKind,
} from '../../src-main/sync/calendar-provider.ts';
import type { EventContent, Stamp } from '../../src-shared/domain/event-content.ts';
import type { RemoteEvent } from '../../src-shared/domain/remote-event.ts';

/** 2026-03-02T09:00 in Berlin. */
export const startAt = Date.UTC(2026, 2, 2, 8);

export const contentOf = (parts: Partial<EventContent> = {}): EventContent => ({
  summary: 'Massage',
  description: 'Bring a towel',
  location: 'Room 2',
  when: { allDay: false, startAt, endAt: startAt + 3_600_000, timeZone: 'Europe/Berlin' },
  busy: true,
  ...parts,
});

export const stampOf = (revision: number): Stamp => ({
  itemKind: 'booking',
  itemId: 'b1',
  revision,
  databaseId: 'd1',
  writeId: `w${revision}`,
});

export const insertOf = (eventId: string, parts: Partial<EventContent> = {}): EventWrite => ({
  kind: 'insert',
  eventId,
  content: contentOf(parts),
  stamp: stampOf(1),
});

export const patchOf = (
  event: { id: string; etag: string },
  parts: Partial<EventContent> = {},
  revision = 2,
): EventWrite => ({
  kind: 'patch',
  eventId: event.id,
  etag: event.etag,
  content: contentOf(parts),
  stamp: stampOf(revision),
});

export const deleteOf = (event: { id: string; etag: string }): EventWrite => ({
  kind: 'delete',
  eventId: event.id,
  etag: event.etag,
});

export const idOf = (index: number): string => `aa${index.toString(16).padStart(8, '0')}g1`;

/** The answer's value; fails when it was a refusal. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.error.kind} ${outcome.error.message}`);
  return outcome.value;
}

/** The event an insert or patch left behind. */
export function eventOf(outcome: Outcome<RemoteEvent | null>): RemoteEvent {
  const event = valueOf(outcome);
  if (event === null) throw new Error('a deletion leaves no event');
  return event;
}

export const kindOf = (outcome: Outcome<unknown>): 'ok' | ProviderErrorKind =>
  outcome.ok ? 'ok' : outcome.error.kind;
