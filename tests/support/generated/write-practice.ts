import type { Statement } from 'better-sqlite3';
import { replaceWeekday } from '../../../src-main/availability/opening-repo.ts';
import { rowOf } from '../../../src-main/bookings/booking-repo.ts';
import { putClient } from '../../../src-main/clients/client-repo.ts';
import type { OpenDatabase } from '../../../src-main/database/open.ts';
import { putService } from '../../../src-main/services/service-repo.ts';
import type { Booking } from '../../../src-shared/domain/booking.ts';
import { changesBetween } from '../../../src-shared/domain/booking-changes.ts';
import { weeklyHours } from '../../../src-main/sample/sample-days.ts';
import type { GeneratedPractice } from '../../../src-main/sample/generated-practice.ts';

/** Bookings written by one transaction: enough that its commit does not count. */
const atOnce = 5000;

/** Writes a generated practice into a database, with its opening hours; answers how many bookings it has. */
export async function writePractice(
  database: OpenDatabase,
  { services, clients, bookings }: GeneratedPractice,
): Promise<number> {
  const { db, sqlite } = database;
  const synchronous: unknown = sqlite.pragma('synchronous', { simple: true });
  sqlite.pragma('synchronous = OFF'); // a power cut costs a practice that never was
  await db.transaction().execute(async (tx) => {
    for (const service of services) await putService(tx, service, 0);
    for (const client of clients) await putClient(tx, client, 0);
    for (const weekday of [1, 2, 3, 4, 5]) {
      const hours = weeklyHours().filter((one) => one.weekday === weekday);
      await replaceWeekday(tx, weekday, hours);
    }
  });
  const writeAll = sqlite.transaction((some: readonly Booking[]) => {
    for (const booking of some) put(booking);
  });
  const put = bookingWriter(database);
  let written = 0;
  for (const some of inParts(bookings, atOnce)) {
    writeAll(some);
    written += some.length;
  }
  sqlite.pragma(`synchronous = ${String(synchronous)}`);
  sqlite.pragma('optimize');
  return written;
}

/** Writes as `putBooking` and `recordHistory` do, by statements prepared once: a practice of decades is to be had at once. */
function bookingWriter({ sqlite }: OpenDatabase): (booking: Booking) => void {
  let insert: Statement | null = null;
  const history = sqlite.prepare(
    `INSERT INTO item_history (item_kind, item_id, revision, at, source, kind, changes_json)
     VALUES ('booking', ?, ?, ?, 'person', 'created', ?)`,
  );
  return (booking) => {
    const row = { ...rowOf(booking, 'UTC'), deleted_at: null }; // the zone matters to whole days only
    const columns = Object.keys(row);
    insert ??= sqlite.prepare(
      `INSERT INTO booking (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
    );
    insert.run(row);
    const changes = JSON.stringify(changesBetween(null, booking));
    history.run(booking.id, booking.revision, booking.createdAt, changes);
  };
}

function* inParts<T>(items: Iterable<T>, size: number): Iterable<T[]> {
  let part: T[] = [];
  for (const item of items) {
    part.push(item);
    if (part.length < size) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}
