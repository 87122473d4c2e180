import { z } from 'zod';
import { EventContent, Stamp } from './event-content.ts';

/** Longest texts taken over from a calendar, in UTF-16 units; a longer one makes the event unreadable. */
export const remoteTextLimits = { summary: 1024, description: 8192, location: 1024 } as const;

/**
 * One event as a provider showed it, in terms no provider owns: also masters and exceptions of
 * recurring events, unexpanded. Everything but `id`, `etag` and `status` may be missing in a tombstone.
 */
export const RemoteEvent = z.object({
  id: z.string().min(1),
  /** Opaque; empty when the provider sent none (a bare tombstone). */
  etag: z.string(),
  status: z.enum(['confirmed', 'tentative', 'cancelled']),
  /** Instant of the last change there as the provider says, null when unknown. */
  updatedAt: z.number().nullable(),
  /** Null for a tombstone, and for an event that can't be read: then `problem` says why. */
  content: EventContent.nullable(),
  problem: z.string().nullable(),
  stamp: Stamp.nullable(),
  /** RRULE, RDATE, EXDATE lines of a recurring master (RFC 5545); empty for a single event. */
  recurrence: z.array(z.string()),
  /** For an exception of a recurring event: its master. */
  recurringEventId: z.string().nullable(),
  /** For an exception: the start its instance had in the series: an instant, or a day for all-day series. */
  originalStart: z.union([z.object({ at: z.number() }), z.object({ day: z.string() })]).nullable(),
  /** The account's own answer to an invitation, null when it is not a guest. */
  ownResponse: z.enum(['needsAction', 'declined', 'tentative', 'accepted']).nullable(),
});
export type RemoteEvent = z.output<typeof RemoteEvent>;
