import { z } from 'zod';
import {
  Availability,
  DayException,
  Holiday,
  HolidayOffer,
  HolidayPlace,
  TimeOff,
  WeeklyHours,
} from '../domain/availability.ts';
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
import {
  AccountId,
  BookingId,
  CalendarId,
  ClientId,
  ServiceId,
  SlotId,
  TimeOffId,
  WeeklySlotId,
} from '../domain/ids.ts';
import { Service, ServiceChange, ServiceDraft } from '../domain/service.ts';
import { Settings } from '../domain/settings.ts';
import { SlotChange, SlotDraft, SlotView } from '../domain/slot.ts';
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
import { WeeklySlot, WeeklySlotDraft } from '../domain/weekly-slot.ts';

const none = z.undefined();
const searchText = z.string().max(200);
const year = z.number().int().min(1900).max(2199);
const language = z.string().regex(/^[a-z]{2,3}$/);
const named = z.array(z.object({ code: z.string(), name: z.string() }));

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

  /** When the practice is open, and why not. Each change answers how it then is. */
  'hours.get': { input: none, output: Availability },
  /** Puts `weekly` in place of all the hours that the weekdays named have. */
  'hours.replace': {
    input: z.object({
      weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
      weekly: z.array(WeeklyHours).max(200),
    }),
    output: Availability,
  },
  'hours.putException': { input: DayException, output: Availability },
  'hours.removeException': { input: z.object({ day: Day }), output: Availability },
  'hours.addTimeOff': { input: TimeOff, output: Availability },
  'hours.changeTimeOff': {
    input: z.object({ id: TimeOffId, timeOff: TimeOff }),
    output: Availability,
  },
  'hours.removeTimeOff': { input: z.object({ id: TimeOffId }), output: Availability },
  'holidays.places': {
    input: z.object({
      country: HolidayPlace.shape.country.nullable(),
      state: HolidayPlace.shape.state,
      language,
    }),
    output: z.object({
      countries: named,
      states: named,
      regions: named,
      languages: z.array(z.string()),
    }),
  },
  /** What may be taken as holidays; nothing is taken before the person says so. */
  'holidays.offer': {
    input: z.object({ place: HolidayPlace, year, language }),
    output: z.array(HolidayOffer),
  },
  /** Puts these holidays in place of those taken for that year. */
  'holidays.accept': {
    input: z.object({ place: HolidayPlace, year, holidays: z.array(Holiday).max(366) }),
    output: Availability,
  },

  /** Published openings on offer, and withdrawn ones that are still in the calendar. */
  'slots.inRange': { input: TimeRange, output: z.array(SlotView) },
  'slots.publish': { input: SlotDraft, output: SlotView },
  'slots.change': {
    input: z.object({ id: SlotId, revision: z.number().int(), changes: SlotChange }),
    output: SlotView,
  },
  'slots.withdraw': { input: z.object({ id: SlotId }), output: SlotView },
  /** Withdraws several in one step of the person. */
  'slots.withdrawSeveral': {
    input: z.object({ ids: z.array(SlotId).min(1).max(2000) }),
    output: z.array(SlotView),
  },
  /** The weekly openings that go on. */
  'slots.weekly': { input: none, output: z.array(WeeklySlot) },
  'slots.publishWeekly': { input: WeeklySlotDraft, output: WeeklySlot },
  'slots.withdrawWeekly': { input: z.object({ id: WeeklySlotId }), output: WeeklySlot },

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
  'hours.changed': Record<string, never>;
  'slots.changed': { ids: string[] };
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
