import { z } from 'zod';
import {
  BufferMinutes,
  BookingChange,
  BookingDraft,
  BookingView,
  CancelReason,
} from '../domain/booking.ts';
import { Client, ClientChange, ClientDraft } from '../domain/client.ts';
import type { FailureCode } from '../domain/errors.ts';
import { ItemKind } from '../domain/event-content.ts';
import { AccountId, BookingId, CalendarId, ClientId, ServiceId } from '../domain/ids.ts';
import { ReminderMinutes } from '../domain/reminder-times.ts';
import { ServiceReminder } from '../domain/reminders.ts';
import { Service, ServiceChange, ServiceDraft } from '../domain/service.ts';
import { Settings } from '../domain/settings.ts';
import {
  AccountsView,
  BrakeView,
  BusyBlock,
  ConflictDecision,
  ConflictView,
  OutstandingItem,
  Rehearsal,
  SyncLogEntry,
  SyncSummary,
  TimelineEntry,
} from '../domain/sync-views.ts';
import { Day, TimeRange, When } from '../domain/time.ts';
import type { WindowCommand } from './window-command.ts';

const none = z.undefined();
const searchText = z.string().max(200);

/** The one list of what the window may ask of main. */
export const requests = {
  'bookings.inRange': { input: TimeRange, output: z.array(BookingView) },
  'bookings.get': { input: z.object({ id: BookingId }), output: BookingView },
  'bookings.create': { input: BookingDraft, output: BookingView },
  /** `revision` is the one the person was looking at; an older one is refused as changed meanwhile. */
  'bookings.change': {
    input: z.object({
      id: BookingId,
      revision: z.number().int(),
      changes: BookingChange,
      bookAnyway: z.boolean().default(false),
    }),
    output: BookingView,
  },
  'bookings.cancel': {
    input: z.object({ id: BookingId, reason: CancelReason }),
    output: BookingView,
  },
  'bookings.restore': {
    input: z.object({ id: BookingId, bookAnyway: z.boolean().default(false) }),
    output: BookingView,
  },
  /** The bookings a time would overlap, so that a clash shows before saving. */
  'bookings.overlaps': {
    input: z.object({
      when: When,
      except: BookingId.nullable(),
      bufferBeforeMinutes: BufferMinutes.optional(),
      bufferAfterMinutes: BufferMinutes.optional(),
    }),
    output: z.array(BookingView),
  },
  'bookings.search': { input: z.object({ text: searchText }), output: z.array(BookingView) },
  'bookings.timeline': { input: z.object({ id: BookingId }), output: z.array(TimelineEntry) },
  /** Goes back to how the booking was before the given step of its timeline. */
  'bookings.revert': {
    input: z.object({
      id: BookingId,
      entryId: z.number().int(),
      bookAnyway: z.boolean().default(false),
    }),
    output: BookingView,
  },

  'clients.search': { input: z.object({ text: searchText }), output: z.array(Client) },
  'clients.create': { input: ClientDraft, output: Client },
  'clients.change': {
    input: z.object({ id: ClientId, changes: ClientChange, archived: z.boolean().optional() }),
    output: Client,
  },
  'services.list': { input: none, output: z.array(Service) },
  'services.create': { input: ServiceDraft, output: Service },
  'services.change': {
    input: z.object({ id: ServiceId, changes: ServiceChange, archived: z.boolean().optional() }),
    output: Service,
  },

  /** Other people's and private events of the selected calendars, recurring ones expanded. */
  'calendar.busy': { input: TimeRange, output: z.array(BusyBlock) },

  'accounts.view': { input: none, output: AccountsView },
  'accounts.setOAuthClient': {
    input: z.object({
      clientId: z.string().trim().min(1).max(300),
      clientSecret: z.string().trim().max(300),
    }),
    output: AccountsView,
  },
  /** Opens the system's file dialog for the JSON that Google lets the person download. */
  'accounts.chooseOAuthClientFile': { input: none, output: AccountsView },
  /** Opens the browser and answers when the person has agreed, refused, cancelled, or five minutes have passed. */
  'accounts.connect': { input: none, output: AccountsView },
  'accounts.cancelConnect': { input: none, output: AccountsView },
  'accounts.disconnect': { input: z.object({ accountId: AccountId }), output: AccountsView },
  'accounts.refreshCalendars': { input: z.object({ accountId: AccountId }), output: AccountsView },
  'accounts.createCalendar': {
    input: z.object({ accountId: AccountId, name: z.string().trim().min(1).max(200) }),
    output: AccountsView,
  },
  'accounts.chooseTarget': { input: z.object({ calendarId: CalendarId }), output: AccountsView },
  'accounts.selectCalendar': {
    input: z.object({ calendarId: CalendarId, isSelected: z.boolean() }),
    output: AccountsView,
  },
  /** Lets the loop begin with an account, after its rehearsal was seen. */
  'accounts.startSync': { input: z.object({ accountId: AccountId }), output: AccountsView },

  'sync.summary': { input: none, output: SyncSummary },
  /** Runs a cycle now and answers when it has ended. */
  'sync.now': { input: none, output: SyncSummary },
  'sync.outstanding': { input: none, output: z.array(OutstandingItem) },
  'sync.retry': {
    input: z.object({ itemKind: ItemKind, itemId: z.string() }),
    output: SyncSummary,
  },
  'sync.retryAll': { input: none, output: SyncSummary },
  'sync.conflicts': { input: none, output: z.array(ConflictView) },
  'sync.resolve': {
    input: z.object({
      conflictId: z.number().int(),
      decision: ConflictDecision,
      bookAnyway: z.boolean().default(false),
    }),
    output: SyncSummary,
  },
  'sync.brakes': { input: none, output: z.array(BrakeView) },
  /** `accept`: what the calendar says goes through; `refuse`: ours is put back there. */
  'sync.decideBrake': {
    input: z.object({ calendarId: CalendarId, decision: z.enum(['accept', 'refuse']) }),
    output: SyncSummary,
  },
  'sync.rehearse': { input: z.object({ accountId: AccountId }), output: Rehearsal },
  'sync.log': {
    input: z.object({ beforeId: z.number().int().nullable() }),
    output: z.array(SyncLogEntry),
  },

  'settings.get': { input: none, output: Settings },
  'settings.change': { input: Settings.partial(), output: Settings },

  'reminders.perService': { input: none, output: z.array(ServiceReminder) },
  /** `usual`: as the setting says. */
  'reminders.setForService': {
    input: z.object({
      serviceId: ServiceId,
      reminder: z.union([ReminderMinutes, z.literal('usual')]),
    }),
    output: z.array(ServiceReminder),
  },

  /** Saves a day or the week around it as PDF where the person says, or hands it to the system's print dialog. */
  'print.sheet': {
    input: z.object({
      kind: z.enum(['day', 'week']),
      day: Day,
      withNotes: z.boolean().default(false),
      to: z.enum(['file', 'printer']).default('file'),
    }),
    /** The name of the file; null when it went to the printer, or nowhere because the person changed their mind. */
    output: z.object({ savedAs: z.string().nullable() }),
  },

  /** The page listens from now on: what was asked of the window before it did is announced. */
  'window.ready': { input: none, output: z.null() },

  'app.about': {
    input: none,
    output: z.object({
      version: z.string(),
      electron: z.string(),
      node: z.string(),
      platform: z.string(),
      dataFolder: z.string(),
    }),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

/** Everything main may announce: facts, never commands. */
export type Events = {
  'bookings.changed': { ids: string[] };
  'clients.changed': { ids: string[] };
  'services.changed': { ids: string[] };
  /** Other events in a calendar changed: ask again for busy times. */
  'calendar.changed': Record<string, never>;
  'accounts.changed': AccountsView;
  'sync.changed': SyncSummary;
  'settings.changed': Settings;
  /** Somebody followed a link to a booking, or clicked its reminder. */
  'window.open': { bookingId: string };
  /** Somebody chose something in a menu. */
  'window.command': { command: WindowCommand };
};
export type EventName = keyof Events;
export type Channel = keyof typeof requests;
/** What the window sends (before defaults are filled in). */
export type Request<C extends Channel> = z.input<(typeof requests)[C]['input']>;
/** What a handler gets. */
export type Input<C extends Channel> = z.output<(typeof requests)[C]['input']>;
export type Output<C extends Channel> = z.output<(typeof requests)[C]['output']>;

export type Failure = { code: FailureCode; message: string; field?: string };
export type Reply<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** The two functions that the preload gives the window. */
export type Bridge = {
  request(channel: Channel, input: unknown): Promise<Reply<unknown>>;
  /** Calls back on each announcement; the answer stops that. */
  subscribe(event: EventName, listener: (facts: unknown) => void): () => void;
};
