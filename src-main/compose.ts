import { type Accounts, createAccounts } from './accounts/account-service.ts';
import { createGoogleGate } from './accounts/google-gate.ts';
import { createTokenStore } from './accounts/token-store.ts';
import type { AppointmentBook } from './appointment-book.ts';
import { bookingHandlers } from './bookings/booking-handlers.ts';
import { createBookingService } from './bookings/booking-service.ts';
import { createBusyService } from './calendars/busy-service.ts';
import type { GoogleEndpoints } from './calendars/google/endpoints.ts';
import type { Fetch } from './calendars/google/token-endpoint.ts';
import { clientHandlers, createClientService } from './clients/client-service.ts';
import type { Announce } from './ipc/announce.ts';
import type { Handlers, ShellChannel } from './ipc/serve.ts';
import type { Clock, Ids, Keychain, Log, NetworkState, Random, Timers } from './platform/ports.ts';
import {
  createReminderService,
  type Reminder,
  reminderHandlers,
} from './reminders/reminder-service.ts';
import { createServiceService, serviceHandlers } from './services/service-service.ts';
import { createSettingsService, settingsHandlers } from './settings/settings-service.ts';
import { createSync } from './sync/create-sync.ts';
import { itemChanged } from './sync/link-repo.ts';
import type { WakeReason } from './sync/sync.ts';
import type { Output } from '../src-shared/ipc/contract.ts';
import type { Settings } from '../src-shared/domain/settings.ts';

/** Everything main needs of the machine it runs on; Electron's in the app, a test's own in a test. */
export type MainPorts = {
  book: AppointmentBook;
  clock: Clock;
  ids: Ids;
  random: Random;
  timers: Timers;
  network: NetworkState;
  keychain: Keychain;
  log: Log;
  systemTimeZone: string;
  endpoints: GoogleEndpoints;
  fetch: Fetch;
  openBrowser(address: string): Promise<void>;
  /** Lets the person choose a file; answers its text, or null when they chose none. */
  readChosenFile(): Promise<string | null>;
  announce: Announce;
  settingsChanged(settings: Settings): void;
  /** Shows a reminder of an appointment. */
  remind(reminder: Reminder): void;
  about: Output<'app.about'>;
};

/** The main process without its window: what the window may ask, and what runs in the background. */
export type Main = {
  handlers: Omit<Handlers, ShellChannel>;
  start(): void;
  wake(reason: WakeReason): void;
  /** Resolves when nothing runs any more and the book can be closed. */
  stop(): Promise<void>;
};

/** How long requests that are under way may take to end by themselves when the app quits. */
const graceMs = 2_000;

/** Builds all of main from its ports; nothing has started yet when it returns. */
export function composeMain(ports: MainPorts): Main {
  const { book, clock, ids, random, timers, network, log, announce } = ports;
  const { database } = book;
  const { db } = database;
  const machine = { clock, ids, random, timers, network, log };
  const written = { db, clock, ids, itemChanged };
  const quitting = new AbortController();
  const fetch: Fetch = (url, init) =>
    ports.fetch(url, { ...init, signal: eitherSignal(init.signal, quitting.signal) });

  function bookingsChanged(changed: readonly string[]): void {
    announce('bookings.changed', { ids: [...changed] });
    reminders.look();
  }
  /** What was committed here is to be sent; with nothing of it in a calendar there is nothing to wake for. */
  function bookingsWritten(changed: readonly string[]): void {
    if (changed.length === 0) return;
    bookingsChanged(changed);
    sync.wake('commit');
  }

  const accounts: Accounts = createAccounts({
    ...machine,
    db,
    tokens: createTokenStore(ports.keychain),
    google: createGoogleGate({
      endpoints: ports.endpoints,
      fetch,
      openBrowser: ports.openBrowser,
      clock,
      timers,
    }),
    readChosenFile: ports.readChosenFile,
    announce: {
      accountsChanged: (view) => announce('accounts.changed', view),
      bookingsChanged: () => bookingsChanged([]),
      calendarChanged: () => announce('calendar.changed', {}),
    },
    wake: (reason) => sync.wake(reason),
  });

  const sync = createSync({
    ...machine,
    database,
    providerFor: (accountId) => accounts.providerFor(accountId),
    async snapshot(reason) {
      await book.backups.copyBefore(reason);
    },
    announce: {
      bookingsChanged,
      calendarChanged: () => announce('calendar.changed', {}),
      accountsChanged: () => accounts.announceChange(),
      syncChanged: (summary) => announce('sync.changed', summary),
    },
  });

  const bookings = createBookingService({ ...written, changed: bookingsWritten });
  const clients = createClientService({
    ...written,
    changed(changed, bookingIds) {
      announce('clients.changed', { ids: changed });
      bookingsWritten(bookingIds);
    },
  });
  const services = createServiceService({
    ...written,
    changed(changed, bookingIds) {
      announce('services.changed', { ids: changed });
      bookingsWritten(bookingIds);
    },
  });
  const settings = createSettingsService({
    ...written,
    log,
    systemTimeZone: ports.systemTimeZone,
    changed(changed, bookingIds) {
      announce('settings.changed', changed);
      announce('calendar.changed', {}); // all-day events cover the days of the practice's zone
      bookingsWritten(bookingIds);
      ports.settingsChanged(changed);
      reminders.look();
    },
  });
  const reminders = createReminderService({
    ...machine,
    db,
    readSettings: () => settings.get(),
    remind: ports.remind,
  });
  const busy = createBusyService({ db, log });

  return {
    handlers: {
      ...bookingHandlers(bookings),
      ...clientHandlers(clients),
      ...serviceHandlers(services),
      ...settingsHandlers(settings),
      ...reminderHandlers(reminders),
      ...accounts.handlers,
      ...sync.handlers,
      'calendar.busy': (range) => busy.busyInRange(range),
      'app.about': async () => ports.about,
    },
    start() {
      accounts.start();
      sync.start();
      reminders.start();
    },
    wake(reason) {
      sync.wake(reason);
      reminders.look();
    },
    async stop() {
      const stopGrace = timers.after(graceMs, () => quitting.abort());
      try {
        await Promise.all([sync.stop(), accounts.stop(), reminders.stop()]);
      } finally {
        stopGrace();
        quitting.abort();
      }
    },
  };
}

function eitherSignal(own: AbortSignal | null | undefined, quitting: AbortSignal): AbortSignal {
  return own ? AbortSignal.any([own, quitting]) : quitting;
}
