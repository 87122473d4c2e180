import { createHoursService } from '../../src-main/availability/hours-service.ts';
import { createSlotService } from '../../src-main/availability/slot-service.ts';
import { createWeeklySlotService } from '../../src-main/availability/weekly-slot-service.ts';
import { createBookingService } from '../../src-main/bookings/booking-service.ts';
import { createClashService } from '../../src-main/clashes/clash-service.ts';
import { createClientService } from '../../src-main/clients/client-service.ts';
import { createServiceService } from '../../src-main/services/service-service.ts';
import { ensurePracticeTimeZone } from '../../src-main/settings/settings-repo.ts';
import { createSettingsService } from '../../src-main/settings/settings-service.ts';
import type { ItemChanged } from '../../src-main/history/item-changed.ts';
import { fakeClock, fakeIds, fakeLog } from './fakes.ts';
import { testDatabase } from './test-database.ts';
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
  const deps = { db, clock, ids, log, itemChanged, systemTimeZone: practiceZone };
  const settings = createSettingsService({
    ...deps,
    changed: (_settings, bookings) => {
      announce('settings', ['changed']);
      announce('bookings', bookings);
    },
  });
  return {
    ...database,
    clock,
    ids,
    log,
    told,
    failNextItem: () => {
      fails = true;
    },
    bookings: createBookingService({ ...deps, changed: (of) => announce('bookings', of) }),
    clients: createClientService({
      ...deps,
      changed: (of, bookings) => {
        announce('clients', of);
        announce('bookings', bookings);
      },
    }),
    services: createServiceService({
      ...deps,
      changed: (of, bookings) => {
        announce('services', of);
        announce('bookings', bookings);
      },
    }),
    slots: createSlotService({ ...deps, changed: (of) => announce('slots', of) }),
    settings,
    clashes: createClashService({ db, clock, readSettings: () => settings.get() }),
    weeklySlots: createWeeklySlotService({ ...deps, changed: (of) => announce('slots', of) }),
    hours: createHoursService({ ...deps, changed: () => announce('hours', ['changed']) }),
  };
}

export type TestPractice = Awaited<ReturnType<typeof testPractice>>;
