import { z } from 'zod';
import { ItemKind } from '../domain/event-content.ts';
import { AccountId, CalendarId } from '../domain/ids.ts';
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
} from '../domain/sync-views.ts';
import { DatabaseFigures, SyncHealth, Verdict } from '../domain/sync-health.ts';
import { TimeRange } from '../domain/time.ts';
import type { RequestShapes } from './request-shapes.ts';

const none = z.undefined();

/** What the window may ask about accounts, the sync with the calendar, and the app itself. */
export const calendarRequests = {
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
  /** Copies the book aside; answers the name of the copy. */
  'data.copyNow': { input: none, output: z.object({ name: z.string() }) },
  /** Shows the folder of the data in the system's file manager. */
  'window.openDataFolder': { input: none, output: z.null() },
  /** Loads the page of the window anew; it can't do so itself. */
  'window.reload': { input: none, output: z.null() },
  /** Something in the page broke: it goes into the log, without what it is about. */
  'window.broke': {
    input: z.object({ message: z.string().max(2000), stack: z.string().max(8000) }),
    output: z.null(),
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
} as const satisfies RequestShapes;
