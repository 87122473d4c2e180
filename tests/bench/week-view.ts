import { putBooking } from '../../src-main/bookings/booking-repo.ts';
import { viewsBetween } from '../../src-main/bookings/booking-view-repo.ts';
import type { OpenDatabase } from '../../src-main/database/open.ts';
import { putClient } from '../../src-main/clients/client-repo.ts';
import { putService } from '../../src-main/services/service-repo.ts';
import { newBooking } from '../../src-shared/domain/booking-changes.ts';
import type { BookingId, ClientId, ServiceId } from '../../src-shared/domain/ids.ts';
import { linkRow, putCalendars } from '../support/calendars.ts';
import { bookingDraft, clientDraft, serviceDraft } from '../support/drafts.ts';
import { fakeIds, testNow } from '../support/fakes.ts';
import { testDatabase } from '../support/test-database.ts';
import { type Benchmark, type Figure, inMs } from './figures.ts';

const week = 7 * 86_400_000;
const minutes = 60_000;

/** Fills a week with bookings evenly, each with client, service and a link in the target calendar. */
async function fillWeek(
  database: OpenDatabase,
  startAt: number,
  count: number,
  ids: () => string,
): Promise<void> {
  const draft = bookingDraft({
    location: 'Room 2',
    calendarNote: 'Bring shoes',
    privateNote: 'Left knee',
  });
  await database.db.transaction().execute(async (tx) => {
    const client = { ...clientDraft(), id: ids() as ClientId, revision: 1, archived: false };
    const service = { ...serviceDraft(), id: ids() as ServiceId, revision: 1, archived: false };
    await putClient(tx, client, 0);
    await putService(tx, service, 0);
    for (let index = 0; index < count; index += 1) {
      const at = startAt + Math.floor((index / count) * week);
      const when = {
        allDay: false as const,
        startAt: at,
        endAt: at + 45 * minutes,
        timeZone: 'Europe/Berlin',
      };
      const booking = newBooking(
        { ...draft, clientId: client.id, serviceId: service.id, when },
        { id: ids() as BookingId, at: 0, service },
      );
      await putBooking(tx, booking);
      await tx.insertInto('calendar_link').values(linkRow(booking.id, 'target')).execute();
    }
  });
}

async function measure(
  what: string,
  weeksBefore: number,
  perWeek: number,
  inWeek: number,
): Promise<Figure> {
  const database = await testDatabase();
  await putCalendars(database.db);
  const { next } = fakeIds();
  for (let before = weeksBefore; before > 0; before -= 1) {
    await fillWeek(database, testNow - before * week, perWeek, next);
  }
  await fillWeek(database, testNow, inWeek, next);
  const times: number[] = [];
  let views = 0;
  for (let run = 0; run < 60; run += 1) {
    const startedAt = performance.now();
    views = (await viewsBetween(database.db, testNow, testNow + week)).length;
    if (run >= 10) times.push(performance.now() - startedAt);
  }
  await database.close();
  times.sort((a, b) => a - b);
  const [best = 0, median = 0] = [times[0], times[Math.floor(times.length / 2)]];
  return { what, views, median: inMs(median), best: inMs(best) };
}

/** A week of bookings as the window asks for it. */
export const weekViewBenchmark: Benchmark = {
  name: 'a week of bookings with where each stands',
  run: async () => [
    await measure('a full week after a year of 2,000 bookings', 40, 50, 50),
    await measure('a full week after ten years of 20,000 bookings', 400, 50, 50),
    await measure('a week of 2,000 bookings', 0, 0, 2000),
  ],
};
