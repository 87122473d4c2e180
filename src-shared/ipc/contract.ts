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
  CancelledBy,
  CancelReason,
} from '../domain/booking.ts';
import {
  Client,
  ClientChange,
  ClientDraft,
  ClientCard,
  ClientRow,
  DuplicatePair,
} from '../domain/client.ts';
import { BookingCursor, BookingPage, DashboardData } from '../domain/dashboard.ts';
import { ClashAnswer, FreeTimes, OpenClash } from '../domain/clash.ts';
import type { FailureCode } from '../domain/errors.ts';
import { ItemKind } from '../domain/event-content.ts';
import {
  AccountId,
  BookingId,
  CalendarId,
  ClientId,
  ServiceId,
  PackageId,
  WaitingId,
  SeriesId,
  SlotId,
  TimeOffId,
  WeeklySlotId,
} from '../domain/ids.ts';
import { Service, ServiceChange, ServiceChanged, ServiceDraft } from '../domain/service.ts';
import { Minor } from '../domain/money.ts';
import { MoneySummary } from '../domain/money-summary.ts';
import { PackageChange, PackageDraft, PackageView } from '../domain/packages.ts';
import { Payment } from '../domain/payment.ts';
import { Receipt, ReceiptFor } from '../domain/receipts.ts';
import {
  Decisions,
  Series,
  SeriesAct,
  SeriesAttention,
  SeriesPlan,
  SeriesResult,
  SeriesScope,
} from '../domain/series.ts';
import { ReminderMinutes } from '../domain/reminder-times.ts';
import { ServiceReminder } from '../domain/reminders.ts';
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
import { DatabaseFigures, SyncHealth, Verdict } from '../domain/sync-health.ts';
import { TimeRange, When, TimeZone, Day, Instant } from '../domain/time.ts';
import { ComingBookings, ZonePreview } from '../domain/zone-change.ts';
import {
  FreedTime,
  WaitingChange,
  WaitingDraft,
  WaitingFit,
  WaitingView,
} from '../domain/waiting.ts';
import { UndoDone, UndoState, UndoWish } from '../domain/undo.ts';
import { WeeklySlot, WeeklySlotDraft } from '../domain/weekly-slot.ts';
import type { WindowCommand } from './window-command.ts';

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
    input: z.object({
      id: BookingId,
      reason: CancelReason,
      by: CancelledBy.nullable().optional(),
      /** Left out: whether it is late, and what that costs, is as the practice's rules say. */
      late: z.boolean().optional(),
      feeMinor: Minor.optional(),
    }),
    output: BookingView,
  },
  /** Enters that a booking was paid. */
  'bookings.pay': { input: z.object({ id: BookingId, ...Payment.shape }), output: BookingView },
  'bookings.unpay': { input: z.object({ id: BookingId }), output: BookingView },
  'bookings.restore': {
    input: z.object({ id: BookingId, bookAnyway: z.boolean().default(false) }),
    output: BookingView,
  },
  /**
   * What is in the way of a time, so that a clash shows before saving, and the next free times. Buffers left out are
   * those of the booking that is to have the time, else those of the service.
   */
  'bookings.clashes': {
    input: z.object({
      when: When,
      except: BookingId.nullable(),
      serviceId: ServiceId.nullable().default(null),
      bufferBeforeMinutes: BufferMinutes.optional(),
      bufferAfterMinutes: BufferMinutes.optional(),
    }),
    output: ClashAnswer,
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

  /** How the practice stands; from the database alone, whatever the network does. */
  'dashboard.data': { input: none, output: DashboardData },
  'bookings.upcoming': {
    input: z.object({ limit: z.number().int().min(1).max(500).default(50) }),
    output: z.array(BookingView),
  },
  /** All bookings, the latest first. */
  'bookings.page': {
    input: z.object({
      after: BookingCursor.nullable().default(null),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    output: BookingPage,
  },

  /** The clients that match what is being typed, the best first; with nothing typed, the first by name. */
  /** Coming bookings with something in their way that was not accepted: what the sync or new hours brought about. */
  'clashes.open': { input: none, output: z.array(OpenClash) },
  /** The person says that what is in a booking's way is fine. */
  'clashes.accept': { input: z.object({ id: BookingId }), output: BookingView },
  /** The next free starts for a length, or for a service, within 90 days; `except` is a booking that is to be moved. */
  'availability.nextFree': {
    input: z.object({
      serviceId: ServiceId.nullable().default(null),
      /** Left out: as long as the booking that is to be moved, else as the service. */
      minutes: z
        .number()
        .int()
        .min(1)
        .max(24 * 60)
        .optional(),
      bufferBeforeMinutes: BufferMinutes.optional(),
      bufferAfterMinutes: BufferMinutes.optional(),
      fromAt: Instant,
      count: z.number().int().min(1).max(100),
      /** Each start is at least so long after the last one. */
      apartMinutes: z
        .number()
        .int()
        .min(0)
        .max(24 * 60)
        .default(0),
      except: BookingId.nullable().default(null),
    }),
    output: FreeTimes,
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
    input: z.object({
      id: ServiceId,
      changes: ServiceChange,
      archived: z.boolean().optional(),
      /** Also changes the coming bookings that still have the service's old price, length or buffers. */
      applyToFuture: z.boolean().optional(),
    }),
    output: ServiceChanged,
  },
  /** How many coming bookings still have what a change of the service would change, before it is made. */
  'services.coming': {
    input: z.object({ id: ServiceId, changes: ServiceChange }),
    output: z.object({ count: z.number().int() }),
  },

  /** A page of light rows: those that match a text, or all by name; the archived ones last. */
  'clients.list': {
    input: z.object({
      text: searchText,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({ total: z.number().int(), rows: z.array(ClientRow) }),
  },
  /** For one who was merged into another: the card of that other. */
  'clients.card': { input: z.object({ id: ClientId }), output: ClientCard },
  /** Entries that may be of one person, the surest first; `total` counts also those that are left out. */
  'clients.duplicates': {
    input: none,
    output: z.object({ pairs: z.array(DuplicatePair), total: z.number().int() }),
  },
  /** Moves all that is the dropped one's to the kept one, who gets the given fields; the dropped one is hidden. */
  'clients.merge': {
    input: z.object({ keep: ClientId, drop: ClientId, fields: ClientChange }),
    output: Client,
  },
  /** The two are not one person: they are not shown as duplicates any more. */
  'clients.keepApart': { input: z.object({ first: ClientId, second: ClientId }), output: none },

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

  /** How the sync did over a period, from its log; no request leaves the laptop. */
  'health.sync': { input: TimeRange, output: SyncHealth },
  /** The one thing that is the matter now, with what helps. */
  'health.verdict': { input: none, output: Verdict },
  'health.database': { input: none, output: DatabaseFigures },

  /** Puts into the clipboard how everything is, as a text without anything about anybody; answers it too. */
  'health.copyReport': { input: none, output: z.object({ text: z.string() }) },
  /** Lets the person choose a file for it. */
  'health.saveReport': { input: none, output: z.object({ isSaved: z.boolean() }) },
  'packages.ofClient': { input: z.object({ clientId: ClientId }), output: z.array(PackageView) },
  'packages.create': { input: PackageDraft, output: PackageView },
  'packages.change': {
    input: z.object({ id: PackageId, revision: z.number().int(), changes: PackageChange }),
    output: PackageView,
  },
  /** Takes a package out of sight that nothing was used of; its price then counts as never paid. */
  'packages.withdraw': { input: z.object({ id: PackageId }), output: PackageView },

  /** The receipts issued in a range of time, the latest first. */
  'receipts.inRange': { input: TimeRange, output: z.array(Receipt) },
  'receipts.issue': { input: ReceiptFor, output: Receipt },
  /** Cancels a receipt by another one that takes every amount back; answers with that one. */
  'receipts.cancel': { input: z.object({ number: z.string().max(40) }), output: Receipt },
  /** Asks where to, and saves the receipt as PDF; answers with its path, or null when the person chose none. */
  'receipts.save': {
    input: z.object({ number: z.string().max(40) }),
    output: z.object({ path: z.string().nullable() }),
  },
  /** What came in within a range, and what is open now. */
  'money.summary': { input: TimeRange, output: MoneySummary },
  'series.get': { input: z.object({ id: SeriesId }), output: Series },
  /** What an act on a series would come to, with what the person has to decide first. Changes nothing. */
  'series.preview': {
    input: z.object({ act: SeriesAct, decisions: Decisions }),
    output: SeriesPlan,
  },
  /** Refused with `overlap` while anything is undecided, also what came up since the preview. */
  'series.save': {
    input: z.object({ act: SeriesAct, decisions: Decisions }),
    output: SeriesResult,
  },
  'series.cancel': {
    input: z.object({
      bookingId: BookingId,
      scope: SeriesScope,
      reason: CancelReason,
      by: CancelledBy.optional(),
    }),
    output: SeriesResult,
  },
  /** The series with dates that could not be booked by themselves. */
  'series.attention': { input: none, output: z.array(SeriesAttention) },

  'settings.get': { input: none, output: Settings },
  'settings.change': { input: Settings.partial(), output: Settings },
  /** What moving the practice to another zone would touch. */
  'settings.previewTimeZone': { input: z.object({ timeZone: TimeZone }), output: ZonePreview },
  'settings.changeTimeZone': {
    input: z.object({ timeZone: TimeZone, coming: ComingBookings }),
    output: Settings,
  },

  'undo.state': { input: none, output: UndoState },
  /** Takes a step of the person back; refused as `overlap` when its time was given away since. */
  'undo.undo': { input: UndoWish, output: UndoDone },
  'undo.redo': { input: UndoWish, output: UndoDone },

  'waiting.list': { input: none, output: z.array(WaitingView) },
  'waiting.add': { input: WaitingDraft, output: WaitingView },
  'waiting.change': {
    input: z.object({ id: WaitingId, changes: WaitingChange }),
    output: WaitingView,
  },
  'waiting.remove': { input: z.object({ id: WaitingId }), output: WaitingView },
  /** Whom times that were given up suit; who has waited longest comes first. */
  'waiting.fitting': {
    input: z.object({ times: z.array(FreedTime).max(500) }),
    output: z.array(WaitingFit),
  },
  /** Books for somebody who waits, who is then off the list: one step. */
  'waiting.book': { input: z.object({ id: WaitingId, draft: BookingDraft }), output: BookingView },

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
  'series.changed': { ids: string[] };
  /** Other events in a calendar changed: ask again for busy times. */
  'calendar.changed': Record<string, never>;
  'accounts.changed': AccountsView;
  'sync.changed': SyncSummary;
  'settings.changed': Settings;
  /** Packages or receipts changed; payments of bookings are told as changed bookings. */
  'money.changed': Record<string, never>;
  'undo.changed': UndoState;
  'waiting.changed': { ids: string[] };
  /** The person gave up times that somebody on the waiting list could have. */
  'waiting.wanted': { times: FreedTime[]; count: number };
  'hours.changed': Record<string, never>;
  'slots.changed': { ids: string[] };
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
