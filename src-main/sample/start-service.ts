import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { WeeklyHours } from '../../src-shared/domain/availability.ts';
import type { SampleRemoved, StartState } from '../../src-shared/domain/start.ts';
import { t } from '../../src-shared/words/words.ts';
import { hoursOf, readWeeklyHours, replaceWeekday } from '../availability/opening-repo.ts';
import { putBooking } from '../bookings/booking-repo.ts';
import { changesBetween } from '../../src-shared/domain/booking-changes.ts';
import { putClient } from '../clients/client-repo.ts';
import type { Db, Tx } from '../database/schema.ts';
import { recordHistory } from '../history/history-repo.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Clock, Ids } from '../platform/ports.ts';
import { putService } from '../services/service-repo.ts';
import { readPracticeTimeZone } from '../settings/settings-repo.ts';
import type { GeneratedPractice } from './generated-practice.ts';
import { weeklyHours } from './sample-days.ts';
import type { SampleRecord } from './sample-record.ts';
import {
  eraseBookings,
  eraseFreeClients,
  eraseFreeServices,
  forgetStepsAbout,
  isBookNew,
  isStartDone,
  markStartDone,
  readSample,
  sampleObstacle,
  writeSample,
} from './sample-repo.ts';

/** Some three months of one practice, a third of them to come. */
const size = { bookings: 430, clients: 140, years: 0.35, seed: 7 } as const;
const weekdays = [1, 2, 3, 4, 5, 6, 7];

export type StartDeps = {
  db: Db;
  clock: Clock;
  ids: Ids;
  /** The browser is open to connect an account: what is made up then must not come in between. */
  isConnecting(): boolean;
  /** Told after the commit. */
  changed(state: StartState): void;
  /** Told after the commit that the book has other clients, services, bookings and hours now. */
  bookChanged(): void;
};

export type StartService = ReturnType<typeof createStartService>;

/** The first run, and the practice that is made up to try things with. */
export function createStartService(deps: StartDeps) {
  const { db, clock, ids, changed, bookChanged } = deps;

  async function state(): Promise<StartState> {
    return {
      isWanted: !(await isStartDone(db)) && (await isBookNew(db)),
      hasSample: (await readSample(db)) !== null,
      sampleObstacle: await sampleObstacle(db),
    };
  }

  async function told(): Promise<StartState> {
    const now = await state();
    changed(now);
    return now;
  }

  return {
    state,

    /** From now on the book opens as it is. */
    async finish(): Promise<StartState> {
      if (await isStartDone(db)) return state();
      await db.transaction().execute(markStartDone);
      return told();
    },

    /** Fills an empty book with a practice that is made up. Refused while any of it could reach a calendar. */
    async loadSample(): Promise<StartState> {
      const { generatePractice } = await import('./generated-practice.ts'); // most starts need none of it
      await db.transaction().execute(async (tx) => {
        if ((await readSample(tx)) !== null) return;
        const obstacle = deps.isConnecting() ? 'connected' : await sampleObstacle(tx);
        if (obstacle !== null)
          throw new ExpectedError('not-allowed', t(`start:sample.refused.${obstacle}`));
        const now = clock.now();
        const timeZone = await readPracticeTimeZone(tx);
        const practice = generatePractice({ ...size, timeZone, now }, ids);
        await writeSample(tx, await writePractice(tx, practice, now));
        await markStartDone(tx);
      });
      bookChanged();
      return told();
    },

    /** Takes out what is made up, and nothing else; names what has to stay because something of the person's own belongs to it. */
    async removeSample(): Promise<SampleRemoved> {
      const kept = await db.transaction().execute(async (tx) => {
        const sample = await readSample(tx);
        return sample === null ? [] : erase(tx, sample);
      });
      bookChanged();
      await told();
      return { kept };
    },
  };
}

async function writePractice(
  tx: Tx,
  { services, clients, bookings }: GeneratedPractice,
  now: number,
): Promise<SampleRecord> {
  for (const service of services) await putService(tx, service, now);
  for (const client of clients) await putClient(tx, client, now);
  const written = [...bookings];
  for (const booking of written) {
    // Without a link to any calendar: `itemChanged` is not asked.
    await putBooking(tx, booking);
    await recordHistory(tx, {
      itemKind: 'booking',
      itemId: booking.id,
      revision: booking.revision,
      at: booking.createdAt,
      source: 'person',
      kind: 'created',
      changes: changesBetween(null, booking),
    });
  }
  const hoursBefore = await readWeeklyHours(tx);
  await replaceHours(tx, weeklyHours());
  return {
    services: services.map(({ id }) => id),
    clients: clients.map(({ id }) => id),
    bookings: written.map(({ id }) => id),
    hours: await readWeeklyHours(tx),
    hoursBefore,
  };
}

async function erase(tx: Tx, sample: SampleRecord): Promise<string[]> {
  await eraseBookings(tx, sample.bookings);
  const kept = [
    ...(await eraseFreeClients(tx, sample.clients)),
    ...(await eraseFreeServices(tx, sample.services)),
  ];
  await forgetStepsAbout(tx, [...sample.bookings, ...sample.clients, ...sample.services]);
  // Hours that the person has set since are theirs.
  const isUntouched = JSON.stringify(await readWeeklyHours(tx)) === JSON.stringify(sample.hours);
  if (isUntouched) await replaceHours(tx, sample.hoursBefore);
  await writeSample(tx, null);
  return kept;
}

async function replaceHours(tx: Tx, weekly: readonly WeeklyHours[]): Promise<void> {
  for (const weekday of weekdays) await replaceWeekday(tx, weekday, hoursOf(weekly, weekday));
}

/** What the window may ask about the first run and the sample practice. */
export function startHandlers(
  service: StartService,
): Pick<Handlers, Extract<keyof Handlers, `start.${string}` | `sample.${string}`>> {
  return {
    'start.state': () => service.state(),
    'start.finish': () => service.finish(),
    'sample.load': () => service.loadSample(),
    'sample.remove': () => service.removeSample(),
  };
}
