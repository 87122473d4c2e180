import { hoursUndo } from '../../src-main/availability/hours-undo.ts';
import { slotUndo } from '../../src-main/availability/slot-undo.ts';
import { bookingUndo } from '../../src-main/bookings/booking-undo.ts';
import { takenSpans } from '../../src-main/waiting/taken-spans.ts';
import { createWaitingService } from '../../src-main/waiting/waiting-service.ts';
import { waitingUndo } from '../../src-main/waiting/waiting-undo.ts';
import { createUndoService } from '../../src-main/undo/undo-service.ts';
import { createHoursService } from '../../src-main/availability/hours-service.ts';
import { createSlotService } from '../../src-main/availability/slot-service.ts';
import { createWeeklySlotService } from '../../src-main/availability/weekly-slot-service.ts';
import { createBookingService } from '../../src-main/bookings/booking-service.ts';
import { clientMovers } from '../../src-main/clients/client-movers.ts';
import { createClientMergeService } from '../../src-main/clients/client-merge-service.ts';
import { createClashService } from '../../src-main/clashes/clash-service.ts';
import { createClientService } from '../../src-main/clients/client-service.ts';
import { createMoneyService } from '../../src-main/money/money-service.ts';
import { createPackageService } from '../../src-main/money/package-service.ts';
import { createReceiptService } from '../../src-main/money/receipt-service.ts';
import type { ClashesOf } from '../../src-main/series/series-plan.ts';
import { createSeriesService } from '../../src-main/series/series-service.ts';
import { createServiceService } from '../../src-main/services/service-service.ts';
import { ensurePracticeTimeZone } from '../../src-main/settings/settings-repo.ts';
import { createSettingsService } from '../../src-main/settings/settings-service.ts';
import type { ItemChanged } from '../../src-main/history/item-changed.ts';
import { fakeClock, fakeIds, fakeLog } from './fakes.ts';
import { testDatabase } from './test-database.ts';
import { clientUndoPorts } from '../../src-main/clients/client-undo.ts';
import { packageUndo } from '../../src-main/money/package-undo.ts';
import { seriesUndo } from '../../src-main/series/series-undo.ts';
import { serviceUndo } from '../../src-main/services/service-undo.ts';
import { zoneUndo } from '../../src-main/settings/zone-undo.ts';
import { practiceZone } from './times.ts';

/**
 * A whole practice on a real database in memory: every service with fakes around it. `told` keeps, in order, what
 * was announced and which items the sync room heard of; `failNextItem` makes the sync room throw once.
 */
export async function testPractice() {
  const database = await testDatabase();
  const { db } = database;
  const clock = fakeClock();
  const ids = fakeIds();
  const log = fakeLog();
  const told: string[] = [];
  let fails = false;
  await db.transaction().execute((tx) => ensurePracticeTimeZone(tx, practiceZone));

  const itemChanged: ItemChanged = async (_tx, kind, id) => {
    if (fails) {
      fails = false;
      throw new Error('the sync room failed');
    }
    told.push(`item ${kind} ${id}`);
  };
  const announce = (what: string, of: readonly string[]) => {
    if (of.length > 0) told.push(`announced ${what} ${of.join(' ')}`);
  };
  const clientsChanged = (of: readonly string[], bookings: readonly string[]) => {
    announce('clients', of);
    announce('bookings', bookings);
  };
  let clashesOf: ClashesOf = async () => [];
  const deps = { db, clock, ids, log, itemChanged, systemTimeZone: practiceZone };
  const settings = createSettingsService({
    ...deps,
    changed: (_settings, bookings, slots) => {
      announce('settings', ['changed']);
      announce('bookings', bookings);
      announce('slots', slots);
    },
  });
  /** What was saved as PDF: the page it was printed from, and where to. */
  const printed: { html: string; path: string }[] = [];
  const bookings = createBookingService({ ...deps, changed: (of) => announce('bookings', of) });
  return {
    ...database,
    clock,
    ids,
    log,
    told,
    failNextItem: () => {
      fails = true;
    },
    bookings,
    clients: createClientService({ ...deps, changed: clientsChanged }),
    clientMerges: createClientMergeService({
      ...deps,
      changed: clientsChanged,
      movers: clientMovers,
    }),
    waiting: createWaitingService({
      ...deps,
      bookings,
      settings: () => settings.get(),
      taken: (range) => takenSpans(db, { busyInRange: async () => [] }, range),
      changed: (of) => announce('waiting', of),
    }),
    services: createServiceService({
      ...deps,
      changed: (of, bookings) => {
        announce('services', of);
        announce('bookings', bookings);
      },
    }),
    /** What else stands in the way of times in a series. */
    findClashes: (find: ClashesOf) => {
      clashesOf = find;
    },
    weeklySlots: createWeeklySlotService({ ...deps, changed: (of) => announce('slots', of) }),
    hours: createHoursService({ ...deps, changed: () => announce('hours', ['changed']) }),
    series: createSeriesService({
      ...deps,
      clashesOf: (...asked) => clashesOf(...asked),
      changed: (of, bookings) => {
        announce('series', of);
        announce('bookings', bookings);
      },
    }),
    slots: createSlotService({ ...deps, changed: (of) => announce('slots', of) }),
    settings,
    printed,
    packages: createPackageService({ ...deps, changed: () => announce('money', ['changed']) }),
    receipts: createReceiptService({
      ...deps,
      paper: {
        askPath: async (name) => `/chosen/${name}`,
        savePdf: async (html, path) => void printed.push({ html, path }),
      },
      changed: (bookings) => {
        announce('money', ['changed']);
        announce('bookings', bookings);
      },
    }),
    money: createMoneyService({ db, clock, settings: () => settings.get() }),
    undo: createUndoService({
      ...deps,
      kinds: [
        { of: bookingUndo(itemChanged), changed: (of) => announce('bookings', of) },
        ...slotUndo(itemChanged).map((of) => ({
          of,
          changed: (ids: string[]) => announce('slots', ids),
        })),
        ...hoursUndo.map((of) => ({ of, changed: () => announce('hours', ['changed']) })),
        { of: waitingUndo, changed: (of) => announce('waiting', of) },
        ...clientUndoPorts(itemChanged).map((of) => ({
          of,
          changed: (ids: string[]) => announce('clients', ids),
        })),
        { of: serviceUndo(itemChanged), changed: (of) => announce('services', of) },
        { of: seriesUndo, changed: (of) => announce('series', of) },
        { of: packageUndo, changed: () => announce('money', ['changed']) },
        { of: zoneUndo, changed: () => announce('settings', ['changed']) },
      ],
      changed: () => undefined,
    }),
    clashes: createClashService({ db, clock, readSettings: () => settings.get() }),
  };
}

export type TestPractice = Awaited<ReturnType<typeof testPractice>>;
