import type { z } from 'zod';
import type { FailureCode } from '../domain/errors.ts';
import type { Settings } from '../domain/settings.ts';
import type { AccountsView, SyncSummary } from '../domain/sync-views.ts';
import type { FreedTime } from '../domain/waiting.ts';
import type { UndoState } from '../domain/undo.ts';
import type { StartState } from '../domain/start.ts';
import type { WindowCommand } from './window-command.ts';
import { bookingRequests } from './booking-requests.ts';
import { calendarRequests } from './calendar-requests.ts';
import { practiceRequests } from './practice-requests.ts';
import type { RequestShapes } from './request-shapes.ts';

/** The one list of what the window may ask of main. */
export const requests = {
  ...bookingRequests,
  ...practiceRequests,
  ...calendarRequests,
} as const satisfies RequestShapes;

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
  'start.changed': StartState;
  'waiting.changed': { ids: string[] };
  /** The person gave up times that somebody on the waiting list could have. */
  'waiting.wanted': { times: FreedTime[]; count: number };
  'hours.changed': Record<string, never>;
  'slots.changed': { ids: string[] };
  /** Somebody followed a link to a booking, or clicked its reminder. */
  'window.open': { bookingId: string };
  /** The page had died and was brought back: what was typed and not saved is gone. */
  'window.revived': Record<string, never>;
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
