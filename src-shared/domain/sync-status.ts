import { z } from 'zod';

/**
 * How an item stands towards the calendar, as a person sees it: waiting to be sent; as agreed; not
 * accepted (with the reason); needing a decision; cancelled here and removed there.
 */
export const SyncStatus = z.enum(['pending', 'synced', 'failed', 'conflict', 'deleted']);
export type SyncStatus = z.output<typeof SyncStatus>;

/** The four facts every read model of a syncable item shows. */
export const SyncFacts = z.object({
  status: SyncStatus,
  /** Why it failed or what is to be decided, in a sentence; null when there is nothing to say. */
  reason: z.string().nullable(),
  /** The event's id in the calendar it lives on, null when it is on none. */
  remoteId: z.string().nullable(),
  /** Instant of the last exchange that left both sides agreed. */
  lastSyncedAt: z.number().nullable(),
  /** Instant of the next try, when one is planned later than now. */
  nextAttemptAt: z.number().nullable(),
});
export type SyncFacts = z.output<typeof SyncFacts>;
