import { putBooking } from '../../src-main/bookings/booking-repo.ts';
import { clashesOf } from '../../src-main/clashes/clash-finder.ts';
import { findFreeTimes, type Wanted } from '../../src-main/clashes/free-time-finder.ts';
import { findOpenClashes } from '../../src-main/clashes/open-clashes.ts';
import type { OpenDatabase } from '../../src-main/database/open.ts';
import { defaultSettings } from '../../src-main/settings/settings-service.ts';
import { newBooking } from '../../src-shared/domain/booking-changes.ts';
import type { BookingId } from '../../src-shared/domain/ids.ts';
import { putBusyCalendar, putBusyEvent } from '../support/busy.ts';
import { bookingDraft } from '../support/drafts.ts';
import { fakeIds, testNow } from '../support/fakes.ts';
import { generatePractice } from '../../src-main/sample/generated-practice.ts';
import { writePractice } from '../support/generated/write-practice.ts';
import { testDatabase } from '../support/test-database.ts';
import { timed } from '../support/times.ts';
import { type Benchmark, type Figure, inMs } from './figures.ts';

const minuteMs = 60_000;
const timeZone = 'Europe/Berlin';
const settings = defaultSettings(timeZone);

/** The next free times, and what is in the way of one, in a book of 5,000 bookings. */
export const freeTimesBenchmark: Benchmark = {
  name: 'Free times and clashes, 5,000 bookings and a busy calendar',
  words:
    'The next free times and what is in the way of one, in memory: the median of thirty, and the best. The last rows ' +
    'are books as nobody has them, with all bookings in the quarter that is looked through.',
  async run() {
    const grown = await openBook(putGrownPractice);
    const full = await openBook(putFullQuarter);
    const figures = [
      await measure('the next free hour, in a practice of three years', () => find(grown, 60)),
      await measure('90 days in which nothing is free, the same', () => find(grown, 12 * 60)),
      await measure('90 days with all 5,000 in them, nothing free', () => find(full, 60)),
      await measure('what is in the way of one time', () =>
        clashesOf(grown.db, { when: timed('2026-03-10T10:00') }, null),
      ),
      await measure('coming bookings with something in their way', () =>
        findOpenClashes(grown.db, testNow),
      ),
      await measure('the same with all 5,000 ahead', () => findOpenClashes(full.db, testNow)),
    ];
    await grown.close();
    await full.close();
    return { figures };
  },
};

async function openBook(fill: (database: OpenDatabase) => Promise<void>): Promise<OpenDatabase> {
  const database = await testDatabase();
  await database.db
    .insertInto('setting')
    .values({ key: 'practiceTimeZone', value_json: `"${timeZone}"` })
    .execute();
  await putBusyCalendar(database.db, { last_pulled_at: testNow });
  for (let index = 0; index < 20; index += 1) {
    const recurrence = [index % 2 === 0 ? 'RRULE:FREQ=WEEKLY' : 'RRULE:FREQ=MONTHLY;BYDAY=2TU'];
    const when = timed(`2025-09-${String(index + 1).padStart(2, '0')}T12:30`, 45);
    await putBusyEvent(database.db, when, { id: `series ${index}`, recurrence });
  }
  await fill(database);
  return database;
}

async function putGrownPractice(database: OpenDatabase): Promise<void> {
  const size = { bookings: 5000, clients: 400, years: 3, timeZone, now: testNow, seed: 1 };
  await writePractice(database, generatePractice(size, fakeIds()));
}

/** A booking each 26 minutes, day and night. */
async function putFullQuarter({ db }: OpenDatabase): Promise<void> {
  const ids = fakeIds();
  await db.transaction().execute(async (tx) => {
    for (let index = 0; index < 5000; index += 1) {
      const startAt = testNow + index * 26 * minuteMs;
      const when = { allDay: false, startAt, endAt: startAt + 26 * minuteMs, timeZone } as const;
      const id = ids.next() as BookingId;
      await putBooking(tx, newBooking(bookingDraft({ when }), { id, at: 0, service: null }));
    }
  });
}

function find({ db }: OpenDatabase, minutes: number): Promise<unknown> {
  const wanted: Wanted = {
    minutes,
    bufferBeforeMinutes: 5,
    bufferAfterMinutes: 10,
    fromAt: testNow,
    count: 3,
    apartMinutes: 0,
    exceptId: null,
  };
  return findFreeTimes(db, wanted, settings, testNow);
}

async function measure(what: string, run: () => Promise<unknown>): Promise<Figure> {
  const times: number[] = [];
  for (let index = 0; index < 40; index += 1) {
    const startedAt = performance.now();
    await run();
    if (index >= 10) times.push(performance.now() - startedAt);
  }
  times.sort((a, b) => a - b);
  const [best = 0, median = 0] = [times[0], times[Math.floor(times.length / 2)]];
  return { what, median: inMs(median), best: inMs(best) };
}
