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
  Client,
  ClientChange,
  ClientDraft,
  ClientCard,
  ClientRow,
  DuplicatePair,
} from '../domain/client.ts';
import { DashboardData } from '../domain/dashboard.ts';
import { ClientId, ServiceId, PackageId, SlotId, TimeOffId, WeeklySlotId } from '../domain/ids.ts';
import { Service, ServiceChange, ServiceChanged, ServiceDraft } from '../domain/service.ts';
import { Report, ReportSpan, ReportTable } from '../domain/report.ts';
import { MoneySummary } from '../domain/money-summary.ts';
import { PackageChange, PackageDraft, PackageView } from '../domain/packages.ts';
import { Receipt, ReceiptFor } from '../domain/receipts.ts';
import { Settings } from '../domain/settings.ts';
import { SlotChange, SlotDraft, SlotView } from '../domain/slot.ts';
import { TimeRange, TimeZone, Day } from '../domain/time.ts';
import { ComingBookings, ZonePreview } from '../domain/zone-change.ts';
import { WeeklySlot, WeeklySlotDraft } from '../domain/weekly-slot.ts';
import { SampleRemoved, StartState } from '../domain/start.ts';
import type { RequestShapes } from './request-shapes.ts';

const none = z.undefined();
const searchText = z.string().max(200);
/** How many of those that match are wanted; more than main ever finds are not. */
const mostFound = z.number().int().min(1).max(50).optional();
const year = z.number().int().min(1900).max(2199);
const language = z.string().regex(/^[a-z]{2,3}$/);
const named = z.array(z.object({ code: z.string(), name: z.string() }));

/** What the window may ask about the practice: clients, services, hours, money, settings, and how it stands. */
export const practiceRequests = {
  /** How the practice stands; from the database alone, whatever the network does. */
  'dashboard.data': { input: none, output: DashboardData },
  /** The clients that match what is being typed, the best first; with nothing typed, the first by name. */
  'clients.search': {
    input: z.object({ text: searchText, limit: mostFound }),
    output: z.array(Client),
  },
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
  /** How the practice did in a time: revenue, appointments kept and missed, and how much of the open hours was booked. */
  'reports.read': { input: ReportSpan, output: Report },
  /** Asks where to, and saves a table of the report as CSV. */
  'reports.saveTable': {
    input: ReportSpan.safeExtend({ table: ReportTable }),
    output: z.object({ isSaved: z.boolean() }),
  },
  /** How the book stands at its beginning. */
  'start.state': { input: none, output: StartState },
  /** The first steps are done, or skipped: the book opens as it is from now on. */
  'start.finish': { input: none, output: StartState },
  /** Fills a book without bookings with a practice that is made up, as long as no account is connected. */
  'sample.load': { input: none, output: StartState },
  /** Takes out what is made up and nothing else. */
  'sample.remove': { input: none, output: SampleRemoved },
  'settings.get': { input: none, output: Settings },
  'settings.change': { input: Settings.partial(), output: Settings },
  /** What moving the practice to another zone would touch. */
  'settings.previewTimeZone': { input: z.object({ timeZone: TimeZone }), output: ZonePreview },
  'settings.changeTimeZone': {
    input: z.object({ timeZone: TimeZone, coming: ComingBookings }),
    output: Settings,
  },
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
} as const satisfies RequestShapes;
