import { z } from 'zod';
import { contentFields, EventContent, ItemKind } from './event-content.ts';
import { AccountId, CalendarId } from './ids.ts';
import { SyncFacts } from './sync-status.ts';
import { When } from './time.ts';

/** A calendar of a connected account, as the database knows it. */
export const CalendarView = z.object({
  id: CalendarId,
  accountId: AccountId,
  name: z.string(),
  timeZone: z.string(),
  color: z.string().nullable(),
  canWrite: z.boolean(),
  isPrimary: z.boolean(),
  /** Bookings go here. */
  isTarget: z.boolean(),
  /** Its events are fetched and shown as busy time. */
  isSelected: z.boolean(),
  /** What keeps it from syncing, in a sentence; null when nothing does. */
  trouble: z.string().nullable(),
  lastPulledAt: z.number().nullable(),
});
export type CalendarView = z.output<typeof CalendarView>;

export const AccountView = z.object({
  id: AccountId,
  email: z.string(),
  status: z.enum(['connected', 'reconnect', 'disconnected']),
  /** False until the person has seen what the first sync will do and started it. */
  syncStarted: z.boolean(),
  /** May new calendars be created (a right that Google lets the person leave out)? */
  canCreateCalendars: z.boolean(),
  trouble: z.string().nullable(),
  calendars: z.array(CalendarView),
});
export type AccountView = z.output<typeof AccountView>;

export const AccountsView = z.object({
  /** The person's own OAuth client is stored; its id's first characters, never the secret. */
  oauthClient: z.object({ idPreview: z.string() }).nullable(),
  /** False: this machine has no keychain, so the connection lasts only until the app closes. */
  keychainIsPersistent: z.boolean(),
  /** The browser is open and the answer awaited. */
  isConnecting: z.boolean(),
  accounts: z.array(AccountView),
});
export type AccountsView = z.output<typeof AccountsView>;

/** What the sync pill and the head of the Sync page say. */
export const SyncSummary = z.object({
  state: z.enum([
    'not-connected',
    'not-started',
    'idle',
    'syncing',
    'offline',
    'trouble',
    'paused',
  ]),
  /** One calm sentence for the person, such as "Synced" or "Google does not answer". */
  headline: z.string(),
  /** When a calendar was last fetched: with nothing waiting, failed or to decide, as of when both sides agree. */
  lastSyncedAt: z.number().nullable(),
  nextSyncAt: z.number().nullable(),
  /** Items to send, items refused, and open decisions (conflicts, proposals, duplicates, a pause). */
  waiting: z.number(),
  failed: z.number(),
  needsDecision: z.number(),
});
export type SyncSummary = z.output<typeof SyncSummary>;

/** One item that is not as agreed: waiting, failed, or to be decided. */
export const OutstandingItem = z.object({
  itemKind: ItemKind,
  itemId: z.string(),
  title: z.string(),
  when: When,
  isCancelled: z.boolean(),
  sync: SyncFacts,
});
export type OutstandingItem = z.output<typeof OutstandingItem>;

export const ConflictKind = z.enum([
  /** Changed on both sides; the booking here won, the other value is kept to take. */
  'fields',
  /** Changed in the calendar in a way the rules here refuse (an overlap). */
  'rule',
  /** Deleted in the calendar: cancel it here too, or put it back. */
  'remote-delete',
  /** The same booking found in a second event, which is not ours to change. */
  'duplicate',
  /** An event of ours whose booking this database does not have (it was restored from a backup). */
  'orphan',
]);
export type ConflictKind = z.output<typeof ConflictKind>;

export const ConflictView = z.object({
  id: z.number().int(),
  kind: ConflictKind,
  at: z.number(),
  itemKind: ItemKind,
  itemId: z.string(),
  title: z.string(),
  calendarName: z.string(),
  /** What was agreed last, what is here, what is there; null where there is none. */
  base: EventContent.nullable(),
  local: EventContent.nullable(),
  remote: EventContent.nullable(),
  fields: z.array(z.enum(contentFields)),
  /** The booking took place: it can't be cancelled any more. */
  tookPlace: z.boolean(),
});
export type ConflictView = z.output<typeof ConflictView>;

/** A decision on one conflict; which are possible depends on its kind. */
export const ConflictDecision = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('keep-mine') }),
  /** Take the other side's value of these fields. */
  z.object({ decision: z.literal('take-theirs'), fields: z.array(z.enum(contentFields)).min(1) }),
  z.object({ decision: z.literal('cancel-booking') }),
  z.object({ decision: z.literal('put-back') }),
  /** It is seen and shall be left as it is; a duplicate then no longer counts as busy time. */
  z.object({ decision: z.literal('dismiss') }),
  z.object({ decision: z.literal('adopt') }),
]);
export type ConflictDecision = z.output<typeof ConflictDecision>;

/** A pull that would change unusually many bookings at once is held until the person decides. */
export const BrakeView = z.object({
  calendarId: CalendarId,
  calendarName: z.string(),
  at: z.number(),
  items: z.array(
    z.object({
      itemKind: ItemKind,
      itemId: z.string(),
      title: z.string(),
      when: When,
      /** What the calendar now says: gone, or another time. */
      change: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('vanished') }),
        z.object({ kind: z.literal('moved'), to: When }),
      ]),
    }),
  ),
});
export type BrakeView = z.output<typeof BrakeView>;

/** What a sync would do now, without doing it. */
export const Rehearsal = z.object({
  toSend: z.number(),
  toChange: z.number(),
  toRemove: z.number(),
  toFetch: z.number(),
  toDecide: z.number(),
  /** Why it could not be found out; null when it could. */
  problem: z.string().nullable(),
  items: z.array(
    z.object({ action: z.enum(['send', 'change', 'remove']), title: z.string(), when: When }),
  ),
});
export type Rehearsal = z.output<typeof Rehearsal>;

export const SyncLogEntry = z.object({
  id: z.number(),
  at: z.number(),
  kind: z.string(),
  outcome: z.string(),
  errorClass: z.string().nullable(),
  errorText: z.string().nullable(),
  durationMs: z.number(),
  requests: z.number(),
  tokenRefreshes: z.number(),
  counts: z.record(z.string(), z.number()),
});
export type SyncLogEntry = z.output<typeof SyncLogEntry>;

/** Somebody else's event in a calendar, expanded for a range: time that is taken. */
export const BusyBlock = z.object({
  /** Unique within one answer. */
  key: z.string(),
  calendarId: CalendarId,
  title: z.string(),
  when: When,
});
export type BusyBlock = z.output<typeof BusyBlock>;

/** One step in the life of an item: what changed, from where, when. */
export const TimelineEntry = z.object({
  id: z.number(),
  at: z.number(),
  revision: z.number(),
  source: z.enum(['person', 'google', 'sync']),
  /** created, changed, cancelled, restored, pushed, pulled, merged, conflict, reverted, … */
  kind: z.string(),
  changes: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
  /** The person can go back to how it was before this step. */
  canRevert: z.boolean(),
});
export type TimelineEntry = z.output<typeof TimelineEntry>;
