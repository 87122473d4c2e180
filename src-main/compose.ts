import { type Accounts, createAccounts } from './accounts/account-service.ts';
import { createGoogleGate } from './accounts/google-gate.ts';
import { createTokenStore } from './accounts/token-store.ts';
import type { AppointmentBook } from './appointment-book.ts';
import { availabilityHandlers } from './availability/availability-handlers.ts';
import { createHoursService } from './availability/hours-service.ts';
import { hoursUndo } from './availability/hours-undo.ts';
import { createSlotService } from './availability/slot-service.ts';
import { createWeeklySlotService } from './availability/weekly-slot-service.ts';
import { bookingHandlers } from './bookings/booking-handlers.ts';
import { createBookingService } from './bookings/booking-service.ts';
import { createBusyService } from './calendars/busy-service.ts';
import type { GoogleEndpoints } from './calendars/google/endpoints.ts';
import type { Fetch } from './calendars/google/token-endpoint.ts';
import { clientMergeHandlers, createClientMergeService } from './clients/client-merge-service.ts';
import { clashesOf } from './clashes/clash-finder.ts';
import { clashHandlers, createClashService } from './clashes/clash-service.ts';
import { clientMovers } from './clients/client-movers.ts';
import { clientHandlers, createClientService } from './clients/client-service.ts';
import { createDashboardService, dashboardHandlers } from './dashboard/dashboard-service.ts';
import { createClockWatch } from './health/clock-watch.ts';
import { copyHandlers } from './health/copy-now.ts';
import { copyDaily } from './health/daily-copy.ts';
import { diagnosticsHandlers } from './health/diagnostics.ts';
import { createHealthService, healthHandlers } from './health/health-service.ts';
import { createHousekeeping } from './health/housekeeping.ts';
import { tidyLog } from './health/tidy-log.ts';
import { slotUndo } from './availability/slot-undo.ts';
import { bookingUndo } from './bookings/booking-undo.ts';
import type { Announce } from './ipc/announce.ts';
import { createMoneyService, moneyHandlers } from './money/money-service.ts';
import { createPackageService, packageHandlers } from './money/package-service.ts';
import { createReportService, reportHandlers } from './money/report-service.ts';
import { createReceiptService, type ReceiptPaper } from './money/receipt-service.ts';
import { seriesHandlers } from './series/series-handlers.ts';
import { createSeriesService } from './series/series-service.ts';
import type { Handlers, ShellChannel } from './ipc/serve.ts';
import type { Clock, Ids, Keychain, Log, NetworkState, Random, Timers } from './platform/ports.ts';
import {
  createReminderService,
  type Reminder,
  reminderHandlers,
} from './reminders/reminder-service.ts';
import { createServiceService, serviceHandlers } from './services/service-service.ts';
import { noReceiptsOfSample } from './sample/sample-guard.ts';
import { createStartService, startHandlers } from './sample/start-service.ts';
import { createSettingsService, settingsHandlers } from './settings/settings-service.ts';
import { createSync } from './sync/create-sync.ts';
import { itemChanged } from './sync/link-repo.ts';
import type { WakeReason } from './sync/loop.ts';
import { clientUndoPorts } from './clients/client-undo.ts';
import { packageUndo } from './money/package-undo.ts';
import { seriesUndo } from './series/series-undo.ts';
import { serviceUndo } from './services/service-undo.ts';
import { zoneUndo } from './settings/zone-undo.ts';
import { createUndoService, undoHandlers } from './undo/undo-service.ts';
import { takenSpans } from './waiting/taken-spans.ts';
import { waitingHandlers } from './waiting/waiting-handlers.ts';
import { createWaitingService } from './waiting/waiting-service.ts';
import { waitingUndo } from './waiting/waiting-undo.ts';
import type { Output } from '../src-shared/ipc/contract.ts';
import type { Settings } from '../src-shared/domain/settings.ts';
import { spokenLanguage } from '../src-shared/words/words.ts';

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
  /** The newest lines of the log file. */
  readLog(): Promise<string[]>;
  /** Puts a text into the system's clipboard. */
  copyText(text: string): Promise<void>;
  /** Lets the person choose where a text goes; false when they chose nowhere. */
  saveText(name: string, text: string): Promise<boolean>;
  /** Where receipts are saved. */
  paper: ReceiptPaper;
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
  const { book, clock, ids, random, timers, network, log } = ports;
  const { database } = book;
  const { db } = database;
  const machine = { clock, ids, random, timers, network, log };
  const written = { db, clock, ids, itemChanged };
  const quitting = new AbortController();
  const clockWatch = createClockWatch({ clock });
  const fetch: Fetch = async (url, init) => {
    const signal = eitherSignal(init.signal, quitting.signal);
    const response = await ports.fetch(url, { ...init, signal });
    clockWatch.observe(response.headers);
    return response;
  };

  /** Whatever is announced may have been a step of the person. */
  const announce: Announce = (event, facts) => {
    ports.announce(event, facts);
    undo.look();
  };
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
  const clientsChanged = (changed: readonly string[], bookingIds: readonly string[]): void => {
    announce('clients.changed', { ids: [...changed] });
    bookingsWritten(bookingIds);
  };
  const clients = createClientService({ ...written, changed: clientsChanged });
  const clientMerges = createClientMergeService({
    ...written,
    changed(changed, bookingIds) {
      clientsChanged(changed, bookingIds);
      moneyChanged(); // their packages went over
      announce('series.changed', { ids: [] });
    },
    movers: clientMovers,
  });
  const services = createServiceService({
    ...written,
    changed(changed, bookingIds) {
      announce('services.changed', { ids: changed });
      announce('series.changed', { ids: [] }); // series go on with the new terms
      bookingsWritten(bookingIds);
    },
  });
  const settings = createSettingsService({
    ...written,
    log,
    systemTimeZone: ports.systemTimeZone,
    changed(changed, bookingIds, slotIds) {
      announce('settings.changed', changed);
      announce('calendar.changed', {}); // all-day events cover the days of the practice's zone
      bookingsWritten(bookingIds);
      if (slotIds.length > 0) slotsWritten(slotIds);
      followSettings(changed);
      reminders.look();
    },
  });
  const moneyChanged = (): void => announce('money.changed', {});
  const packages = createPackageService({ ...written, changed: moneyChanged });
  const receipts = createReceiptService({
    ...written,
    paper: ports.paper,
    changed(bookingIds) {
      moneyChanged();
      bookingsWritten(bookingIds);
    },
  });
  const money = createMoneyService({ db, clock, settings: () => settings.get() });
  const series = createSeriesService({
    ...written,
    clashesOf,
    changed(changed, bookingIds) {
      announce('series.changed', { ids: changed });
      bookingsWritten(bookingIds);
    },
  });
  const reminders = createReminderService({
    ...machine,
    db,
    readSettings: () => settings.get(),
    remind: ports.remind,
  });
  const busy = createBusyService({ db, log });
  const clashes = createClashService({ db, clock, readSettings: () => settings.get() });

  const hours = createHoursService({ ...written, changed: () => announce('hours.changed', {}) });
  function slotsWritten(changed: readonly string[]): void {
    announce('slots.changed', { ids: [...changed] });
    sync.wake('commit');
  }
  const slots = createSlotService({ ...written, changed: slotsWritten });
  const weeklySlots = createWeeklySlotService({ ...written, changed: slotsWritten });
  const health = createHealthService({
    db,
    loop: sync.state,
    clockOffsetMs: clockWatch.offsetMs,
    keychainWorks: () => accounts.keychainWorks,
    lastBackupAt: () => book.backups.latestAt(),
  });
  const housekeeping = createHousekeeping({
    timers,
    log,
    chores: [
      { name: 'daily copy', run: () => copyDaily({ backups: book.backups, clock }) },
      { name: 'series to their horizon', run: () => series.topUp() },
      { name: 'weekly openings to their horizon', run: () => weeklySlots.topUp() },
      { name: 'log of the sync', run: (isStopped) => tidyLog({ db, clock }, isStopped) },
    ],
  });
  const waitingChanged = (changed: readonly string[]): void =>
    announce('waiting.changed', { ids: [...changed] });
  const waiting = createWaitingService({
    ...written,
    bookings,
    settings: () => settings.get(),
    taken: (range) => takenSpans(db, busy, range),
    changed: waitingChanged,
  });
  /** Names and terms stand in bookings, and with them in the calendar. */
  function namesUndone(event: 'clients.changed' | 'services.changed', changed: string[]): void {
    announce(event, { ids: changed });
    bookingsChanged([]);
    sync.wake('commit');
  }
  /** In another language, what main says in sentences is read anew by the window. */
  function followSettings(now: Settings): void {
    const before = spokenLanguage();
    ports.settingsChanged(now);
    if (spokenLanguage() === before) return;
    bookingsChanged([]);
    announce('slots.changed', { ids: [] });
    accounts.announceChange();
    sync.announceChange();
  }
  function settingsUndone(): void {
    settings.get().then(
      (now) => {
        announce('settings.changed', now);
        announce('calendar.changed', {});
        followSettings(now);
      },
      (error: unknown) => log.warn('the settings could not be announced', { error }),
    );
  }
  const undo = createUndoService({
    db,
    clock,
    log,
    kinds: [
      { of: bookingUndo(itemChanged), changed: bookingsWritten },
      ...slotUndo(itemChanged).map((of) => ({ of, changed: slotsWritten })),
      ...hoursUndo.map((of) => ({ of, changed: () => announce('hours.changed', {}) })),
      ...clientUndoPorts(itemChanged).map((of) => ({
        of,
        changed: (ids: string[]) => namesUndone('clients.changed', ids),
      })),
      { of: serviceUndo(itemChanged), changed: (ids) => namesUndone('services.changed', ids) },
      { of: seriesUndo, changed: (ids) => announce('series.changed', { ids }) },
      { of: zoneUndo, changed: settingsUndone },
      { of: packageUndo, changed: moneyChanged },
      { of: waitingUndo, changed: waitingChanged },
    ],
    changed: (state) => ports.announce('undo.changed', state),
    async taken(steps) {
      const wanted = await waiting.wanted(steps);
      if (wanted !== null) ports.announce('waiting.wanted', wanted);
    },
  });

  const start = createStartService({
    ...written,
    isConnecting: accounts.isConnecting,
    changed: (state) => announce('start.changed', state),
    bookChanged() {
      for (const event of ['clients.changed', 'services.changed', 'series.changed'] as const)
        announce(event, { ids: [] });
      announce('hours.changed', {});
      moneyChanged();
      waitingChanged([]);
      bookingsChanged([]);
    },
  });

  return {
    handlers: {
      ...bookingHandlers(bookings),
      ...dashboardHandlers(createDashboardService({ db, clock })),
      ...healthHandlers(health),
      ...diagnosticsHandlers({
        db,
        clock,
        health,
        versions: { ...ports.about, dataFolder: 'not shown' },
        handlers: { ...settingsHandlers(settings), ...sync.handlers },
        readLog: ports.readLog,
        copyText: ports.copyText,
        saveText: ports.saveText,
      }),
      ...clashHandlers(clashes),
      ...clientHandlers(clients),
      ...clientMergeHandlers(clientMerges),
      ...serviceHandlers(services),
      ...settingsHandlers(settings),
      ...packageHandlers(packages),
      ...reportHandlers(createReportService({ db, clock, saveText: ports.saveText })),
      ...noReceiptsOfSample(db, moneyHandlers(money, receipts)),
      ...startHandlers(start),
      ...copyHandlers({ backups: book.backups, log }),
      ...undoHandlers(undo),
      ...waitingHandlers(waiting, bookings),
      ...seriesHandlers(series),
      ...availabilityHandlers(hours, slots, weeklySlots),
      ...reminderHandlers(reminders),
      ...accounts.handlers,
      ...sync.handlers,
      'calendar.busy': (range) => busy.busyInRange(range),
      'app.about': async () => ports.about,
    },
    start() {
      undo.look();
      accounts.start();
      sync.start();
      housekeeping.start();
      reminders.start();
    },
    wake(reason) {
      sync.wake(reason);
      reminders.look();
    },
    async stop() {
      const stopGrace = timers.after(graceMs, () => quitting.abort());
      try {
        await Promise.all([sync.stop(), accounts.stop(), housekeeping.stop(), reminders.stop()]);
        await undo.stop();
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
