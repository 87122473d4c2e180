import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '../../migrations/all.ts';
import { openBook } from '../../src-main/appointment-book.ts';
import { putBooking } from '../../src-main/bookings/booking-repo.ts';
import { dataFolderAt } from '../../src-main/data-folder.ts';
import { systemClock } from '../../src-main/platform/system-clock.ts';
import { uuidIds } from '../../src-main/platform/uuid-ids.ts';
import { newBooking } from '../../src-shared/domain/booking-changes.ts';
import type { BookingId } from '../../src-shared/domain/ids.ts';
import { dayOf, startOfDay } from '../../src-shared/domain/time.ts';
import { bookingDraft } from '../../tests/support/drafts.ts';
import { generatePractice, mostBookingsAYear } from '../../src-main/sample/generated-practice.ts';
import { writePractice } from '../../tests/support/generated/write-practice.ts';
import { fakeLog } from '../../tests/support/fakes.ts';

export const grownPractice = { bookings: 10_000, clients: 2_000 };

/** The data folder of an app with a grown practice in it, which has a booking today; whoever makes it removes it. */
export async function seededFolder(): Promise<{ path: string; remove: () => void }> {
  const path = mkdtempSync(join(tmpdir(), 'appointment-agent-bench-'));
  const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const now = systemClock.now();
  const book = await openBook({
    folder: dataFolderAt(path),
    migrations,
    systemTimeZone: timeZone,
    clock: systemClock,
    ids: uuidIds,
    log: fakeLog(),
  });
  try {
    const { database } = book;
    const years = Math.ceil(grownPractice.bookings / mostBookingsAYear);
    const practice = generatePractice({ ...grownPractice, years, timeZone, now, seed: 1 }, uuidIds);
    await writePractice(database, practice);
    // Also in the weeks in which nobody works there is something to see.
    const startAt = startOfDay(dayOf(now, timeZone), timeZone) + 20 * 3_600_000;
    const when = { allDay: false, startAt, endAt: startAt + 3_600_000, timeZone } as const;
    const draft = bookingDraft({ title: 'Tonight', when });
    const booking = newBooking(draft, { id: uuidIds.next() as BookingId, at: now, service: null });
    await database.db.transaction().execute((tx) => putBooking(tx, booking));
  } finally {
    await book.close();
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}
