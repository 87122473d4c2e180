import { z } from 'zod';
import {
  BufferMinutes,
  BookingChange,
  BookingDraft,
  BookingView,
  CancelledBy,
  CancelReason,
} from '../domain/booking.ts';
import { BookingCursor, BookingPage } from '../domain/dashboard.ts';
import { ClashAnswer, FreeTimes, OpenClash } from '../domain/clash.ts';
import { BookingId, ServiceId, WaitingId, SeriesId } from '../domain/ids.ts';
import { Minor } from '../domain/money.ts';
import { Payment } from '../domain/payment.ts';
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
import { TimelineEntry } from '../domain/sync-views.ts';
import { TimeRange, When, Day, Instant } from '../domain/time.ts';
import {
  FreedTime,
  WaitingChange,
  WaitingDraft,
  WaitingFit,
  WaitingView,
} from '../domain/waiting.ts';
import { UndoDone, UndoState, UndoWish } from '../domain/undo.ts';
import { ReportSpan } from '../domain/report.ts';
import type { RequestShapes } from './request-shapes.ts';

const none = z.undefined();
const PaperGoes = z.enum(['file', 'printer']).default('file');
const searchText = z.string().max(200);
/** How many of what matches are wanted; more than main ever finds are not. */
const mostFound = z.number().int().min(1).max(100).optional();

/** What the window may ask about bookings: one, a series, what is in their way, what was done to them, who waits. */
export const bookingRequests = {
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
  'bookings.search': {
    input: z.object({ text: searchText, limit: mostFound }),
    output: z.array(BookingView),
  },
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
  'reminders.perService': { input: none, output: z.array(ServiceReminder) },
  /** `usual`: as the setting says. */
  'reminders.setForService': {
    input: z.object({
      serviceId: ServiceId,
      reminder: z.union([ReminderMinutes, z.literal('usual')]),
    }),
    output: z.array(ServiceReminder),
  },
  /** Saves a day, the week around it or a report as PDF where the person says, or hands it to the system's print dialog. */
  'print.sheet': {
    input: z.discriminatedUnion('kind', [
      z.object({
        kind: z.enum(['day', 'week']),
        day: Day,
        withNotes: z.boolean().default(false),
        to: PaperGoes,
      }),
      ReportSpan.safeExtend({ kind: z.literal('report'), to: PaperGoes }),
    ]),
    /** The name of the file; null when it went to the printer, or nowhere because the person changed their mind. */
    output: z.object({ savedAs: z.string().nullable() }),
  },
} as const satisfies RequestShapes;
